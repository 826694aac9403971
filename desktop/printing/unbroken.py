"""What no line may cut: places, terms, laws' names, and the names of people behind their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from desktop.printing import lexicon

_LETTERS = "[ก-ฺเ-๎]"
_END = f"(?!{_LETTERS})"
_TITLES = (
    "ว่าที่ ?(?:ร้อย|พัน)(?:ตรี|โท|เอก)(?:หญิง)?|ว่าที่ ?[รพ]\\.[ตทอ]\\.(?:หญิง)?|นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง|"
    "น\\.ส\\.|ด\\.ช\\.|ด\\.ญ\\.|ดร\\.|ผศ\\.|รศ\\."
)
# Words that begin as a title does and name an office, no person.
_OFFICES = "จ้าง|อำเภอ|กองค์|กเทศ|กรัฐ|กสมา|ทะเบียน|หน้า|ช่าง|แพทย์|ประกัน|ทุน|ด่าน|ตรวจ|ฟ้า|พยาบาล|แบบ|งาม"
# How a sentence goes on behind a name that nothing parts from it.
_GOING_ON = (
    "ได้|แจ้ง|เป็น|และ|ขอ|ซึ่ง|ที่|จะ|ไม่|ว่า|อายุ|อยู่|มี|ไป|เข้า|ให้|โดย|จาก|กับ|ทำ|ต้อง|ประสงค์|เพื่อ|พร้อม|เมื่อ|แล้ว|ยัง|ผู้|"
    "ตำแหน่ง|อาชีพ|ประกอบ|บ้าน|หมู่|ตำบล|อำเภอ|จังหวัด|เลข|โทร|ใน|เดิน|ถูก|ขาด|ว่าง|หัวหน้า|เจ้าหน้าที่|รับ|ร่วม"
)
# A name is hardly ever longer; what is longer is a sentence, of which the name is the beginning.
_GIVEN_AT_MOST, _FAMILY_AT_MOST = 26, 30
# A name begins with a letter, or a vowel that is written before it.
_BEGINNING = "(?=[ก-ฮเแโใไ])"
_GIVEN = (
    f"(?P<title>{_TITLES}) ?(?!{_OFFICES})(?P<given>{_BEGINNING}(?:{_LETTERS}{{2,{_GIVEN_AT_MOST}}}{_END}"
    f"|{_LETTERS}{{3,{_GIVEN_AT_MOST}}}?(?={_GOING_ON})))"
)
_FAMILY = (
    f"(?: +(?!(?:{_GOING_ON}){_LETTERS}{{9}})"
    f"(?P<family>{_BEGINNING}(?:{_LETTERS}{{2,{_FAMILY_AT_MOST}}}{_END}"
    f"|{_LETTERS}{{3,{_FAMILY_AT_MOST}}}?(?={_GOING_ON}))))?"
)
_PERSON = re.compile(_GIVEN + _FAMILY)
_LAW = re.compile(
    f"(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ประมวล){_LETTERS}{{2,80}}(?= (?:พ\\.ศ\\.|\\())"
)

_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(f"{_LETTERS}*$"), re.compile(f"{_LETTERS}+")
_STREET = re.compile(f"(?:ถนน|ซอย|ตรอก){_BEGINNING}{_LETTERS}{{2,14}}{_END}")


def kept_places(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the text holds what no line may cut, as (start, end); a name also without its title.

    Args:
        text: of a paragraph or a cell.
        names: that are known from elsewhere.
    """
    yield from lexicon.kept_places(text, names)
    for person in _PERSON.finditer(text):
        if "." not in person["title"] and not _begins_a_word(text, person.start()):
            continue
        yield person.start(), person.end("given")
        yield person.span("given")
        if person["family"]:
            yield person.span("family")
    for pattern in (_LAW, _STREET):
        for found in pattern.finditer(text):
            yield found.span()


def _begins_a_word(text: str, place: int) -> bool:
    """Whether the letters there are a word's first and not, as in June's name, some of its last."""
    before = _LETTERS_BEFORE.search(text, 0, place)
    if before is None or not before.group():
        return True
    behind = _LETTERS_BEHIND.match(text, place)
    words = lexicon.words(before.group() + (behind.group() if behind else ""))
    return len(before.group()) in accumulate(len(word) for word in words)
