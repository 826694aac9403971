"""The words that a line must not cut: a kept dictionary's, our places, our terms, the laws' names."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from desktop.system import paths

# Offices, programmes and laws as the Ministry of Labour and the Royal Gazette word them.
TERMS = (
    "กระทรวงแรงงาน",
    "กรมการจัดหางาน",
    "กรมพัฒนาฝีมือแรงงาน",
    "กรมสวัสดิการและคุ้มครองแรงงาน",
    "สำนักงานประกันสังคม",
    "สำนักงานปลัดกระทรวงแรงงาน",
    "สำนักงานแรงงาน",
    "สำนักงานจัดหางาน",
    "สำนักงานสวัสดิการและคุ้มครองแรงงาน",
    "สำนักงานพัฒนาฝีมือแรงงาน",
    "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์",
    "ศูนย์อำนวยการบริหารจังหวัดชายแดนภาคใต้",
    "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "ที่ว่าการ",
    "รักษาราชการแทน",
    "ปฏิบัติราชการแทน",
    "ปฏิบัติหน้าที่",
    "ประกาศนียบัตร",
    "มลายูถิ่น",
    "ชำนาญการพิเศษ",
    "สถาบันพัฒนาฝีมือแรงงาน",
    "ศูนย์แรงงาน",
    "อาสาสมัครแรงงาน",
    "บัณฑิตแรงงาน",
    "แรงงานนอกระบบ",
    "ผู้ใช้แรงงาน",
    "ผู้ประกันตน",
    "กองทุนเงินทดแทน",
    "บัตรสวัสดิการแห่งรัฐ",
    "จังหวัดชายแดนภาคใต้",
    "เวทีประชาคม",
    "ปีงบประมาณ",
    "ประเทศมาเลเซีย",
    "วันและเวลาราชการ",
    "สมุดบัญชีเงินฝาก",
    "ชี้เป้า",
    "คัดกรอง",
    "ส่งต่อ",
    "ติดตามผล",
    "ฝึกอาชีพ",
    "ทดสอบมาตรฐานฝีมือแรงงาน",
    "บันทึกข้อความ",
    "ใบนำส่งข้อมูล",
    "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล",
    "พระราชบัญญัติคุ้มครองแรงงาน",
    "พระราชบัญญัติประกันสังคม",
    "พระราชบัญญัติเงินทดแทน",
    "พระราชบัญญัติจัดหางานและคุ้มครองคนหางาน",
    "พระราชบัญญัติส่งเสริมการพัฒนาฝีมือแรงงาน",
    "พระราชบัญญัติความปลอดภัย",
    "ยินยอม",
    "ยี่สิบ",
    "สามสิบ",
    "หมู่ที่",
    "เลขที่",
    "ครั้งที่",
    "ภาคเช้า",
    "ภาคบ่าย",
    "ภาคค่ำ",
    "ข้อย่อย",
    "เดินทางเข้า",
    "คำสั่งแต่งตั้ง",
    "ฉบับที่",
    "รุ่นที่",
    "ฯลฯ",
    "ศอ.บต.",
    "ธ.ก.ส.",
    "พ.ร.บ.",
)

# Names that are frequent in the southern border provinces and that no dictionary has. They are words like any
# other, not looked for inside words: their letters stand in many by chance.
NAMES = tuple(
    "อับดุลลอฮ อับดุลเลาะ อับดุลเลาะห์ อับดุลรอฮมาน อับดุลรอฮิม อับดุลกอเดร์ อับดุลฮากิม มูฮัมหมัด มุฮัมมัด มูหะมัด มะหะมัด "
    "มูฮำหมัด มะรอนิง สุไลมาน ซูไลมาน ไซนุดดีน นูรุดดีน นูรดีน ฮาซัน ฮุสเซ็น อิสมาแอ อิสมาอีล อิบรอฮีม อิบรอเฮง ยูโซะ ยูซุฟ "
    "ยะโก๊ะ ซาการียา ซุลกิฟลี ฟาตีเมาะ ฟาตีมะห์ อามีเนาะ แอเสาะ อาอีซะห์ คอลีเยาะ รอกีเยาะ รอฮานี รอฮีมะห์ ซากียะห์ "
    "ซัลมา ซัลมาอ์ ฮายาตี นูรีดา นูรไอนี นูรฮายาตี อัสมะห์ ฮาลีเมาะ มารียัม พาตีเมาะ "
    "หะยีสะมะแอ หะยีสาและ หะยีดอเลาะ แวหะยี เจ๊ะแว เจ๊ะเลาะ เจ๊ะอาแซ สะมะแอ ดือราแม ดอเลาะ บือราเฮง".split()
)


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """The names of the tambons, districts and provinces, from the reference table."""
    with (paths.reference() / "tambons.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [(row["tambon_th"], row["district_th"], row["province_th"]) for row in csv.DictReader(lines)]
    return tuple(sorted({name for row in rows for name in row}))


@lru_cache(maxsize=1)
def _dictionary() -> tuple[Any, Any]:
    # PyThaiNLP makes a folder in the user's home when it is imported, unless told to read only.
    if "PYTHAINLP_READ_MODE" not in os.environ:
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    from pythainlp.corpus.common import thai_words
    from pythainlp.tokenize import newmm

    return newmm.segment, _WordList({*thai_words(), *places(), *TERMS, *NAMES})


class _WordList:
    """The words as newmm asks for them; a tree of 60,000 words would take most of the first paper's time."""

    def __init__(self, words: set[str]) -> None:
        self._words = {word.strip() for word in words}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {beginning: tuple(sorted(found)) for beginning, found in lengths.items()}

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at a place of the text, the shortest first."""
        found = [text[start]] if text[start] in self._words else []
        for length in self._lengths.get(text[start : start + 2], ()):
            word = text[start : start + length]
            if length > 1 and word in self._words:
                found.append(word)
        return found


@lru_cache(maxsize=30_000)
def words(letters: str) -> tuple[str, ...]:
    """Thai letters without spaces, cut into words.

    Args:
        letters: Thai letters and marks only.
    """
    segment, trie = _dictionary()
    return tuple(segment(letters, custom_dict=trie, safe_mode=len(letters) > 200))


# A word of so many letters fits into the narrowest column, of three centimetres.
_SHORT = 12


@lru_cache(maxsize=1)
def _parts() -> _WordList:
    from pythainlp.corpus.common import thai_words

    return _WordList(
        {*places(), *NAMES, *(word for word in thai_words() if len(word) <= _SHORT)} - set(TERMS)
    )


def parts(letters: str) -> tuple[str, ...]:
    """The words of which a term is made, for a line that is too short for the whole term.

    Args:
        letters: Thai letters and marks only.
    """
    segment, _whole = _dictionary()
    return tuple(segment(letters, custom_dict=_parts(), safe_mode=len(letters) > 200))


@lru_cache(maxsize=1)
def _kept_by_beginning() -> dict[str, tuple[str, ...]]:
    return by_beginning((*places(), *TERMS))


@lru_cache(maxsize=16)
def by_beginning(kept: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Words sorted into drawers by their first two letters, so that a text is searched in one pass."""
    drawers: dict[str, tuple[str, ...]] = {}
    for word in kept:
        if len(word) > 1:
            drawers[word[:2]] = (*drawers.get(word[:2], ()), word)
    return drawers


def kept_places(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the text holds a word of the lexicon or one of the names, as (start, end)."""
    drawers = (_kept_by_beginning(), by_beginning(names))
    for start in range(len(text) - 1):
        beginning = text[start : start + 2]
        for drawer in drawers:
            for word in drawer.get(beginning, ()):
                if text.startswith(word, start):
                    yield start, start + len(word)
