"""The picture of an office's crest: looked at, made small, and stripped of all but its dots."""

from __future__ import annotations

import io

from PIL import Image

from desktop.rules.problems import Refused
from desktop.system.language import _

# A file of a scanner may be so large; what is kept of it fits 3 cm on paper at 350 dots to an inch.
MOST_BYTES, MOST_DOTS = 8_000_000, 40_000_000
SIDE, LEAST_SIDE = 420, 24
_KINDS = ("PNG", "JPEG")


def taken_in(content: bytes) -> bytes:
    """A crest from a picture file, encoded anew as PNG.

    Args:
        content: of a PNG or JPEG file, at most ``MOST_BYTES``.

    Returns:
        The picture without clear edges, at most ``SIDE`` dots wide and high.

    Raises:
        Refused: it is no such picture, or too large or too small for a crest.
    """
    if len(content) > MOST_BYTES:
        raise _refused(_("This picture is too large for a crest. Choose one of at most 8 megabytes."))
    try:
        with Image.open(io.BytesIO(content), formats=_KINDS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise _refused(_("This picture has too many dots. Make it smaller and choose it again."))
            crest = _without_clear_edges(picture.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as trouble:
        sentence = _("This file is no picture that can be read. Choose one that ends in .png or .jpg.")
        raise _refused(sentence) from trouble
    if max(crest.size) < LEAST_SIDE:
        raise _refused(_("This picture is too small for a crest. Choose a larger one."))
    crest.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return _encoded(crest)


def _without_clear_edges(picture: Image.Image) -> Image.Image:
    # A crest is as high as the regulation says; what is clear around it must not count.
    seen = picture.getchannel("A").point(lambda strength: 255 if strength > 8 else 0).getbbox()
    return picture.crop(seen) if seen else picture.crop((0, 0, 0, 0))


def _encoded(crest: Image.Image) -> bytes:
    clear = crest.getchannel("A").getextrema()[0]
    made = crest if isinstance(clear, (int, float)) and clear < 255 else crest.convert("RGB")
    target = io.BytesIO()
    # A picture made of the dots alone: whatever else the file said, such as a place or a name, stays behind.
    bare = Image.new(made.mode, made.size)
    bare.paste(made)
    bare.save(target, "PNG", optimize=True)
    return target.getvalue()


def _refused(sentence: str) -> Refused:
    return Refused(sentence, code="crest")
