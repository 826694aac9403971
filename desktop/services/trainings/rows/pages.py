"""What the windows see of a group, and of everything that is one person's."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules.trainings import GroupDraft
from desktop.services.trainings.rows.courses import CourseRow, EnrolmentRow
from desktop.services.trainings.rows.groups import GroupRow, MemberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """All that a group's page shows.

    Attributes:
        row: as the list shows it.
        draft: what a form is filled with.
        revision: what ``save`` wants back.
        members: who belongs to it, the leader first, then who left.
        courses: those set up for it, the newest first.
        end_reason: why it ended.
        own: whether this office may change it.
    """

    row: GroupRow
    draft: GroupDraft
    revision: int
    members: tuple[MemberRow, ...]
    courses: tuple[CourseRow, ...]
    end_reason: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTrainings:
    """The groups and courses of a person or of a case.

    Attributes:
        groups: the newest first.
        courses: the newest first.
    """

    groups: tuple[MemberRow, ...]
    courses: tuple[EnrolmentRow, ...]
