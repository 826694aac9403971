"""A form as the program has them, for tests and for looking at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.rules.problems import Problem
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import NoticeCard, button_row
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import (
    CheckField,
    ChipsField,
    Choice,
    ChoiceField,
    IdField,
    LongTextField,
    MoneyField,
    NumberField,
    PhonesField,
    PickField,
    TextField,
    ThaiDateField,
    YesNoField,
)
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.kit.words import MUTED, WrappedLabel
from tests.views.kit.gallery_rows import NEEDS, find_tambons, named_tambon


def nothing() -> None:
    """What a button of the gallery does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the gallery's form hands over."""

    thai_id: str = ""
    birth_date: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    house_number: str = ""
    village_number: int | None = None
    tambon_code: str = ""
    phones: tuple[str, ...] = ()
    income: int | None = None
    in_work: bool | None = None
    restricted: bool = False
    needs: tuple[str, ...] = ()
    detail: str = ""
    kept: str = "kept"


FULL = Draft(
    thai_id="1940300123456",
    birth_date="1992-03-12",
    title="1",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    house_number="๑๒๗/๔",
    village_number=6,
    tambon_code="940303",
    phones=("0812345678",),
    income=950000,
    in_work=False,
    needs=("0",),
    detail="ต้องการฝึกช่างเชื่อม เคยทำงานก่อสร้างที่กลันตัน ๔ ปี",
)


def digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def check(draft: Draft) -> Sequence[Problem]:
    found = []
    if draft.thai_id and draft.thai_id != "1940300123451":
        found.append(Problem("thai_id", "หลักสุดท้ายไม่ตรงกับเลขตรวจสอบ ดูบัตรอีกครั้ง"))
    if not draft.first_name:
        found.append(Problem("first_name", "ยังไม่ได้กรอกชื่อ"))
    if draft.house_number == "?":
        found.append(Problem("house_number", "บ้านเลขที่ดูแปลก", soft=True))
    return found


def form(desk: Desk, save: object = None) -> RecordForm[Draft]:
    main = Group(
        "ผู้รับบริการ",
        (
            Entry(
                "thai_id",
                "เลขประจำตัวประชาชน",
                IdField(
                    digits,
                    lambda text: f"{text[0]} {text[1:5]} {text[5:10]} {text[10:12]} {text[12]}",
                    lambda text: "" if len(text) == 13 else "เลขประจำตัวต้องมี 13 หลัก",
                ),
                8,
                required=True,
            ),
            Entry(
                "birth_date",
                "วันเกิด (พ.ศ.)",
                ThaiDateField(
                    lambda text: "1992-03-12",
                    lambda iso: "๑๒ มี.ค. ๒๕๓๕",
                    lambda iso: "อายุ ๓๔ ปี",
                    partial=True,
                ),
                4,
            ),
            Entry(
                "title",
                "คำนำหน้า",
                ChoiceField((Choice("1", "นาย"), Choice("2", "นาง"), Choice("3", "นางสาว")), "เลือก"),
                3,
            ),
            Entry("first_name", "ชื่อ", TextField(), 4, required=True),
            Entry("last_name", "นามสกุล", TextField(), 5),
            Entry("house_number", "บ้านเลขที่", TextField(), 3),
            Entry("village_number", "หมู่", NumberField(1, 99), 3),
            Entry("tambon_code", "ตำบล", PickField(find_tambons, named_tambon, "พิมพ์ชื่อตำบล"), 6),
            Entry(
                "phones",
                "โทรศัพท์",
                PhonesField(
                    digits,
                    lambda text: f"{text[:2]}-{text[2:6]}-{text[6:]}",
                    lambda text: "" if len(text) == 10 else "เลขโทรศัพท์ไม่ครบ",
                ),
                7,
            ),
            Entry("income", "รายได้ต่อเดือน (บาท)", MoneyField(), 5, "ถ้าไม่ทราบให้เว้นว่าง"),
            Entry("in_work", "มีงานทำ", YesNoField("มี", "ไม่มี"), 6),
            Entry("restricted", "สิทธิ์", CheckField("เห็นเฉพาะหัวหน้า"), 6),
        ),
    )
    side = Group(
        "ความต้องการ",
        (
            Entry("needs", "เลือกได้หลายอย่าง", ChipsField(NEEDS), 12),
            Entry(
                "detail",
                "รายละเอียด",
                LongTextField("เล่าสั้น ๆ", 6),
                12,
                "ส่งต่อ: สถาบันพัฒนาฝีมือแรงงาน ๒๔ ปัตตานี · ครบกำหนด ๒๐ ธ.ค. ๒๕๖๙",
            ),
        ),
        side=True,
    )
    doing = save if callable(save) else (lambda draft: None)
    return RecordForm(
        desk,
        "รับเรื่องใหม่",
        (main, side),
        Draft(),
        check=check,
        actions=(SaveAction("บันทึก", doing, "Ctrl+S"), SaveAction("บันทึกและพิมพ์หนังสือส่งต่อ", doing)),
    )


def walk_in(desk: Desk) -> RecordForm[Draft]:
    made = form(desk)
    notice = NoticeCard("อาจเป็นคนเดียวกัน ๑ คน", "", (), "users")
    notice.add(WrappedLabel("นายมูหัมหมัด มะหะหมัด · เกิด ๒๕๓๕ · ต.ตะโละกาโปร์"))
    notice.add(WrappedLabel("ชื่อเสียงเดียวกัน · ปีเกิดตรง · ตำบลตรง", MUTED))
    notice.body.addLayout(
        button_row((Action(word="คนเดียวกัน", run=nothing), Action(word="คนละคน", run=nothing)))
    )
    made.add_beside(notice)
    return made
