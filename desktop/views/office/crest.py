"""The crest on papers: what it looks like now, another one, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel

_SIDE: Final = 96
# Of a file that is larger than any crest, no more is read than shows that.
_READ_AT_MOST: Final = 8_000_001


class CrestCard(Card):
    """The crest on papers.

    Args:
        desk: runs the work.
        centre: all services.
    """

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(_("Crest on papers"), parent=parent)
        self._desk, self._documents = desk, centre.documents
        self._allowed = centre.ground.actor.may("office.crest")
        self.picture = QLabel()
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = WrappedLabel("", words.CAPTION)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.picture)
        row.addWidget(self.told, 1)
        self.add_layout(row)
        self.choose_button = Button(_("Choose a picture"), "upload", on_click=self.choose)
        self.remove_button = Button(_("Take it away"), on_click=self.take_away)
        self.add_layout(self._buttons())
        self._show(b"")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for made in (self.choose_button, self.remove_button):
            # Only hidden, never shown here: a button that has no page yet would open as a window.
            if not self._allowed:
                made.hide()
            row.addWidget(made)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Read the crest anew."""
        self._desk.run(lambda _progress: self._documents.crest(), self._show, owner=self)

    def _show(self, picture: bytes) -> None:
        image = QImage.fromData(picture)
        self.picture.setVisible(not image.isNull())
        self.remove_button.setEnabled(not image.isNull())
        if image.isNull():
            told = _("No crest is chosen. Letters, memos and heads of papers leave a framed place for it.")
        else:
            self.picture.setPixmap(_fitting(image, self.devicePixelRatioF()))
            told = _("It stands on letters, memos and heads of papers. Copies keep the crest of their day.")
        if not self._allowed:
            told = " ".join((told, _("The supervisor or the administrator chooses it.")))
        self.told.setText(told)

    def choose(self) -> None:
        """Choose a picture file."""
        place = Dialog.open_file(self, "PNG, JPEG (*.png *.jpg *.jpeg)")
        if place is not None:
            self._save(place, _("Papers bear this crest from now on."))

    def take_away(self) -> None:
        """Leave the framed place again."""
        question = _("Take the crest off papers?")
        text = _("Papers leave a framed place for it from now on. Copies of earlier papers keep theirs.")
        if Dialog.ask(self, question, _("Take it away"), _("Keep it"), text):
            self._save(None, _("Papers leave a framed place for the crest."))

    def _save(self, place: Path | None, said: str) -> None:
        def saved(_nothing: object) -> None:
            self._desk.say(said)
            self.refresh()

        self._desk.run(
            lambda _progress: self._documents.save_crest(_read(place) if place else b""),
            saved,
            title=_("Saving the crest"),
            writes=True,
            owner=self,
        )


def _fitting(image: QImage, ratio: float) -> QPixmap:
    side = round(_SIDE * ratio)
    way = Qt.AspectRatioMode.KeepAspectRatio
    fitted = image.scaled(side, side, way, Qt.TransformationMode.SmoothTransformation)
    fitted.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(fitted)


def _read(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            content = file.read(_READ_AT_MOST)
    except OSError as error:
        raise Refused(_("This file cannot be read. Check the name and the drive."), code="no-file") from error
    if not content:
        sentence = _("This file is no picture that can be read. Choose one that ends in .png or .jpg.")
        raise Refused(sentence, code="crest")
    return content
