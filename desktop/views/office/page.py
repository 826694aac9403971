"""The page itself: its head, its tabs, and the part in front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.services.centre import Centre
from desktop.system.language import _, mark
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.office.about import About
from desktop.views.office.papers import Papers
from desktop.views.office.part import Part
from desktop.views.office.password import OwnPassword
from desktop.views.office.safety import Safety
from desktop.views.office.trail import Trail
from desktop.views.office.unit import UnitSettings
from desktop.views.office.users import Users

_PARTS: Final[tuple[tuple[str, str, str, Callable[[Desk, Centre], Part]], ...]] = (
    ("users", mark("Users"), "users", Users),
    ("password", mark("My password"), "key-round", OwnPassword),
    ("unit", mark("The unit"), "building-2", UnitSettings),
    ("safety", mark("Backups and checks"), "shield", Safety),
    ("papers", mark("Papers"), "files", Papers),
    ("trail", mark("Who did what"), "history", Trail),
    ("about", mark("The program"), "info", About),
)


class OfficePage(Page):
    """The office: users, own password, settings, backups, who did what.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"users", "settings"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self.parts: dict[str, Part] = {}
        self.head = PageHead(_("Office"))
        self.tabs = Tabs([Tab(key, _(word), icon) for key, word, icon, _build in _PARTS])
        self.tabs.setAccessibleName(_("Parts of this page"))
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addSpacing(14)
        column.addWidget(self.stack, 1)
        self._current = _PARTS[0][0]
        self.tabs.wanted.connect(self._wanted)

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a part.

        Args:
            where: ``tab``, the part's key; without it the part as it was.
        """
        if self.turn_to(str(where.get("tab", self._current))):
            self.part().focus_first()
        self.refresh_if_stale()

    def part(self) -> Part:
        """The part in front."""
        return self.parts[self._current]

    def turn_to(self, key: str) -> bool:
        """Bring a part to the front, unless the one there has something unsaved that shall be kept.

        Args:
            key: which part.

        Returns:
            Whether it is in front now.
        """
        known = {part[0] for part in _PARTS}
        if key not in known or (key != self._current and not self.may_leave()):
            self.tabs.turn_to(self._current)
            return False
        self._current = key
        part = self._built(key)
        self.stack.setCurrentWidget(part)
        self.tabs.turn_to(key)
        self.head.set_actions((), part.primary())
        return True

    def _wanted(self, key: str) -> None:
        self.turn_to(key)

    def _built(self, key: str) -> Part:
        if key not in self.parts:
            build = next(build for known, _word, _icon, build in _PARTS if known == key)
            self.parts[key] = build(self.desk, self._centre)
            self.stack.addWidget(self.parts[key])
            self.parts[key].refresh()
        return self.parts[key]

    def refresh(self) -> None:
        """Read the part in front anew; F5."""
        if self.parts:
            self.part().refresh()

    def _heard(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        # Every part that stands is read anew, since another one may have been turned to meanwhile.
        for part in self.parts.values():
            if part.tables & changes.keys():
                part.refresh()

    def may_leave(self) -> bool:
        """Whether the part in front may be left."""
        return not self.parts or self.part().may_leave()

    def focus_filter(self) -> None:
        """Go to the part's filter, where it has one."""
        self.part().focus_filter()

    def go_back(self) -> bool:
        """Let the part take Esc."""
        return self.part().go_back()
