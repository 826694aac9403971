"""No line of any form ends inside a name, nor inside what belongs together in a text never seen before."""

from __future__ import annotations

import csv
from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest

from desktop.printing import press
from desktop.printing.forms import FORMS, form
from desktop.printing.line_breaking import keeping_whole, opportunities
from desktop.printing.runs import JUSTIFY, Style
from desktop.printing.thai_text import Paragraph
from desktop.system import paths

CENTIMETRE = 72 / 2.54
TITLES = ("นาย", "นาง", "นางสาว", "ด.ช.", "ด.ญ.", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.หญิง", "น.ส.")


def new_name(chance):
    """A name as they are formed in the south, in no list of ours."""
    first = ("มะ", "มู", "อับ", "ซู", "นู", "ฮา", "ยะ", "รอ", "ไซ", "ฟา", "สุ", "แว", "เจ๊ะ", "นิ", "อัส", "กอ")
    middle = ("หะ", "ฮัม", "ดุล", "ไล", "รี", "ซัน", "กี", "มี", "ตี", "กอ", "นา", "เราะ", "รุส", "ดี", "สะ", "ลี")
    last = ("มัด", "เลาะ", "มาน", "ดะ", "หม๊ะ", "เมาะ", "ซูกรี", "ดีน", "มิง", "แอ", "ย๊ะ", "โต๊ะ", "สัน", "ฮีม", "ลา")
    return (
        chance.choice(first) + "".join(chance.choices(middle, k=chance.randint(0, 2))) + chance.choice(last)
    )


def person(chance):
    return f"{chance.choice(TITLES)}{new_name(chance)} {new_name(chance)}"


def with_names(value, chance, used):
    """The sheet with everyone in it renamed."""
    if isinstance(value, tuple):
        return tuple(with_names(one, chance, used) for one in value)
    if not is_dataclass(value):
        return value
    changes = {}
    for field in fields(value):
        if field.name in press._NAME_FIELDS and getattr(value, field.name):
            changes[field.name] = person(chance)
            used.append(changes[field.name])
        else:
            changes[field.name] = with_names(getattr(value, field.name), chance, used)
    return replace(value, **changes)


def torn(parts, lines):
    """The parts of names that the lines together hold more often than each for itself."""
    together = "".join(lines)
    return [part for part in parts if together.count(part) > sum(line.count(part) for line in lines)]


@pytest.mark.parametrize("which", ["sample", "longest"])
@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_no_form_breaks_a_name(one, which):
    chance, used = Random(one.name + which), []
    sheet = with_names(getattr(one, which), chance, used)
    lines = press.print_paper(one, sheet).text.split("\n")
    assert torn({part for name in used for part in name.split()}, lines) == []


def test_no_name_is_broken_in_the_tables_of_a_copy_of_someones_data():
    my_data = form("my_data")
    kinds = {type(my_data.sample.sections[1].listings[0]), type(my_data.sample.sections[0].entries[0])}
    assert len(kinds) == 2
    chance = Random(7)
    names = [f"{new_name(chance)} {new_name(chance)}" for _number in range(60)]
    listing = replace(
        my_data.sample.sections[1].listings[0],
        heads=("วันที่", "ผู้เปิดดู", "สิ่งที่ทำ", "ชื่อผู้รับ", "หมายเหตุ", "เรื่อง"),
        rows=tuple(
            replace(
                my_data.sample.sections[1].listings[0].rows[0],
                cells=(
                    "1 ม.ค. 2569",
                    name,
                    "เปิดดูข้อมูลทะเบียนประวัติและเรื่อง",
                    other,
                    "โทรศัพท์สอบถาม",
                    "เรื่องที่ขอรับบริการ",
                ),
            )
            for name, other in zip(names[::2], names[1::2], strict=True)
        ),
    )
    section = replace(my_data.sample.sections[1], listings=(listing,))
    lines = press.print_paper(my_data, replace(my_data.sample, sections=(section,))).text.split("\n")
    assert torn({part for name in names for part in name.split()}, lines) == []


SENTENCES = (
    "ด้วย{p} ได้ยื่นคำขอต่อศูนย์แรงงานอำเภอ{d} เพื่อขอรับการฝึกอาชีพ",
    "ศูนย์ฯ ได้รับแจ้งจาก{p} และ{q} ว่ามีผู้ว่างงานในตำบล{t} อำเภอ{d} จังหวัด{v} จำนวน ๑,๒๓๔ คน",
    "จึงขอให้{p} (ผู้ประสานงาน) ติดต่อสำนักงานประกันสังคมจังหวัด{v} ภายในวันที่ ๑ ตุลาคม ๒๕๕๕",
    "ผู้แทนของ{p}, {q} กับพวกอีก 15 ราย ทำงานที่บ้าน{t} บนที่ดิน 15 ไร่",
)


def places(column):
    with (paths.reference() / "tambons.csv").open(encoding="utf-8-sig", newline="") as lines:
        return sorted({row[column] for row in csv.DictReader(lines)})


@pytest.mark.parametrize("seed", range(12))
def test_names_behind_a_title_and_places_are_whole_in_a_text_never_seen(seed):
    chance = Random(seed)
    for tambon in chance.sample(places("tambon_th"), 40):
        people = person(chance), person(chance)
        district, province = chance.choice(places("district_th")), chance.choice(places("province_th"))
        text = " ".join(chance.sample(SENTENCES, 2)).format(
            p=people[0], q=people[1], t=tambon, d=district, v=province
        )
        paragraph = Paragraph(text, Style(align=JUSTIFY))
        width = chance.uniform(6, 16) * CENTIMETRE
        paragraph.wrap(width)
        lines = [line.text for line in paragraph.lines]
        whole = {part for name in people for part in name.split()} | {tambon, district, province}
        assert torn(whole | {"๑,๒๓๔ คน", "15 ราย", "๑ ตุลาคม"}, lines) == [], text
        for word in (word for line in paragraph.lines for word in line.words if not word.space):
            assert word.place + word.width <= width + 0.02


@pytest.mark.parametrize(
    "kept",
    [
        "กลุ่มที่ 1",
        "จุดที่ ๒",
        "ถนนพระราม 5",
        "ซอยสิโรรส 10",
        "ชั้น 2",
        "พระราชบัญญัติคุ้มครองผู้รับงานไปทำที่บ้าน",
        "พระราชบัญญัติแรงงานสัมพันธ์",
        "รักษาราชการแทน",
        "ปฏิบัติหน้าที่",
        "บ้านปะกาฮะรัง",
        "อำเภอสะบ้าย้อย",
        "15 ไร่",
        "๑,๒๓๔ บาท",
        "มาตรา ๔๐",
        "๑ ตุลาคม ๒๕๕๕",
        "เล็ก ๆ",
        "“แรงงาน”",
        "(แรงงาน)",
    ],
)
def test_what_belongs_together_in_offices_papers_stays_together(kept):
    text = f"ทั้งนี้ {kept} พ.ศ. ๒๕๔๑ ต่อไป"
    start = text.index(kept)
    assert not set(opportunities(text)) & set(range(start + 1, start + len(kept)))


def test_an_office_that_begins_as_a_title_does_is_no_name():
    assert 8 in opportunities("มิถุนายนถึงสิ้นปี")
    text = "นายจ้างและลูกจ้างตกลงกัน"
    assert 7 in opportunities(text)
    assert opportunities("นายอำเภอเมืองปัตตานีมอบหมาย")


def test_where_an_office_ends_in_its_district_the_line_ends_before_the_district():
    paragraph = Paragraph("ศูนย์แรงงานอำเภอสะบ้าย้อย", Style(size=10, pitch=15))
    paragraph.wrap(90)
    assert [line.text for line in paragraph.lines] == ["ศูนย์แรงงาน", "อำเภอสะบ้าย้อย"]


def test_a_frequent_name_is_one_word_also_where_nothing_says_that_it_is_a_name():
    for text in ("หมู่บ้านเจ๊ะอับดุลลอฮสุไลมาน", "ที่บ้านมูฮัมหมัดและนูรีดากับซัลมาอ์"):
        for name in ("อับดุลลอฮ", "สุไลมาน", "มูฮัมหมัด", "นูรีดา", "ซัลมาอ์"):
            start = text.find(name)
            inside = set(range(start + 1, start + len(name))) if start >= 0 else set()
            assert not set(opportunities(text)) & inside, name


def test_a_name_wider_than_its_cell_begins_a_line_of_its_own_where_little_room_is_left():
    name = "อัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัด"
    paragraph = Paragraph(name, Style(size=10, pitch=15))
    with keeping_whole((name,)):
        paragraph.wrap(110)
    assert paragraph.lines[0].text == "อัสมะห์นูรไอนี"
    assert len(paragraph.lines) == 3
