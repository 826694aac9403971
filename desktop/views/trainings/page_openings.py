"""Opens the forms that take the whole page, and goes on from what they saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.rules.trainings import CourseDraft, GroupDraft, MemberDraft
from desktop.services.centre import Centre
from desktop.services.trainings.rows import CoursePage, GroupChoice, Proposal, Wish
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.trainings.page_forms import CourseForm, GroupForm, PageForm

Opens = Callable[[str], object]


class FormOpenings:
    """Opens the forms of groups and courses.

    Args:
        desk: runs the work.
        centre: the services.
        page: whose work it is.
        push: shows a form in front.
        pop: lets the form in front go.
    """

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        page: QWidget,
        *,
        push: Callable[[QWidget], object],
        pop: Callable[[], object],
    ) -> None:
        self._desk, self._centre, self._page = desk, centre, page
        self._trainings, self._push, self._pop = centre.trainings, push, pop

    def group(self, open_group: Opens, draft: GroupDraft | None = None) -> None:
        """The form of a new group.

        Args:
            open_group: shows the group that was formed.
            draft: what it is filled with.
        """
        blank = draft or GroupDraft(formed_on=self._centre.ground.clock.today())
        self._show(GroupForm(self._desk, self._centre, blank), _("The group was formed."), open_group)

    def proposed_group(self, open_group: Opens, proposal: Proposal, wishes: Sequence[Wish]) -> None:
        """The form of a new group of people who asked for the same.

        Args:
            open_group: shows the group that was formed.
            proposal: what they asked for, and where.
            wishes: those of them who become its members.
        """
        draft, members = self._trainings.groups.draft_of_proposal(proposal)
        cases = {wish.case_uid for wish in wishes}
        chosen: list[MemberDraft] = [member for member in members if member.case_uid in cases]
        made = GroupForm(self._desk, self._centre, draft, chosen)
        self._show(made, _("The group was formed."), open_group)

    def new_course(self, open_course: Opens, group_uid: str = "") -> None:
        """The form of a new course.

        Args:
            open_course: shows the course that was planned.
            group_uid: the group that it is set up for; empty for none.
        """
        trainings = self._trainings

        def read() -> tuple[CourseDraft, Sequence[GroupChoice]]:
            draft = trainings.courses.draft_for_group(group_uid) if group_uid else CourseDraft()
            return draft, trainings.groups.choices()

        def show(found: tuple[CourseDraft, Sequence[GroupChoice]]) -> None:
            made = CourseForm(self._desk, self._centre, *found)
            self._show(made, _("The course was planned."), open_course)

        self._desk.run(lambda _progress: read(), show, owner=self._page)

    def change_course(self, page: CoursePage) -> None:
        """The form of a course that stands already.

        Args:
            page: the course.
        """
        groups = self._trainings.groups

        def show(choices: Sequence[GroupChoice]) -> None:
            uid, revision = page.row.uid, page.revision
            made = CourseForm(self._desk, self._centre, page.draft, choices, uid=uid, revision=revision)
            self._show(made, _("The course was changed."), lambda _uid: None)

        self._desk.run(lambda _progress: groups.choices(), show, owner=self._page)

    def _show(self, made: PageForm, said: str, then: Opens) -> None:
        def saved(uid: str) -> None:
            self._desk.say(said)
            self._pop()
            then(uid)

        made.saved.connect(saved)
        made.closed.connect(self._pop)
        self._push(made)
        made.focus_first()
