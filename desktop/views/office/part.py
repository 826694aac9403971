"""What every part of the office's page is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card
from desktop.views.kit.desk import Desk
from desktop.views.kit.icons import Icon
from desktop.views.kit.register_page import Register, RegisterPage
from desktop.views.kit.words import WrappedLabel


class Part(QWidget):
    """One part of the page.

    Args:
        desk: runs the work.
        centre: all services.

    Attributes:
        tables: whose changes concern this part.
    """

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__()
        self.desk, self.centre = desk, centre

    def refresh(self) -> None:
        """Read anew what the part shows."""

    def primary(self) -> Action | None:
        """What people mostly do in this part."""
        return None

    def may_leave(self) -> bool:
        """Whether another part may come to the front."""
        return True

    def focus_first(self) -> None:
        """Go to the first thing that can be done here."""

    def focus_filter(self) -> None:
        """What ``/`` does here."""

    def go_back(self) -> bool:
        """What Esc does here.

        Returns:
            Whether it did anything.
        """
        return False


class RegisterPart(Part):
    """A part that is a register and nothing else.

    Args:
        desk: runs the work.
        centre: all services.

    Attributes:
        register: the list.
    """

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self.register = RegisterPage(desk, self._described())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        bare(self.register)

    def _described(self) -> Register:
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the list anew."""
        self.register.refresh()

    def focus_first(self) -> None:
        """The table."""
        self.register.focus_table()

    def focus_filter(self) -> None:
        """The filter above the table."""
        self.register.focus_filter()


def not_allowed(text: str) -> Card:
    """Says who may do what the signed-in user may not."""
    card = Card()
    card.body.setContentsMargins(14, 6, 14, 6)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Icon("lock", "restricted"))
    row.addWidget(WrappedLabel(text), 1)
    card.add_layout(row)
    return card


def bare(form: QWidget) -> None:
    """Take a form's own margins away: the page around it has them."""
    layout = form.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
