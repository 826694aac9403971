"""Where a Thai line may break: invisible spaces between words, for the screen only."""

from __future__ import annotations

import logging
import re
from functools import lru_cache

_log = logging.getLogger(__name__)

BREAK = "\u200b"
# What follows a full stop is a name, as in "อ.ยะหริ่ง": no dictionary knows where it breaks.
_THAI_RUN = re.compile(r"(?<![.\u0e00-\u0e7f])[\u0e00-\u0e7f]{4,}|(?<=\.)[\u0e00-\u0e7f]{25,}")


@lru_cache(maxsize=2048)
def with_breaks(text: str) -> str:
    """The text with a zero-width space between its Thai words.

    Args:
        text: what shall be shown; never what is copied or stored.
    """
    return _THAI_RUN.sub(lambda run: _broken(run.group()), text)


def without_breaks(text: str) -> str:
    """The text as it was before ``with_breaks``."""
    return text.replace(BREAK, "")


def prepare() -> None:
    """Load the dictionary, so that the first long text need not wait; meant for a background thread."""
    with_breaks("เตรียมพจนานุกรม")


def _broken(run: str) -> str:
    try:
        from pythainlp.tokenize import word_tokenize
    except ImportError:
        # Without the dictionary long lines break at spaces only; nothing else suffers.
        _log.warning("Thai words cannot be told apart")
        return run
    return BREAK.join(word_tokenize(run, engine="newmm"))
