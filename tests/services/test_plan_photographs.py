"""Photographs: told by their content, made small, and without anything but their dots."""

from __future__ import annotations

import io
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from plan_entries import OCTOBER, Office, activity, photograph

from desktop.database import photographs
from desktop.database.photographs import LONGEST_SIDE, MOST_KEPT_BYTES, made_small
from desktop.exchange import records
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.plans import MOST_OF_ONE_ACTIVITY, Plans

PLACE = b"6.8692N 101.2501E"


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


@pytest.fixture
def plans(office: Office) -> Plans:
    return office.plans


@pytest.fixture
def uid(plans: Plans) -> str:
    return plans.activities.add(activity())


def opened(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        return picture


def of_a_telephone(width: int = 400, height: int = 300, orientation: int = 6) -> bytes:
    """A photograph whose left half is red, with place and camera, turned as the camera was held."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    told = Image.Exif()
    told[0x0112], told[0x010F], told[0x9286] = orientation, "Telephone", PLACE.decode()
    told.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=told, comment=b"taken at home", quality=95)
    return target.getvalue()


def test_a_photograph_is_made_small_whatever_its_size() -> None:
    small = made_small(photograph(3000, 2000, quality=98))
    assert max(small.width, small.height) <= LONGEST_SIDE
    assert len(small.picture) <= MOST_KEPT_BYTES
    kept = opened(small.picture)
    assert (kept.format, kept.size) == ("JPEG", (small.width, small.height))
    assert abs(small.width / small.height - 1.5) < 0.02


def test_a_small_photograph_is_not_blown_up() -> None:
    small = made_small(photograph(200, 100))
    assert (small.width, small.height) == (200, 100)


def test_place_camera_and_comments_stay_behind_and_the_picture_stands_upright() -> None:
    content = of_a_telephone()
    assert PLACE in content
    assert b"taken at home" in content

    small = made_small(content)

    kept = opened(small.picture)
    assert (small.width, small.height) == (300, 400)
    assert not kept.getexif()
    assert PLACE not in small.picture
    assert b"Exif" not in small.picture
    assert b"taken at home" not in small.picture
    # Turned by a quarter to the right, the left half lies on top.
    top, bottom = kept.getpixel((150, 40)), kept.getpixel((150, 360))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > 60 > top[2]
    assert bottom[2] > 200 > 60 > bottom[0]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_a_camera_writes_gives_an_upright_picture(orientation: int) -> None:
    small = made_small(of_a_telephone(orientation=orientation))
    assert (small.width > small.height) is (orientation < 5)


def test_what_is_clear_in_a_picture_becomes_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (64, 64), (255, 0, 0, 0)).save(target, "PNG")
    pixel = opened(made_small(target.getvalue()).picture).getpixel((32, 32))
    assert pixel == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "I;16"])
def test_pictures_of_every_sort_of_colour_are_read(mode: str) -> None:
    target = io.BytesIO()
    Image.new(mode, (64, 48)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(made_small(target.getvalue()).picture).mode == "RGB"


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is huge."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    lines = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photograph"),
        (b"%PDF-1.7 no picture", "photograph"),
        (b"MZ" + bytes(2000), "photograph"),
        (photograph()[:4000], "photograph"),
        (photograph(kind="GIF"), "photograph"),
        (photograph(kind="TIFF"), "photograph"),
        (photograph(20, 20), "photograph"),
        (bytes(4) + b"ftypheic" + bytes(100), "heic"),
        (png_bomb(9000, 9000), "too-many-dots"),
        (png_bomb(60_000, 60_000), "photograph"),
    ],
    ids=["empty", "paper", "program", "cut", "gif", "tiff", "tiny", "heic", "large", "bomb"],
)
def test_what_is_no_photograph_is_refused_in_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        made_small(content)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_file_larger_than_any_photograph_is_not_even_looked_at() -> None:
    with pytest.raises(Refused) as refused:
        made_small(photograph() + bytes(photographs.MOST_BYTES))
    assert "25" in refused.value.sentence


_WHOLE = of_a_telephone()


# The reader warns of what the camera wrote and was damaged; the picture itself may be whole.
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(2, len(_WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_photograph_is_kept_small_or_refused_and_never_breaks_anything(
    damage: list[tuple[int, int]],
) -> None:
    content = bytearray(_WHOLE)
    for at, value in damage:
        content[at] = value
    try:
        small = made_small(bytes(content))
    except Refused:
        return
    assert not opened(small.picture).getexif()


def test_an_activity_keeps_its_photographs_in_order_up_to_six(plans: Plans, uid: str) -> None:
    made = [plans.photographs.add(uid, photograph(64, 48), f"ภาพที่ {n}") for n in range(MOST_OF_ONE_ACTIVITY)]

    assert [one.uid for one in plans.activities.page(uid).photographs] == made
    assert opened(plans.photographs.picture(made[0])).size == (64, 48)
    with pytest.raises(Refused) as refused:
        plans.photographs.add(uid, photograph(64, 48))
    assert refused.value.code == "enough-photographs"
    plans.photographs.remove(made[2])
    with pytest.raises(Refused):
        plans.photographs.picture(made[2])
    plans.photographs.name(made[0], " ผู้สมัคร  ฝึก ")
    page = plans.activities.page(uid)
    assert [one.caption for one in page.photographs][:3] == ["ผู้สมัคร ฝึก", "ภาพที่ 1", "ภาพที่ 3"]
    assert plans.activities.rows([uid])[0].photographs == MOST_OF_ONE_ACTIVITY - 1


def test_nothing_is_kept_of_a_file_that_is_refused(plans: Plans, uid: str) -> None:
    with pytest.raises(Refused):
        plans.photographs.add(uid, b"no picture")
    assert plans.activities.page(uid).photographs == ()


def test_a_closed_month_takes_no_photograph(office: Office, plans: Plans) -> None:
    uid = plans.activities.add(activity(on=date(2026, 10, 5)))
    office.close(OCTOBER)
    with pytest.raises(Refused) as refused:
        plans.photographs.add(uid, photograph())
    assert refused.value.code == "month-closed"


def test_photographs_never_leave_the_office() -> None:
    assert "photographs" not in records.TABLES


def test_no_dot_of_a_photograph_lies_readable_in_the_register(
    office: Office, plans: Plans, uid: str, tmp_path: Path
) -> None:
    made = plans.photographs.add(uid, photograph(64, 48))
    sign = plans.photographs.picture(made)[:40]
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(sign in file.read_bytes() for file in files)
