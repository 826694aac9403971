"""Fields whose text has a form of its own: dates, numbers with a check digit, telephones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.views.kit.fields.text import LineField

_WHOLE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN_PHONES: Final = re.compile(r"[,;/\n]|\s{2,}|\s(?=[0๐+])")


class ThaiDateField(LineField):
    """A date in the Buddhist era, typed as people write it; what was understood is shown beneath.

    Args:
        parse: makes an ISO date, perhaps only a year or a month, of what was typed; refuses in a sentence.
        show: writes an ISO date as the field shows it.
        hint: what to say beneath of an ISO date, such as the age.
        partial: whether a year or a month alone will do; the value is then ISO text, otherwise a date.
    """

    def __init__(
        self,
        parse: Callable[[str], str],
        show: Callable[[str], str],
        hint: Callable[[str], str] | None = None,
        partial: bool = False,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("day month year"), 40, parent)
        self._parse, self._show, self._hint_of, self._partial = parse, show, hint, partial

    def _read(self) -> tuple[str, str]:
        """The ISO text of what is typed, and why there is none."""
        text = self.line.text().strip()
        if not text:
            return "", ""
        try:
            iso = self._parse(text)
        except Refused as refused:
            return "", refused.sentence
        if not self._partial and not _WHOLE_DAY.fullmatch(iso):
            return "", _("Please write day, month and year.")
        return iso, ""

    def value(self) -> date | str | None:
        """The date, or its ISO text where parts of it may be missing."""
        iso = self._read()[0]
        if self._partial:
            return iso
        return date.fromisoformat(iso) if iso else None

    def set_value(self, value: date | str | None) -> None:
        """Show another date."""
        iso = value.isoformat() if isinstance(value, date) else value or ""
        self._put(self._show(iso) if iso else "")
        self._tell()

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.line.text().strip()

    def trouble(self) -> str:
        """Why it is no date."""
        return self._read()[1]

    def _on_edited(self, text: str) -> None:
        self._tell()
        super()._on_edited(text)

    def _tell(self) -> None:
        iso = self._read()[0]
        self.understood.emit(self._hint_of(iso) if iso and self._hint_of else "")

    def _on_leaving(self) -> None:
        iso = self._read()[0]
        if iso:
            self._put(self._show(iso))


class IdField(LineField):
    """A number of fixed length with a check digit, grouped as on the card.

    Args:
        digits: leaves the digits of what was typed.
        shown: groups the digits.
        check: says what is wrong with the digits; empty where nothing is.
        length: how many digits there are.
    """

    def __init__(
        self,
        digits: Callable[[str], str],
        shown: Callable[[str], str],
        check: Callable[[str], str],
        length: int = 13,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", 40, parent)
        self._digits, self._shown, self._check, self._length = digits, shown, check, length
        self._done = False

    def value(self) -> str:
        """The digits alone."""
        return self._digits(self.line.text())

    def set_value(self, value: str) -> None:
        """Show another number."""
        self._done = bool(value)
        self._put(self._grouped(value))
        self.understood.emit("")

    def _grouped(self, digits: str) -> str:
        return self._shown(digits) if len(digits) == self._length else digits

    def trouble(self) -> str:
        """What is wrong, once all digits are there or the person has gone on."""
        digits = self.value()
        if not digits and not self.line.text().strip():
            return ""
        complete = len(digits) >= self._length
        return self._check(digits) if complete or self._done else ""

    def _on_edited(self, text: str) -> None:
        self._done = False
        count = len(self.value())
        short = 0 < count < self._length
        told = _("{count} of {length} digits", count=count, length=self._length) if short else ""
        self.understood.emit(told)
        super()._on_edited(text)
        if count >= self._length:
            # Complete is as good as left: the check digit can be judged at once.
            self.left.emit()

    def _on_leaving(self) -> None:
        self._done = True
        self.understood.emit("")
        self._put(self._grouped(self.value()) or self.line.text().strip())


class PhonesField(LineField):
    """One or more telephone numbers on a line, a comma between them.

    Args:
        digits: leaves the digits of one number.
        shown: groups the digits of one number.
        check: says what is wrong with one number; empty where nothing is.
    """

    def __init__(
        self,
        digits: Callable[[str], str],
        shown: Callable[[str], str],
        check: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", 120, parent)
        self._digits, self._shown, self._check = digits, shown, check

    def _parts(self) -> Sequence[str]:
        return [part for part in _BETWEEN_PHONES.split(self.line.text()) if part and part.strip()]

    def value(self) -> tuple[str, ...]:
        """The digits of each number."""
        return tuple(digits for part in self._parts() if (digits := self._digits(part)))

    def set_value(self, value: Sequence[str]) -> None:
        """Show other numbers."""
        self._put(", ".join(self._shown(digits) for digits in value))

    def trouble(self) -> str:
        """What is wrong with the first number that is not right."""
        if self._parts() and len(self.value()) < len(self._parts()):
            return _("Please write telephone numbers in digits, a comma between two.")
        return next((wrong for digits in self.value() if (wrong := self._check(digits))), "")

    def _on_leaving(self) -> None:
        if self.value() and not self.trouble():
            self.set_value(self.value())
