"""Keys that work whichever keyboard layout is switched on, Thai or English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# Thai Kedmanee, TIS 820-2538: what each key of a US keyboard writes when the Thai layout is on.
_LATIN: Final = "qwertyuiopasdfghjklzxcvbnm1234567890-=[];',./"
_THAI: Final = "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืทๅ/-ภถุึคตจขชบลวงมใฝ"
KEDMANEE: Final = dict(zip(_LATIN.upper(), _THAI, strict=True))


def sequences(keys: str) -> list[QKeySequence]:
    """The key sequences that mean the same key on the English and on the Thai layout.

    Args:
        keys: as Qt writes them, such as ``Ctrl+K`` or ``/``.
    """
    made = [QKeySequence(keys)]
    twin = KEDMANEE.get(keys[-1].upper()) if len(keys) == 1 or keys[-2] == "+" else None
    if twin is not None:
        made.append(QKeySequence(keys[:-1] + twin))
    return made


def is_thai_layout(keyboard: QLocale) -> bool:
    """Whether the Thai layout is switched on.

    Args:
        keyboard: the language of the keyboard as the system tells it.
    """
    return keyboard.language() == QLocale.Language.Thai


def shown(keys: str) -> str:
    """Keys as this system writes them beside a command, the arrows as they stand on the keyboard."""
    written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # The key bears "Enter" on the keyboards of the offices.
    return written.replace("Return", "Enter").replace("Left", "←").replace("Right", "→")


def bind(
    widget: QWidget,
    keys: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> QShortcut:
    """Let keys do something, on the Thai layout too.

    Args:
        widget: whose window, or which itself, listens.
        keys: as Qt writes them.
        act: what to do.
        context: how far the listening reaches.
    """
    shortcut = QShortcut(widget)
    shortcut.setKeys(sequences(keys))
    shortcut.setContext(context)
    shortcut.activated.connect(act)
    # A page's button may name keys that the window has too; whichever of the two hears them does the same.
    shortcut.activatedAmbiguously.connect(act)
    return shortcut
