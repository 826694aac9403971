"""The page of forums: the register, a forum's own page, what was raised, and the forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.forums import ForumDraft
from desktop.rules.trainings import GroupDraft
from desktop.services.centre import Centre
from desktop.services.forums import ForumPage, MatterRow, Saved
from desktop.system.language import _
from desktop.views.forums import listing, words
from desktop.views.forums.counts_view import CountsView
from desktop.views.forums.form_page import FormPage
from desktop.views.forums.forms import SmallForms, forum_form, with_name
from desktop.views.forums.forum_view import ForumView
from desktop.views.forums.glance import ForumGlance
from desktop.views.forums.raised_view import RaisedView
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Job
from desktop.views.kit.page import Page
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.list_exits import ListExits


class ForumsPage(Page):
    """Community forums.

    What is opened lies upon what it was opened from: going back takes the uppermost away.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        register: the list of forums.
        stack: the register, and upon it what was opened from it.
    """

    tables = frozenset(
        {"forums", "forum_matters", "forum_decisions", "cases", "groups", "documents", "activities"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._glancing: Job | None = None
        self.register = RegisterPage(desk, self._register())
        self.register.opened.connect(self.open_forum)
        self.register.selected.connect(self._glance_at)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _register(self) -> Register:
        ground = self._centre.ground
        new = Action(word=_("New forum"), run=self.open_form, icon="plus")
        counts = Action(word=_("What was raised"), run=self.open_counts, icon="chart-column")
        plans = Action(
            word=_("Plans and activities"), run=lambda: self.desk.open("plans"), icon="calendar-days"
        )
        text = _("A forum is written down here with what was raised, and becomes cases and groups.")
        return Register(
            title=_("Community forums"),
            columns=listing.columns(ground),
            source=listing.ForumRows(self._centre),
            query=listing.query,
            count=words.count_words,
            empty=Empty("message-square", _("No forum yet"), text, None if ground.is_province else new),
            placeholder=_("Place, tambon, or what was raised"),
            primary=None if ground.is_province else new,
            actions=(counts,) if ground.is_province else (plans, counts),
            filters=listing.filters(ground),
            name="forums",
            sort=Sort("on", descending=True),
            ways_out=ListExits(self, self.desk, self._centre, "forums").ways_out(),
            concerns=tuple(sorted(self.tables)),
        )

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the register, one forum (``uid``), those of a ``state``, what was raised (``raised``).

        At the province those of a ``unit`` in a ``year`` too.
        """
        uid, state = str(where.get("uid") or ""), str(where.get("state") or "")
        unit = str(where.get("unit") or "")
        if (uid or state or unit or where.get("raised")) and not self.may_leave():
            return
        if uid:
            self._show_again(uid)
        elif state in listing.STATES:
            self.show_register()
            self.register.filters.choose("state", listing.state_choice(state))
        elif unit:
            self.show_register()
            self.register.filters.choose("unit", listing.unit_choice(self._centre.ground, unit))
            self.register.filters.choose("year", listing.year_choice(int(str(where["year"]))))
        elif where.get("raised"):
            self.show_register()
            self.open_counts()
        self.refresh_if_stale()
        self._focus()

    def _show_again(self, uid: str) -> None:
        upper = self.upper()
        if isinstance(upper, ForumView) and upper.uid == uid:
            upper.refresh()
        else:
            self.show_register()
            self.open_forum(uid)

    def refresh(self) -> None:
        """Read anew what is shown; a form that is being filled in stays as it is."""
        self.register.refresh()
        upper = self.upper()
        if isinstance(upper, CountsView | RaisedView) or (isinstance(upper, ForumView) and not upper.form()):
            upper.refresh()

    def upper(self) -> QWidget | None:
        """What lies upon the register."""
        at = self.stack.count() - 1
        return self.stack.widget(at) if at else None

    def _focus(self) -> None:
        upper = self.upper()
        if isinstance(upper, CountsView | RaisedView | ForumView | FormPage):
            upper.focus_first()
        else:
            self.register.filters.box.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what lies upon what

    def _put(self, widget: QWidget) -> None:
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def _take(self) -> None:
        upper = self.upper()
        if upper is None:
            return
        self.stack.setCurrentIndex(self.stack.count() - 2)
        self.stack.removeWidget(upper)
        upper.deleteLater()

    def show_register(self) -> None:
        """Take everything away that lies upon the register."""
        while self.upper() is not None:
            self._take()

    def close_upper(self) -> None:
        """Back to what lies beneath."""
        self._take()
        if self.upper() is None:
            self.register.focus_table()
        else:
            self.refresh()
            self._focus()

    def go_back(self) -> bool:
        """One step back: from a form to what it is about, from that to the list."""
        upper = self.upper()
        if upper is None:
            return False
        if self.may_leave():
            if isinstance(upper, ForumView) and upper.form() is not None:
                upper.hide_form()
            else:
                self.close_upper()
        return True

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        form = self._form()
        return form is None or form.may_leave()

    def save(self) -> None:
        """Save the form that is open."""
        form = self._form()
        if form is not None:
            form.save()

    def _form(self) -> RecordForm[Any] | None:
        upper = self.upper()
        if isinstance(upper, FormPage):
            return upper.form
        return upper.form() if isinstance(upper, ForumView) else None

    def focus_filter(self) -> None:
        """Go to the filter of the list in front."""
        upper = self.upper()
        if isinstance(upper, RaisedView):
            upper.register.focus_filter()
        elif isinstance(upper, CountsView):
            upper.filters.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif upper is None:
            self.register.focus_filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)

    # -- a forum

    def _glance_at(self, uid: str) -> None:
        if self._glancing is not None:
            self._glancing.drop()
            self._glancing = None
        # A page that nobody looks at any more, as after signing out, asks for nothing.
        if uid and self.isVisible():
            self._glancing = self.desk.run(
                lambda _progress: self._centre.forums.page(uid), self._show_glance, owner=self
            )

    def _show_glance(self, page: ForumPage) -> None:
        self._glancing = None
        uid = page.row.uid
        if uid == self.register.table.current_uid():
            opening = Action(word=_("Open"), run=lambda: self.open_forum(uid))
            self.register.show_detail(ForumGlance(page, (opening,)))

    def open_forum(self, uid: str) -> None:
        """Show a forum's own page.

        Args:
            uid: the forum.
        """
        made = ForumView(self.desk, self._centre, uid)
        made.left.connect(self.go_back)
        made.change_wanted.connect(self.change_forum)
        made.shown.connect(made.focus_first, Qt.ConnectionType.SingleShotConnection)
        self._put(made)

    def open_form(self) -> None:
        """Ask what a new forum was."""
        self._show_form(self._centre.forums.blank(), None, None)

    def change_forum(self, uid: str) -> None:
        """Ask what a forum was, with what stands there."""
        self.desk.run(
            lambda _progress: self._centre.forums.draft(uid),
            lambda found: self._show_form(found[0], uid, found[1]),
            owner=self,
        )

    def _show_form(self, draft: ForumDraft, uid: str | None, revision: int | None) -> None:
        def save(typed: ForumDraft) -> None:
            self.desk.run(
                lambda _progress: self._centre.forums.save(typed, uid, revision),
                lambda saved: self._written(made, saved),
                made.refused,
                title=_("Saving"),
                writes=True,
                owner=made,
            )

        made = forum_form(self.desk, self._centre, draft, save, is_new=uid is None)
        self._put_form(made, around=False)

    def _written(self, form: RecordForm[ForumDraft], saved: Saved) -> None:
        form.accepted()
        asked = " ".join(problem.text for problem in saved.problems)
        self.desk.say(" ".join(part for part in (_("The forum is saved."), asked) if part))
        self._take()
        self._show_again(saved.uid)

    def _put_form(self, form: RecordForm[Any], *, around: bool) -> None:
        form.closed.connect(self.close_upper)
        made = FormPage(form, around=around)
        self._put(made)
        made.focus_first()

    # -- what was raised

    def open_counts(self) -> None:
        """Show how much was raised of each kind of need."""
        made = CountsView(self.desk, self._centre)
        made.left.connect(self.go_back)
        made.matters_wanted.connect(lambda wanted: self.open_raised(*wanted))
        made.shown.connect(made.focus_first, Qt.ConnectionType.SingleShotConnection)
        self._put(made)

    def open_raised(self, text: str, chosen: Mapping[str, Any]) -> None:
        """Show the matters behind a number.

        Args:
            text: what is typed into the filter.
            chosen: the choice of each filter, by its key.
        """
        exits = ListExits(self, self.desk, self._centre, "forum_matters", back="forums")
        made = RaisedView(self.desk, self._centre, exits.ways_out())
        made.left.connect(self.go_back)
        made.forum_wanted.connect(self.open_forum)
        made.group_wanted.connect(self.form_group)
        once = Qt.ConnectionType.SingleShotConnection
        made.register.loaded.connect(lambda _count: made.focus_first(), once)
        made.narrow(text, chosen)
        self._put(made)

    def form_group(self, uids: Sequence[str]) -> None:
        """Ask what group comes of matters.

        Args:
            uids: the matters.
        """
        matters = self._centre.forums.matters
        self.desk.run(
            lambda _progress: (matters.rows(uids), matters.group_draft(uids)),
            lambda found: self._show_group_form(*found),
            owner=self,
        )

    def _show_group_form(self, rows: Sequence[MatterRow], draft: GroupDraft) -> None:
        forms = SmallForms(self.desk, self._centre, self.close_upper, lambda: None)
        self._put_form(forms.group(rows, with_name(draft, rows)), around=True)
