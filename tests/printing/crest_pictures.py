"""Picture files that somebody might choose for a crest."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo


def picture(
    width: int = 300, height: int = 400, kind: str = "PNG", colour: str = "#b00020", edge: int = 0
) -> bytes:
    """A drawn crest with a clear edge; its file says where it was made."""
    mode = "RGBA" if kind == "PNG" else "RGB"
    made = Image.new(mode, (width + 2 * edge, height + 2 * edge), (0, 0, 0, 0) if edge else "white")
    ImageDraw.Draw(made).ellipse((edge, edge, edge + width - 1, edge + height - 1), fill=colour)
    target = io.BytesIO()
    if kind == "PNG":
        said = PngInfo()
        said.add_text("Comment", "made at home by Somchai")
        made.save(target, kind, pnginfo=said)
    else:
        made.save(target, kind, comment=b"made at home by Somchai")
    return target.getvalue()
