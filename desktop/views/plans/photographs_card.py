"""The photographs of an activity: small ones side by side, others dropped or chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.plans import MOST_BYTES, MOST_OF_ONE_ACTIVITY, ActivityPage, PhotographRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card
from desktop.views.kit.desk import Desk
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.icons import Icon
from desktop.views.kit.picture_view import PictureThumb
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel

_KINDS: Final = "JPEG, PNG (*.jpg *.jpeg *.png)"


class PhotographsCard(Card):
    """The photographs of an activity.

    Signals:
        opened(uid): show it large.
        added: one more was kept.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        pictures: those that are shown, by uid.
    """

    opened = Signal(str)
    added = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        note = _(
            "Made small, without place or camera. They stay in this office. At most {count}.",
            count=MOST_OF_ONE_ACTIVITY,
        )
        super().__init__(_("Photographs"), note, parent)
        self._desk, self._centre = desk, centre
        self._page: ActivityPage | None = None
        self._rows: tuple[PhotographRow, ...] = ()
        self.pictures: dict[str, QImage] = {}
        self.thumbs: list[PictureThumb] = []
        room = QWidget()
        self._flow = FlowLayout(room, 8, 8)
        self.add(room)
        self.problem_icon, self.problem = Icon("circle-alert", "overdue", 16), WrappedLabel("", styles.BODY)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.problem_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.problem, 1)
        self.add_layout(row)
        self.add_button = Button(_("Add a photograph"), "image", on_click=self.choose)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        self.add_layout(below)
        self._tell("")

    # -- what is shown

    def show_page(self, page: ActivityPage) -> None:
        """Show the photographs of an activity.

        Args:
            page: its own page.
        """
        self._page = page
        may_add = page.ours and not page.closed and len(page.photographs) < MOST_OF_ONE_ACTIVITY
        may_add = may_add and not self._centre.ground.is_province
        self.add_button.setEnabled(may_add)
        self.setAcceptDrops(may_add)
        if page.photographs == self._rows:
            # Shown anew, they would take the keys away from whoever stands on one of them.
            return
        photographs, uids = self._centre.plans.photographs, [one.uid for one in page.photographs]

        def read() -> list[bytes]:
            return [photographs.picture(uid) for uid in uids]

        self._desk.run(
            lambda _progress: read(), lambda found: self._show(page.photographs, found), owner=self
        )

    def _show(self, rows: Sequence[PhotographRow], found: Sequence[bytes]) -> None:
        self._rows = tuple(rows)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.pictures = {row.uid: QImage.fromData(one) for row, one in zip(rows, found, strict=True)}
        self.thumbs = []
        for at, row in enumerate(rows, 1):
            name = row.caption or _("Photograph {number}", number=at)
            thumb = PictureThumb(self.pictures[row.uid], name)
            thumb.pressed.connect(lambda uid=row.uid: self.opened.emit(uid))
            self.thumbs.append(thumb)
            self._flow.addWidget(thumb)
        self.updateGeometry()

    def _tell(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.problem_icon.setVisible(bool(sentence))

    # -- one more

    def choose(self) -> None:
        """Choose the file of a photograph."""
        place = Dialog.open_file(self, _KINDS)
        if place is not None:
            self.take([place])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is kept, one file after another."""
        places = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(places)

    def take(self, places: Sequence[Path]) -> None:
        """Keep the photographs in some files.

        Args:
            places: the files; what is refused is told beneath the photographs, what came before it is kept.
        """
        page, photographs = self._page, self._centre.plans.photographs
        if page is None or not places:
            return
        uid = page.row.uid
        self._tell("")

        def work() -> int:
            for place in places:
                try:
                    photographs.add(uid, _read(place))
                except Refused as refused:
                    told = _("{file}: {problem}", file=place.name, problem=refused.sentence)
                    raise Refused(told, code=refused.code) from refused
            return len(places)

        self.add_button.setEnabled(False)
        self._desk.run(
            lambda _progress: work(),
            self._on_added,
            self._on_refused,
            title=_("Making the photographs small"),
            writes=True,
            owner=self,
        )

    def _on_added(self, count: int) -> None:
        self._desk.say(
            _("{count} photographs were kept.", count=count) if count > 1 else _("The photograph was kept.")
        )
        self.added.emit()

    def _on_refused(self, failure: BaseException) -> None:
        if isinstance(failure, Refused):
            self._tell(failure.sentence)
        else:
            self._desk.fail(failure)
        self.added.emit()


def _read(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            # Of a file that is larger than any photograph, no more is read than shows that.
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(_("This file cannot be read. Check the name and the drive."), code="no-file") from error
