"""Drawn pictures that stand for photographs: nobody's face belongs into a demonstration."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageDraw

from desktop.database.photographs import Small, made_small

_SIZE: Final = (960, 720)
# Sky, ground, cloth of the tent, and what is seen.
_SCENES: Final = (
    ("#BFD9E6", "#A9B388", "#0F5E73", "หน่วยบริการที่ตลาดนัด"),
    ("#E8D9B8", "#8C9A6B", "#9A5B00", "รับเรื่องจากประชาชน"),
    ("#C9D3E0", "#B7A58A", "#5B3A91", "แนะแนวอาชีพ"),
)


def pictures(count: int) -> Iterator[tuple[Small, str]]:
    """Pictures as the register keeps photographs, with what they show.

    Args:
        count: how many, at most three.
    """
    for sky, ground, cloth, caption in _SCENES[:count]:
        target = io.BytesIO()
        _scene(sky, ground, cloth).save(target, "PNG")
        yield made_small(target.getvalue()), caption


def _scene(sky: str, ground: str, cloth: str) -> Image.Image:
    wide, high = _SIZE
    picture = Image.new("RGB", _SIZE, sky)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, high * 0.62, wide, high), fill=ground)
    pen.polygon([(180, 320), (480, 170), (780, 320)], fill=cloth)
    pen.rectangle((200, 320, 216, 560), fill="#5C6878")
    pen.rectangle((744, 320, 760, 560), fill="#5C6878")
    pen.rectangle((290, 460, 670, 560), fill="#F5F1E6", outline="#5C6878", width=4)
    for at in range(5):
        left = 130 + at * 160
        pen.ellipse((left, 420, left + 52, 472), fill="#7A5A44")
        pen.rounded_rectangle((left - 14, 474, left + 66, 640), 26, fill=("#3D4A5C", "#1E6B3A")[at % 2])
    return picture
