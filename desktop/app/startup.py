"""From a process to a window: the application dressed, hooks set, sign-in, then the user's window."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import crash
from desktop.database import reference as stored_reference
from desktop.rules.reference import tables_from
from desktop.services import centre as all_services
from desktop.services.opening import Opened
from desktop.system import logs, paths
from desktop.system.clock import Clock
from desktop.system.paths import Home
from desktop.system.settings import Settings
from desktop.views.first_run import FirstRun
from desktop.views.kit import thai_breaks, theme
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs
from desktop.views.main_window import MainWindow
from desktop.views.sign_in import SignIn

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("desktop.qt")


def application(*, off_screen: bool = False) -> QApplication:
    """The one QApplication of this process, dressed.

    Args:
        off_screen: draw without a screen, for pictures.
    """
    if off_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("labour-centre")
    theme.dress(app)
    return app


class Program(QObject):
    """Everything between the first window and the last.

    Args:
        app: the application.
        home: where the register lies, or will lie.
        clock: the time.
        practise: makes a demonstration register in the home folder and returns what to sign in with.
    """

    def __init__(self, app: QApplication, home: Home, clock: Clock, practise: Callable[[], str]) -> None:
        super().__init__()
        self._app, self._home, self._clock, self._practise = app, home, clock, practise
        self.settings = Settings(home.settings)
        self.jobs = Jobs()
        self.window: QWidget | None = None
        self._centre: all_services.Centre | None = None

    def begin(self) -> None:
        """Show the first window: sign-in, or the first run where there is no register yet."""
        if self._home.holds_register():
            self._show_sign_in()
        else:
            self._show_first_run()

    def _show_first_run(self) -> None:
        reference = tables_from(stored_reference.read_folder(paths.reference()))
        window = FirstRun(self._home, self._clock, Desk(self.jobs, self), reference, self._practise)
        window.made.connect(self._show_sign_in)
        self._show(window)

    def _show_sign_in(self) -> None:
        window = SignIn(self._home, self._clock, self.jobs)
        window.signed_in.connect(self._show_main)
        self._show(window)
        window.name.line.setFocus()

    def _show_main(self, opened: Opened) -> None:
        self._centre = all_services.build(opened)
        desk = Desk(self.jobs, self)
        # Emitting from the thread that wrote is safe: pages live in the window's thread and hear it there.
        opened.ground.database.listen(desk.tell)
        window = MainWindow(desk, self._centre, self.settings)
        window.left.connect(self._sign_out)
        self._show(window)
        centre = self._centre
        self.jobs.run(lambda _progress: centre.upkeep.make_daily_backup(), writes=True, owner=window)
        self.jobs.run(lambda _progress: _warm_up(centre), owner=window)

    def _sign_out(self) -> None:
        # What is still being written is finished before the register is let go.
        self.jobs.close()
        self.jobs = Jobs()
        self._close_centre()
        self._show_sign_in()

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
        if before is not None:
            window.setGeometry(before.geometry())
            window.show()
            before.hide()
            before.deleteLater()
        else:
            window.resize(1366, 736)
            window.show()

    def _close_centre(self) -> None:
        if self._centre is not None:
            self._centre.close()
            self._centre = None

    def end(self) -> None:
        """Finish what is being written, let go of the register, close what is shown."""
        self.jobs.close()
        self._close_centre()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None


def _warm_up(centre: all_services.Centre) -> None:
    """What the first long text and the first paper would have to wait for."""
    thai_breaks.prepare()
    centre.documents.warm_up()


def run(home: Home, clock: Clock, practise: Callable[[], str]) -> int:
    """Open the window and stay until it is closed.

    Returns:
        The exit code.
    """
    home.make()
    writer = logs.start(home.logs)
    stack_file = (home.logs / "stacks.txt").open("w")
    faulthandler.enable(stack_file)
    app = application()
    program = Program(app, home, clock, practise)
    put_back = crash.watch(home, lambda failure, _path: program.jobs.failed.emit(failure))
    before = qInstallMessageHandler(_qt_said)
    try:
        program.begin()
        return app.exec()
    finally:
        program.end()
        qInstallMessageHandler(before)
        put_back()
        faulthandler.disable()
        stack_file.close()
        logs.stop(writer)


def _qt_said(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    level = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    _qt_log.log(level.get(kind, logging.INFO), "%s", text)
