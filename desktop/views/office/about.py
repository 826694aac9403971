"""The program: its version, whose register this is, and what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop import __version__
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.cards import Card, Facts
from desktop.views.kit.desk import Desk
from desktop.views.kit.words import WrappedLabel
from desktop.views.office.part import Part
from desktop.views.office.watched import WatchedFolders


class About(Part):
    """The program.

    Args:
        desk: runs the work.
        centre: all services.
    """

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for card in (self._program(), self._made_of()):
            column = QVBoxLayout()
            column.addWidget(card)
            if desk.settings is not None and row.count() == 0:
                column.addWidget(WatchedFolders(desk.settings))
            column.addStretch(1)
            row.addLayout(column, 1)

    def _program(self) -> Card:
        ground = self.centre.ground
        kind = _("Provincial labour office") if ground.is_province else _("District labour centre")
        card = Card(_("This program"))
        card.add(
            Facts(
                [
                    (_("Version"), __version__),
                    (_("Edition"), kind),
                    (_("Unit"), ground.unit_name),
                    (_("Unit's code"), ground.unit),
                    (_("The register lies in"), str(self.centre.opened.home.root)),
                ]
            )
        )
        return card

    def _made_of(self) -> Card:
        card = Card(_("What it is made of"))
        card.add(
            Facts(
                [
                    (_("Licence"), "Apache 2.0"),
                    (_("Letters"), "Sarabun, Noto Naskh Arabic · SIL Open Font License 1.1"),
                    (_("Icons"), "Lucide · ISC"),
                ]
            )
        )
        card.body.addSpacing(6)
        card.add(
            WrappedLabel(
                _(
                    "The register lies locked on this machine and nowhere else. Nothing leaves it but what "
                    "you print, export or send yourself."
                ),
                words.CAPTION,
            )
        )
        return card
