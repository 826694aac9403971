"""The window's language: English in the code, Thai from the catalogue."""

from __future__ import annotations

import gettext
import logging

from desktop.system import paths

_log = logging.getLogger(__name__)

DOMAIN = "desktop"
THAI = "th"
ENGLISH = "en"


class _Spoken:
    """The language in use: one per process, because Qt shows one language per process too."""

    def __init__(self) -> None:
        self.code = ENGLISH
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_spoken = _Spoken()


def use(code: str) -> None:
    """Speak the given language from now on.

    Args:
        code: ``th`` or ``en``.
    """
    _spoken.code = code
    if code == ENGLISH:
        _spoken.catalogue = gettext.NullTranslations()
    else:
        _spoken.catalogue = gettext.translation(
            DOMAIN, localedir=paths.resources() / "locale", languages=[code]
        )


def current() -> str:
    """The code of the language in use."""
    return _spoken.code


def _(english: str, **values: object) -> str:
    """The text in the language in use, with its values put in.

    Args:
        english: the text as the code words it; the catalogue's key.
        values: what stands in the text's ``{braces}``.
    """
    # A catalogue answers the empty text with its own head.
    spoken = _spoken.catalogue.gettext(english) if english else english
    if not values:
        return spoken
    try:
        return spoken.format(**values)
    except (KeyError, IndexError, ValueError):
        # A translation that breaks a placeholder must not take the program down with it.
        _log.error("translation breaks a placeholder: %s", english)
        return english.format(**values)


def mark(english: str) -> str:
    """The text itself, marked for the catalogue: for tables of texts that are spoken later."""
    return english
