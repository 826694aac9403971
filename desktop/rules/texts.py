"""Words of several lines as they are stored, wherever they were typed or pasted from."""

from __future__ import annotations

from desktop.rules.thai_names import clean


def clean_lines(text: str) -> str:
    """The text line by line in one spelling of its letters: no invisible signs, no blanks around.

    Args:
        text: as typed or pasted.
    """
    return "\n".join(clean(line) for line in text.splitlines()).strip()
