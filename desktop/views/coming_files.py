"""Files that somebody brings to the window: what each is by its name, and the page that looks into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.rules.problems import Refused
from desktop.system import watched_places
from desktop.system.language import _
from desktop.views.dropping import Dropping, local_files
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog

SEALED: Final = watched_places.ENDING
LISTS: Final = (".xlsx", ".csv", ".txt", ".tsv", ".xlsm")


class Window(Protocol):
    """What is needed of the window."""

    desk: Desk

    def turn_to(self, name: str, where: Mapping[str, object] | None = None) -> None:
        """Turn to a page, unless something unsaved keeps the one in front."""

    def window(self) -> QWidget:
        """The window as Qt knows it."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Files, sorted by the ends of their names.

    Attributes:
        sealed: of the exchange.
        lists: workbooks and CSV texts.
        others: nothing that is taken in.
    """

    sealed: tuple[Path, ...]
    lists: tuple[Path, ...]
    others: tuple[Path, ...]

    @classmethod
    def sort(cls, files: Sequence[Path]) -> Brought:
        """By the ends of their names, in the order in which they came."""
        sealed = tuple(file for file in files if file.suffix.lower() == SEALED)
        lists = tuple(file for file in files if file.suffix.lower() in LISTS)
        return cls(sealed, lists, tuple(file for file in files if not is_known(file)))


def is_known(file: Path) -> bool:
    """Whether a file is of a kind that is taken in, as its name says."""
    return file.suffix.lower() in (SEALED, *LISTS)


class ComingFiles:
    """Takes files to the page that looks into them.

    Args:
        window: whose pages they are.
        dropping: hears what is dragged onto it.
        province: whether it is a province's.
    """

    def __init__(self, window: Window, dropping: Dropping, *, province: bool) -> None:
        self._window = window
        self._sealed_page = "inbox" if province else "exchange"
        self._list_page = "agency_answers" if province else "import_list"
        dropping.came.connect(self.bring)

    def bring(self, files: Sequence[Path]) -> None:
        """Look into files: sealed ones one after the other, of lists the first.

        Args:
            files: where they lie, in the order in which they are looked into.
        """
        brought = Brought.sort(files)
        left = brought.others
        if brought.sealed:
            self._window.turn_to(self._sealed_page, {"files": list(brought.sealed)})
            left = (*brought.lists, *brought.others)
        elif brought.lists:
            self._window.turn_to(self._list_page, {"file": brought.lists[0]})
            left = (*brought.lists[1:], *brought.others)
        if left:
            # Said last: turning the page takes away what was said on the one before.
            self._window.desk.fail(_left_aside(left, brought))

    def choose(self) -> None:
        """Ask for a file of any known kind, and look into it."""
        endings = " ".join(f"*{ending}" for ending in (SEALED, *LISTS))
        kinds = _("Sealed files and lists ({endings})", endings=endings)
        chosen = Dialog.open_file(self._window.window(), kinds)
        if chosen is not None:
            self.bring([chosen])

    def paste(self) -> None:
        """Look into the files that were copied in the file manager."""
        copied = local_files(QGuiApplication.clipboard().mimeData())
        if copied:
            self.bring(copied)


def _left_aside(left: Sequence[Path], brought: Brought) -> Refused:
    first, more = left[0].name, len(left) - 1
    if not brought.sealed and not brought.lists:
        if more:
            sentence = _(
                "{file} and {count} others are no files that this program takes in. Nothing was changed. "
                "It takes in sealed files (.lcx) and lists from Excel (.xlsx, .csv).",
                file=first,
                count=more,
            )
        else:
            sentence = _(
                "{file} is no file that this program takes in. Nothing was changed. "
                "It takes in sealed files (.lcx) and lists from Excel (.xlsx, .csv).",
                file=first,
            )
        return Refused(sentence, code="unknown-file")
    if more:
        sentence = _(
            "{file} and {count} others were left aside. Bring them again when this is done; "
            "lists are taken in one at a time.",
            file=first,
            count=more,
        )
    else:
        sentence = _(
            "{file} was left aside. Bring it again when this is done; lists are taken in one at a time.",
            file=first,
        )
    return Refused(sentence, code="left-aside")
