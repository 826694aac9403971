"""What the search finds."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules.marked_parts import Span

CITIZEN, CASE, VOLUNTEER, DOCUMENT = "citizen", "case", "volunteer", "document"
GROUP, COURSE, FORUM, EVENT = "group", "course", "forum", "event"
ACTIVITY, BULLETIN = "activity", "bulletin"

# What was typed whole.
WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that the search found.

    Attributes:
        kind: ``citizen``, ``case``, ``volunteer``, ``document``, ``group``, ``course``, ``forum``, ``event``,
            ``activity`` or ``bulletin``.
        uid: its entry.
        title: a name or a number.
        detail: by which one is told from another.
        score: 100 is what was typed whole; what is only alike is lowest.
        marks: where in the title the matching part stands, as beginnings and ends.
        alike: ``name`` where it is not written as it was typed and only sounds or looks like it, ``part``
            where one of the words fits nobody, ``number`` where one digit differs, else nothing.
    """

    kind: str
    uid: str
    title: str
    detail: str = ""
    score: int = 0
    marks: tuple[Span, ...] = ()
    alike: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether a whole number was typed that only this has."""
        return self.score == WHOLE
