"""The look of the whole program: fonts, colours and shapes, following the system's choice."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.system import paths
from desktop.views.kit import style, tokens
from desktop.views.kit.tokens import Palette, Tone

_log = logging.getLogger(__name__)

_FACES = ("Sarabun-Regular.ttf", "Sarabun-Medium.ttf", "Sarabun-SemiBold.ttf", "Sarabun-Bold.ttf")


class _Worn:
    """The palette in use: one per process, because Qt dresses one application per process too."""

    def __init__(self) -> None:
        self.palette = tokens.LIGHT


_worn = _Worn()


def tones() -> Palette:
    """The colours in use now; ask again at every painting, since the system may turn dark at any time."""
    return _worn.palette


def tone(state: str) -> Tone:
    """The ink, ground and icon of a state; an unknown state is shown plainly."""
    states = _worn.palette.states
    return states.get(state, states["plain"])


def colour(token: str) -> QColor:
    """A colour by its token's name: a field of ``Palette``, or a state's name for that state's ink."""
    palette = _worn.palette
    if token in palette.states:
        return QColor(palette.states[token].ink)
    return QColor(getattr(palette, token))


def font(size: int = tokens.BODY, weight: int = tokens.REGULAR) -> QFont:
    """The program's font, with figures that are all equally wide.

    Args:
        size: in pixels before the system's scaling.
        weight: 400, 500 or 600.
    """
    made = QFont(tokens.FAMILY)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def chosen_by_system(app: QApplication) -> Palette:
    """The set of colours that the system's settings ask for."""
    hints = app.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return tokens.CONTRAST_DARK if dark else tokens.CONTRAST
    return tokens.DARK if dark else tokens.LIGHT


class Theme(QObject):
    """Dresses the application, and dresses it anew whenever the system's colours change.

    Args:
        app: the application to dress.
        fixed: a set of colours to keep whatever the system says; for pictures and tests.
    """

    changed = Signal()

    def __init__(self, app: QApplication, fixed: Palette | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._fixed = fixed
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self.wear(fixed or chosen_by_system(app))

    def wear(self, palette: Palette) -> None:
        """Put on a set of colours."""
        _worn.palette = palette
        self._app.setPalette(_qt_palette(palette))
        self._app.setStyleSheet(style.sheet(palette))
        self.changed.emit()

    def _follow(self) -> None:
        self.wear(self._fixed or chosen_by_system(self._app))


def load_fonts() -> None:
    """Take the program's own fonts into use; a missing one is told to the log and the rest goes on."""
    if QFontDatabase.hasFamily(tokens.FAMILY):
        return
    for face in _FACES:
        if QFontDatabase.addApplicationFont(str(paths.fonts() / face)) < 0:
            _log.warning("a font of the program could not be loaded: %s", face)


def dress(app: QApplication, fixed: Palette | None = None) -> Theme:
    """Dress the application once; a second call only changes the colours.

    Args:
        app: the application to dress.
        fixed: a set of colours to keep whatever the system says.
    """
    worn = app.findChild(Theme)
    if not isinstance(worn, Theme):
        return Theme(app, fixed)
    worn._fixed = fixed
    worn._follow()
    return worn


def is_new_look(event: QEvent) -> bool:
    """Whether a widget's change event means that its colours or fonts are new."""
    return event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


def set_mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and let the widget look accordingly at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    colours = {
        role.Window: palette.ground,
        role.WindowText: palette.ink,
        role.Base: palette.card,
        role.AlternateBase: palette.ground,
        role.Text: palette.ink,
        role.Button: palette.card,
        role.ButtonText: palette.ink,
        role.BrightText: palette.on_accent,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.ToolTipBase: palette.tip,
        role.ToolTipText: palette.on_tip,
        role.PlaceholderText: palette.muted,
        role.Accent: palette.accent,
    }
    for name, value in colours.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.muted))
    return made
