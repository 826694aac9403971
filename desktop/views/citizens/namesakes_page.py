"""The page of namesakes: pairs that may be one person, and two entries side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.problems import Refused
from desktop.rules.thai_names import search_key
from desktop.services.centre import Centre
from desktop.services.citizens import AlikePair, Joined, Pair, TakenApart, ToDecide
from desktop.system.language import _
from desktop.views.citizens import pair_words
from desktop.views.citizens.pair_view import PairView
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column, button_row, rule
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.filters import Filter
from desktop.views.kit.jobs import Job
from desktop.views.kit.register_page import Empty, Register, TableColumn
from desktop.views.kit.row_model import Cell, Row, Sort
from desktop.views.kit.words import WrappedLabel

_BETWEEN = "|"


class _Pairs:
    """The pairs that were found, as a table asks for them."""

    def __init__(self) -> None:
        self.found: dict[str, AlikePair] = {}
        self.beyond = 0
        self.complete = True

    def show(self, found: ToDecide) -> None:
        """Take what was found in the register."""
        self.found = {_key(pair.one.uid, pair.other.uid): pair for pair in found.pairs}
        self.beyond, self.complete = found.count - len(found.pairs), found.complete

    def ids(self, query: object, _sort: Sort | None) -> Sequence[str]:
        """The keys of the pairs that a filter asks for, the likest first."""
        assert isinstance(query, tuple)
        text, level = query
        wanted = search_key(text).split()
        named = {key: search_key(f"{pair.one.name} {pair.other.name}") for key, pair in self.found.items()}
        return [
            key
            for key, pair in self.found.items()
            if (not level or pair.level == level) and all(word in named[key] for word in wanted)
        ]

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some pairs."""
        return [_row(key, self.found[key]) for key in uids if key in self.found]


class NamesakesPage(EntriesPage):
    """The page of namesakes.

    Args:
        desk: runs the work.
        centre: all services.
    """

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._pairs = _Pairs()
        self._looked = False
        self._back = ""
        self._opening: Job | None = None
        self.pair = PairView()
        self.place(self._register(), self.pair)
        self.pair.join_wanted.connect(self._join)
        self.pair.decided.connect(self._decide_shown)
        self.register.opened.connect(self._open_key)
        desk.changed.connect(self._on_changed)

    def _register(self) -> Register:
        again = Action(word=_("Look again"), run=self.look_for_pairs, icon="refresh-cw")
        purpose = (
            _("People of different districts who may be one person wait here until somebody decides.")
            if self._ground.is_province
            else _("Entries that may be the same person wait here until somebody decides.")
        )
        return Register(
            title=_("Namesakes to decide"),
            columns=(
                TableColumn("one", _("Name"), 190, sortable=False),
                TableColumn("other", _("May be"), 190, sortable=False),
                TableColumn("level", _("Likeness"), 150, sortable=False),
                TableColumn("reasons", _("Why"), 200, sortable=False),
            ),
            source=self._pairs,
            query=lambda text, chosen: (text, chosen.get("level", "")),
            count=self._count_words,
            empty=Empty("users", _("Nobody is left to decide"), purpose, again),
            placeholder=_("part of the name"),
            actions=(again,),
            filters=(Filter("level", _("Likeness"), _levels),),
        )

    def _count_words(self, count: int) -> str:
        shown = thai_date.thai_digits(f"{count:,}")
        if not self._pairs.beyond:
            return _("{count} pairs", count=shown)
        whole = thai_date.thai_digits(f"{count + self._pairs.beyond:,}")
        return _("The likest {count} of {whole} pairs", count=shown, whole=whole)

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show two entries (``first`` and ``second``), or the list.

        Args:
            where: what to show; ``back`` is the uid of the person from whose page somebody comes.
        """
        first, second = (str(where.get(name) or "") for name in ("first", "second"))
        if first and second:
            self._back = str(where.get("back") or "")
            self.open_pair(first, second)
            return
        if where or not self.shows_entry():
            self._back = ""
            self.show_register()
            if not self._looked:
                self.look_for_pairs()
            self.register.focus_table()

    def refresh(self) -> None:
        """Look through the register anew."""
        if not self.shows_entry():
            self.look_for_pairs()

    def go_back(self) -> bool:
        """Esc goes back to the list, or to the person from whose page somebody came."""
        self._drop_opening()
        if self.shows_entry() and self._back:
            back, self._back = self._back, ""
            self.show_register()
            self.desk.open("citizens", uid=back)
            return True
        if not self.shows_entry():
            self.desk.open("citizens")
            return True
        went = super().go_back()
        if not self._pairs.found and not self._looked:
            self.look_for_pairs()
        return went

    # -- the list

    def _on_changed(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        # Looking takes long in a large register: it is done when somebody comes here the next time.
        if "citizens" in changes:
            self._looked = False

    def look_for_pairs(self) -> None:
        """Look through the register for pairs; what was found before stays while it goes on."""
        self._looked = True
        if not self._pairs.found:
            self.register.states.setCurrentIndex(1)
        self.desk.run(
            self._centre.citizens.to_decide,
            self._on_found,
            self._not_found,
            title=_("Looking for namesakes"),
            owner=self,
        )

    def _on_found(self, found: ToDecide) -> None:
        self._pairs.show(found)
        self.register.refresh()
        if not found.complete:
            self.register.head.set_note(_("There may be more pairs with weaker signs."))

    def _not_found(self, failure: BaseException) -> None:
        self._looked = False
        self.register.refresh()
        if isinstance(failure, Refused):
            self.desk.fail(failure)

    def look(self, uid: str) -> Job | None:
        """Show beside the list why two may be one."""
        pair = self._pairs.found.get(uid)
        self.register.show_detail(self._detail(pair) if pair else None)
        return None

    def _detail(self, pair: AlikePair) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        seen = Column(spacing=6)
        chip = pair_words.likeness_words(pair.level)
        seen.add(Chip(chip.code, chip.text))
        for person in (pair.one, pair.other):
            if person is pair.other:
                seen.add(rule())
            seen.add(WrappedLabel(person.name, words.HEADING))
            seen.add(WrappedLabel(person.detail, words.MUTED))
        seen.add(rule())
        seen.add(WrappedLabel(pair_words.reasons_words(pair.reasons)))
        seen.add_stretch()
        column.addWidget(seen, 1)
        one, other = pair.one.uid, pair.other.uid
        actions = [Action(word=_("Compare"), run=lambda: self.open_pair(one, other), icon="users")]
        if "thai_id" not in pair.reasons:
            apart = Action(word=_("Somebody else"), run=lambda: self._decide(one, other, "different"))
            actions.append(apart)
        column.addLayout(button_row(actions))
        return made

    def _open_key(self, key: str) -> None:
        self._back = ""
        self.open_pair(*key.split(_BETWEEN))

    # -- two entries

    def open_pair(self, first: str, second: str) -> None:
        """Show two entries side by side; both views are logged.

        Args:
            first: a person's uid.
            second: another's.
        """
        self._drop_opening()
        self._opening = self.desk.run(
            lambda _progress: self._centre.citizens.pair(first, second),
            self._show_pair,
            lambda failure: self._gone(failure, first, second),
            owner=self,
        )

    def _drop_opening(self) -> None:
        """Whoever has gone on does not wait for a pair any more."""
        if self._opening is not None:
            self._opening.drop()
            self._opening = None

    def _show_pair(self, pair: Pair) -> None:
        self._opening = None
        self.pair.show_pair(pair)
        self.show_entry()
        self.pair.focus_first()

    def _gone(self, failure: BaseException, first: str, second: str) -> None:
        self._opening = None
        if isinstance(failure, Refused) and failure.code == "same-entry":
            self._drop(first, second)
        self.desk.fail(failure)

    def _join(self) -> None:
        pair, table = self.pair.pair, self.pair.table
        assert pair is not None
        assert table is not None
        sides = (pair.one.page, pair.other.page)
        kept, gone = sides[table.kept], sides[1 - table.kept]
        taken = table.taken()
        self._write(
            lambda: self._centre.citizens.join((kept.uid, kept.revision), (gone.uid, gone.revision), taken),
            self._joined,
            _("Joining"),
        )

    def _joined(self, done: Joined) -> None:
        self._forget_shown()
        self.desk.say(_("{name} is one person now.", name=done.name), lambda: self._undo(done))
        self.desk.open("citizens", uid=done.kept_uid)

    def _undo(self, done: Joined) -> None:
        self._write(lambda: self._centre.citizens.take_apart(done.uid), self._undone, _("Taking apart"))

    def _undone(self, done: TakenApart) -> None:
        self.desk.say(pair_words.apart_words(done))

    def _decide_shown(self, verdict: str) -> None:
        pair = self.pair.pair
        assert pair is not None
        self._decide(pair.one.page.uid, pair.other.page.uid, verdict)

    def _decide(self, one: str, other: str, verdict: str) -> None:
        self._write(
            lambda: self._centre.citizens.decide(one, other, verdict),
            lambda _nothing: self._decided(one, other, verdict),
            _("Saving"),
        )

    def _decided(self, one: str, other: str, verdict: str) -> None:
        if not verdict:
            self._looked = False
            self.open_pair(one, other)
            return
        self._drop(one, other)
        said = _("Remembered: the same person.") if verdict == "same" else _("Remembered: two people.")
        self.desk.say(said, lambda: self._take_back(one, other))
        if self.shows_entry():
            self.go_back()

    def _take_back(self, one: str, other: str) -> None:
        self._write(
            lambda: self._centre.citizens.decide(one, other, ""),
            lambda _nothing: self.look_for_pairs(),
            _("Saving"),
        )

    def _write(self, work: Callable[[], object], success: Callable[..., object], title: str) -> None:
        self.desk.run(lambda _progress: work(), success, title=title, writes=True, owner=self)

    def _forget_shown(self) -> None:
        pair = self.pair.pair
        assert pair is not None
        self._back = ""
        self._drop(pair.one.page.uid, pair.other.page.uid)
        self.show_register()

    def _drop(self, one: str, other: str) -> None:
        """A pair that is decided leaves the list; the others stay without being looked for again."""
        self._pairs.found.pop(_key(one, other), None)
        self.register.refresh()


def _key(one: str, other: str) -> str:
    return _BETWEEN.join(sorted((one, other)))


def _row(key: str, pair: AlikePair) -> Row:
    chip = pair_words.likeness_words(pair.level)
    why = pair_words.reasons_words(pair.reasons)
    return Row(key, (pair.one.name, pair.other.name, Cell(chip.text, chip.code), Cell(why, quiet=True)))


def _levels() -> Sequence[Choice]:
    return [Choice(level, pair_words.likeness_words(level).text) for level in ("same", "likely", "offer")]
