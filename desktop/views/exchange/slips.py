"""The delivery slip that goes with a file."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk


def print_slip(desk: Desk, centre: Centre, uid: str, back: str, owner: QObject) -> None:
    """Turn to the paper that goes with a file.

    Args:
        desk: runs the work and turns the page.
        centre: all services.
        uid: the file's entry.
        back: the page that the paper goes back to.
        owner: who waits for it.
    """
    desk.run(
        lambda _progress: centre.exchange.delivery_slip_sheet(uid),
        lambda sheet: desk.open("paper", form="delivery_slip", sheet=sheet, about=uid, back=back),
        owner=owner,
    )
