"""Photographs on their way into the register: looked at, made small, and stripped of all but their dots."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import Final

from PIL import Image

from desktop.rules.problems import Refused
from desktop.system.language import _

# A telephone's photograph is smaller; a file that unpacks into more is none, or a trap.
MOST_BYTES: Final = 25_000_000
MOST_DOTS: Final = 64_000_000
LEAST_SIDE: Final = 32
# What is kept is read on a screen and in a report, not hung on a wall.
LONGEST_SIDE: Final = 1600
MOST_KEPT_BYTES: Final = 300_000
MOST_OF_ONE_ACTIVITY: Final = 6

_KINDS: Final = ("JPEG", "PNG")
_QUALITIES: Final = (85, 75, 65, 55)
_SMALLER: Final = 0.8
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# ISO/IEC 23008-12: how a picture of an iPhone says what it is.
_HEIC: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1")
# What the reader of a camera's remarks stumbles over where they are damaged.
_MISREAD: Final = (OSError, ValueError, SyntaxError, TypeError, LookupError, AttributeError, struct.error)


@dataclass(frozen=True, slots=True)
class Small:
    """A photograph as it is kept.

    Attributes:
        picture: JPEG, at most ``MOST_KEPT_BYTES`` long, without place, camera or time.
        width: in dots.
        height: in dots.
    """

    picture: bytes
    width: int
    height: int


def made_small(content: bytes) -> Small:
    """A photograph from a file, told by its content and not by its name, encoded anew.

    Args:
        content: of a JPEG or PNG file, at most ``MOST_BYTES``.

    Returns:
        The picture upright, at most ``LONGEST_SIDE`` dots wide and high.

    Raises:
        Refused: it is no such picture, is damaged, or is too large or too small.
    """
    if len(content) > MOST_BYTES:
        raise _refused(_("This file is larger than any photograph. Choose one of at most 25 megabytes."))
    if content[4:12] in _HEIC:
        sentence = _(
            "This photograph is of a kind that only some telephones read (HEIC). "
            "Send it to yourself as JPEG, or set the camera to the most compatible kind."
        )
        raise _refused(sentence, "heic")
    return _kept(_upright(content))


def _upright(content: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                sentence = _("This photograph has too many dots. Make it smaller and choose it again.")
                raise _refused(sentence, "too-many-dots")
            turn = _TURNS.get(_orientation(picture))
            # Read at a smaller scale where its kind allows it: half the side takes a quarter of the room.
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            dots = _dots_alone(picture)
    except Refused:
        raise
    except Exception as trouble:
        # A file made to harm may break its reader in any way; what the reader says of it does not matter.
        sentence = _(
            "This file is no photograph that can be read, or it is damaged. Choose a JPEG or PNG picture."
        )
        raise _refused(sentence) from trouble
    if min(dots.size) < LEAST_SIDE:
        raise _refused(_("This picture is too small for a photograph. Choose a larger one."))
    dots.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return dots.transpose(turn) if turn is not None else dots


def _orientation(picture: Image.Image) -> int:
    try:
        found = picture.getexif().get(_ORIENTATION)
    except _MISREAD:
        # What the camera wrote about the picture may be damaged where the picture is not.
        return 1
    return found if isinstance(found, int) else 1


def _dots_alone(picture: Image.Image) -> Image.Image:
    """The dots on white: whatever else the file said, such as a place or a name, stays behind."""
    seen = picture.convert("RGBA") if "A" in picture.getbands() or "transparency" in picture.info else None
    bare = Image.new("RGB", picture.size, "white")
    if seen is not None:
        bare.paste(seen, mask=seen.getchannel("A"))
    else:
        bare.paste(picture.convert("RGB"))
    return bare


def _kept(dots: Image.Image) -> Small:
    while True:
        for quality in _QUALITIES:
            target = io.BytesIO()
            dots.save(target, "JPEG", quality=quality, optimize=True)
            if target.tell() <= MOST_KEPT_BYTES:
                return Small(target.getvalue(), dots.width, dots.height)
        smaller = (max(1, round(dots.width * _SMALLER)), max(1, round(dots.height * _SMALLER)))
        dots = dots.resize(smaller, Image.Resampling.LANCZOS)


def _refused(sentence: str, code: str = "photograph") -> Refused:
    return Refused(sentence, code=code)
