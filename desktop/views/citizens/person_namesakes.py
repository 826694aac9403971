"""What is done about one person's namesakes, from the person's own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.citizens import Namesake, TakenApart
from desktop.system.language import _
from desktop.views.citizens.namesakes_beside import NamesakesBeside
from desktop.views.citizens.pair_words import apart_words
from desktop.views.kit.desk import Desk


class PersonNamesakes:
    """Looks for one person's namesakes, and takes decisions and joinings back.

    Args:
        desk: runs the work.
        centre: all services.
        beside: what is shown of it.
        owner: the page; work of a page that is gone is dropped.
    """

    def __init__(self, desk: Desk, centre: Centre, beside: NamesakesBeside, owner: QWidget) -> None:
        self._desk, self._citizens, self._beside, self._owner = desk, centre.citizens, beside, owner
        self._uid = ""
        beside.compare_wanted.connect(self._compare)
        beside.told_apart.connect(self._tell_apart)
        beside.apart_wanted.connect(self._take_apart)
        beside.along_wanted.connect(self._take_along)

    def turn_to(self, uid: str) -> None:
        """Another person is shown now: whoever was found for the one before is no longer shown."""
        if uid != self._uid:
            self._uid = uid
            self._beside.show_candidates(())

    def find(self, *, silently: bool = False) -> None:
        """Look for whoever may be the person that is shown.

        Args:
            silently: whether nothing is said where nobody is found, as after saving.
        """
        uid = self._uid
        self._desk.run(
            lambda _progress: self._citizens.namesakes_of(uid),
            lambda found: self._on_found(uid, found, silently),
            owner=self._owner,
        )

    def _on_found(self, uid: str, found: Sequence[Namesake], silently: bool) -> None:
        if uid != self._uid:
            return
        self._beside.show_candidates(found)
        if not found and not silently:
            self._desk.say(_("Nobody in the register may be this person, apart from those decided about."))

    def _compare(self, other: str) -> None:
        self._desk.open("namesakes", first=self._uid, second=other, back=self._uid)

    def _tell_apart(self, other: str) -> None:
        one = self._uid

        def done(_nothing: object) -> None:
            self.find(silently=True)
            self._desk.say(_("Remembered: two people."), lambda: self._ask_again(one, other))

        self._write(lambda: self._citizens.decide(one, other, "different"), done)

    def _ask_again(self, one: str, other: str) -> None:
        self._write(lambda: self._citizens.decide(one, other, ""), lambda _nothing: self.find(silently=True))

    def _take_apart(self, joining: str) -> None:
        self._write(lambda: self._citizens.take_apart(joining), self._on_apart)

    def _on_apart(self, done: TakenApart) -> None:
        self._desk.say(apart_words(done))

    def _take_along(self, joining: str) -> None:
        self._write(lambda: self._citizens.take_along(joining), self._on_along)

    def _on_along(self, count: int) -> None:
        self._desk.say(_("{count} cases moved along.", count=thai_date.thai_digits(str(count))))

    def _write(self, work: Callable[[], object], success: Callable[..., object]) -> None:
        self._desk.run(lambda _progress: work(), success, title=_("Saving"), writes=True, owner=self._owner)
