"""What people need, from free words to the kinds of need of the reference table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from desktop.rules.cases import NeedDraft
from desktop.rules.categories import Category
from desktop.rules.lists.cells import clean, is_nothing
from desktop.rules.thai_date import arabic_digits

# In this order: what is said more closely comes before what is said at large.
_WORDS: tuple[tuple[str, str], ...] = (
    ("OPS-3", r"เบาะแส|แจ้งเหตุ|เหตุการณ์ด้านแรงงาน"),
    ("PRO-2", r"ค้ามนุษย์|แรงงานเด็ก|แรงงานบังคับ|บังคับใช้แรงงาน|ความปลอดภัยใน|สภาพการจ้าง|ถูกทำร้าย"),
    ("SKL-2", r"ทดสอบ|มาตรฐานฝีมือ|ใบรับรองฝีมือ|สอบฝีมือ|หนังสือรับรองความรู้"),
    ("EMP-3", r"มาเลเซี?ย|มาเลย์|ต่างประเทศ|เมืองนอก|ไต้หวัน|เกาหลี|ซาอุ|อิสราเอล|ญี่ปุ่น|สิงคโปร์|บรูไน|ร้านต้มยำ"),
    ("SSO-3", r"เงินทดแทน|กองทุนทดแทน|บาดเจ็บจากการ|อุบัติเหตุจากการ|เจ็บจากงาน|ประสบอันตราย"),
    ("SSO-2", r"(?:ม\.?|มาตรา)\s*40|ประกันตนเอง|ประกันสังคมภาคสมัครใจ|สมัครประกันสังคม|สมัครประกันตน"),
    ("EMP-4", r"ขึ้นทะเบียน.*ว่างงาน|ว่างงาน.*ประกัน|ประกัน.*ว่างงาน|เงินว่างงาน|กรณีว่างงาน|^ว่างงาน$|รายงานตัว"),
    ("SSO-1", r"(?:ม\.?|มาตรา)\s*3[39]|ประกันสังคม|ผู้ประกันตน|ชราภาพ|สงเคราะห์บุตร|คลอดบุตร|ทุพพลภาพ|ค่าทำศพ"),
    (
        "PRO-1",
        r"ร้องเรียน|ค้างค่าจ้าง|ค้างจ่าย|ไม่จ่าย|ไม่ได้ค่าจ้าง|ไม่ได้รับค่า|เลิกจ้าง|ค่าชดเชย|เรียกร้อง|นายจ้าง|ค่าแรง",
    ),
    ("OPS-2", r"กลุ่ม(?:แรงงาน|อาชีพ)|ตั้งกลุ่ม|รวมกลุ่ม|แรงงานนอกระบบ"),
    (
        "SKL-1",
        r"ฝึก|อบรม|ช่าง|ทักษะ|ยกระดับ|พัฒนาฝีมือ|ตัดเย็บ|เย็บผ้า|เย็บจักร|เชื่อม|นวด|เสริมสวย|ตัดผม|คอมพิวเตอร์"
        r"|ทำขนม|ทำอาหาร|เบเกอรี่|เรียน(?:ทำ|รู้|ขับ|เย็บ|ตัด|วิชาชีพ)|อยากเรียน|หลักสูตร",
    ),
    (
        "EMP-2",
        r"แนะแนว|อาชีพอิสระ|อาชีพเสริม|รับงาน.*บ้าน|ทำที่บ้าน|ค้าขาย|ขายของ|ทุน|กู้|เปิดร้าน|หารายได้|รายได้เสริม"
        r"|ส่งเสริมอาชีพ|ประกอบอาชีพ|เลี้ยงสัตว์",
    ),
    ("OPS-1", r"เดือดร้อน|จ้างงานเร่งด่วน|จ้างเร่งด่วน|จ้างงานด่วน"),
    (
        "EMP-1",
        r"หางาน|หาง่าน|จัดหางาน|อยากทำงาน|อยากได้งาน|มีงานทำ|ต้องการงาน|สมัครงาน|งานทำ|ตำแหน่งงาน|ทำงาน|ตกงาน|ไม่มีงาน"
        r"|อยากมีงาน|รับจ้าง|งานโรงงาน|หาอาชีพ|^งาน",
    ),
    ("OPS-4", r"อื่น\s?ๆ?|นอกกระทรวง|เบี้ยยังชีพ|เบี้ยคนพิการ|ซ่อมบ้าน|สร้างบ้าน|ทุนการศึกษา|บัตรคนจน|บัตรสวัสดิการ"),
)
_PATTERNS = tuple((code, re.compile(pattern, re.IGNORECASE)) for code, pattern in _WORDS)
# Words that stand for a kind, to find misspelt ones by.
_EXAMPLES: Mapping[str, str] = {
    "หางาน": "EMP-1",
    "หางานทำ": "EMP-1",
    "อยากทำงาน": "EMP-1",
    "แนะแนวอาชีพ": "EMP-2",
    "อาชีพเสริม": "EMP-2",
    "ไปทำงานต่างประเทศ": "EMP-3",
    "มาเลเซีย": "EMP-3",
    "ฝึกอาชีพ": "SKL-1",
    "ฝึกอบรม": "SKL-1",
    "ทดสอบฝีมือ": "SKL-2",
    "ร้องเรียนนายจ้าง": "PRO-1",
    "ประกันสังคม": "SSO-1",
    "เงินทดแทน": "SSO-3",
    "เดือดร้อน": "OPS-1",
}
_ALIKE = 78
_BETWEEN = re.compile(
    r"[,;/+&\n•●▪]|(?<![ก-๙])และ|\sและ|และ(?=\S)|(?:^|\s)[-–]\s|(?:^|\s)\(?\d{1,2}[.)]\s*(?=\D)"
)
_CODE = re.compile(r"(EMP|SKL|PRO|SSO|OPS)[\s\-–]*([1-4])", re.IGNORECASE)
_WANTS = re.compile(r"^(?:อยาก(?:ได้|ให้)?|ต้องการ(?:ที่จะ)?|ขอ|ประสงค์(?:จะ)?)\s*")


class NeedReader:
    """Reads the needs of a list's rows; the same words come again and again.

    Args:
        categories: the kinds of need that are offered, by code.
        told: what words of this sender mean, by ``word_key``: a code, or empty for no need.
    """

    def __init__(self, categories: Mapping[str, Category], told: Mapping[str, str] | None = None) -> None:
        self._categories = categories
        self._told = told or {}
        self._offered = frozenset(categories)
        self._names = {word_key(each.name): code for code, each in categories.items()}
        self.read = lru_cache(maxsize=20_000)(self._read)

    def code_of(self, piece: str) -> str | None:
        """The kind of need that some words mean.

        Args:
            piece: words for one need.

        Returns:
            The code, an empty text for words that mean no need, or None for words not understood.
        """
        plain = clean(piece)
        key = word_key(plain)
        if key in self._told:
            return self._told[key]
        if is_nothing(plain) or re.fullmatch(r"ไม่(?:มี|ต้องการ|ประสงค์).*", plain):
            return ""
        written = _CODE.search(arabic_digits(plain))
        if written:
            code = f"{written[1].upper()}-{written[2]}"
            return code if code in self._offered else None
        return self._names.get(key) or _worded(plain, self._offered)

    def _read(self, plain: str) -> tuple[tuple[NeedDraft, ...], tuple[str, ...]]:
        """The needs that a text names: one need or several, in any words, or codes.

        Returns:
            The needs, each kind once, with the words of the list as their detail; and the words not
            understood.
        """
        found: dict[str, str] = {}
        unknown: list[str] = []
        for piece in self._pieces(plain):
            code = self.code_of(piece)
            if code is None:
                unknown.append(piece)
            elif code:
                already = found.get(code)
                found[code] = f"{already}, {piece}" if already else piece
        needs = tuple(
            NeedDraft(category_code=code, detail=self._detail(code, said)) for code, said in found.items()
        )
        return needs, tuple(unknown)

    def _detail(self, code: str, said: str) -> str:
        return "" if said in (self._categories[code].name, code) else said

    def _pieces(self, plain: str) -> Iterator[str]:
        # Names of kinds have strokes of their own: a text that is one of them is not divided.
        lines = plain.replace("\r", "\n")
        if word_key(lines) in self._told or word_key(lines) in self._names:
            yield clean(lines)
            return
        for piece in _BETWEEN.split(lines):
            if piece and not is_nothing(clean(piece)):
                yield clean(piece)


def word_key(plain: str) -> str:
    """Words as they are remembered: without spaces and capitals."""
    return re.sub(r"\s", "", clean(plain)).casefold()


@lru_cache(maxsize=4_096)
def _worded(plain: str, offered: frozenset[str]) -> str | None:
    arabic = arabic_digits(plain)
    for code, pattern in _PATTERNS:
        if code in offered and pattern.search(arabic):
            return code
    bare = _WANTS.sub("", plain)
    scored = [(fuzz.ratio(bare, example), code) for example, code in _EXAMPLES.items() if code in offered]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None
