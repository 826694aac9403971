"""A crest is taken from any sensible picture, is nothing but its dots, and stands within its place."""

from __future__ import annotations

import io
import struct
import zlib

import pypdf
import pypdfium2
import pytest
from PIL import Image

from desktop.printing import crests, press
from desktop.printing.forms import FORMS, form
from desktop.rules.problems import Refused
from tests.printing.crest_pictures import picture
from tests.printing.places import faults

BEARING = [
    *("service_request", "citizen_slip", "referral", "memo", "monthly_summary", "training_roster"),
    *("certificate", "outreach_sheet", "volunteer_register", "volunteer_card", "stipend_list"),
]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_crest_is_encoded_anew_and_says_nothing_but_its_dots(kind):
    given = picture(1_600, 2_000, kind)
    assert b"Somchai" in given
    taken = crests.taken_in(given)
    assert b"Somchai" not in taken
    with Image.open(io.BytesIO(taken)) as made:
        assert (made.format, max(made.size)) == ("PNG", crests.SIDE)
        assert made.info == {}
        assert made.convert("RGB").getpixel((made.width // 2, made.height // 2))[0] > 150
    assert crests.taken_in(given) == taken


def test_what_is_clear_around_a_crest_does_not_count():
    with Image.open(io.BytesIO(crests.taken_in(picture(200, 200, edge=150)))) as made:
        assert made.size == (200, 200)
        assert made.getpixel((0, 0))[3] == 0


def huge_png():
    """A few bytes that promise a picture of ten thousand million dots."""

    def chunk(name, content):
        checked = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checked)

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:200],
        picture(8, 8),
        huge_png(),
        b"\x89PNG" + bytes(crests.MOST_BYTES),
        picture(60, 60, colour="#00000000", edge=5),
    ],
    ids=["nothing", "pdf", "svg", "cut off", "tiny", "huge", "long", "clear"],
)
def test_what_is_no_crest_is_refused_in_a_sentence(content):
    with pytest.raises(Refused) as refused:
        crests.taken_in(content)
    assert refused.value.code == "crest"
    assert refused.value.sentence.endswith(".")


def placed_crests(pdf):
    document = pypdfium2.PdfDocument(pdf)
    kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    places = [one.get_bounds() for one in document[0].get_objects(filter=[kind])]
    document.close()
    return places


@pytest.mark.parametrize("name", BEARING)
@pytest.mark.parametrize(("width", "height"), [(300, 400), (900, 120)], ids=["upright", "wide"])
def test_a_crest_stands_in_its_place_whatever_its_shape(name, width, height):
    crest = crests.taken_in(picture(width, height))
    one = form(name)
    framed, printed = press.print_paper(one, one.sample), press.print_paper(one, one.sample, crest=crest)
    assert "ตราครุฑ" in framed.text
    assert "ตราครุฑ" not in printed.text
    assert printed.pages == framed.pages
    assert faults(printed.pdf) == []
    (left, bottom, right, top), *_others = placed_crests(printed.pdf)
    assert (right - left) / (top - bottom) == pytest.approx(width / height, rel=0.02)
    assert 0 < max(right - left, top - bottom) <= 3 * 72 / 2.54 + 0.1
    assert len(pypdf.PdfReader(io.BytesIO(printed.pdf)).pages[0].images) >= 1


def test_a_crest_on_a_letter_is_three_centimetres_high_and_half_of_that_on_a_memo():
    crest = crests.taken_in(picture(300, 400))
    for name, high in (("referral", 3.0), ("memo", 1.5)):
        ((_left, bottom, _right, top),) = placed_crests(
            press.print_pdf(form(name), form(name).sample, crest=crest)
        )
        assert (top - bottom) / 72 * 2.54 == pytest.approx(high, abs=0.01)


def test_eight_cards_hold_their_crest_once():
    one = form("volunteer_card")
    crest = crests.taken_in(picture())
    grown = len(press.print_pdf(one, one.longest, crest=crest)) - len(press.print_pdf(one, one.longest))
    alone = len(press.print_pdf(form("memo"), form("memo").sample, crest=crest))
    assert grown < alone
    assert press.print_pdf(one, one.sample, crest=crest) == press.print_pdf(one, one.sample, crest=crest)


def test_every_form_takes_a_crest():
    crest = crests.taken_in(picture())
    for one in FORMS:
        assert press.print_paper(one, one.sample, crest=crest).pages >= 1
