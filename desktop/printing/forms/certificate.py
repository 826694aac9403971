"""วุฒิบัตร: what a citizen who passed a training takes home and hangs on the wall."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import AtFoot, Block, Gap
from desktop.printing.emblems import CM, draw_crest
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM, NONE
from desktop.printing.phrases import period
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.thai_text import PaperCanvas, Paragraph
from desktop.rules.thai_date import long, thai_digits

TITLE = "วุฒิบัตร"
PAPER = A4
LAYOUT = replace(
    FORM,
    width=FORM.height,
    height=FORM.width,
    left=3.2 * CM,
    right=3.2 * CM,
    top=1.95 * CM,
    later_top=1.95 * CM,
    bottom=2.8 * CM,
    pages=NONE,
    thai_numerals=True,
)

_HEADING = Style(size=34.0, pitch=46.0, face=BOLD, align=CENTRE)
_ISSUER = Style(size=15.0, pitch=23.0, face=BOLD, align=CENTRE)
_WORDS = Style(size=14.0, pitch=23.0, align=CENTRE)
_NAME = Style(size=27.0, pitch=42.0, face=BOLD, align=CENTRE)
_COURSE = Style(size=18.0, pitch=28.0, face=BOLD, align=CENTRE)
_NUMBER = Style(size=10.0, pitch=14.0, align=RIGHT)
_SIGNED = Style(size=12.0, pitch=18.0)
_CREST = 2.1 * CM
_MOST_AIR = 20.0
_FOR_A_HAND, _LEAST_FOR_A_HAND = 40.0, 26.0
# Gold and a deep blue; on a printer without colours both are greys that still stand out.
_GOLD, _BLUE = (0.69, 0.55, 0.24), (0.11, 0.2, 0.38)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerLine:
    """Who signs the certificate, and the position below the name."""

    signer: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a certificate.

    Attributes:
        number: the certificate's number.
        centre: the office that keeps the register it stands in.
        issuers: the offices that give it, each on its own line; none leaves the centre alone.
        citizen_name: in full.
        course: what was taught.
        hours: of the course.
        place: where it was held.
        first_day: the first day.
        last_day: the last day.
        given_on: the day on the certificate; none leaves a dotted place.
        signers: from left to right, three at most beside each other.
        copy: a reprint.
    """

    number: str
    centre: str
    issuers: tuple[str, ...]
    citizen_name: str
    course: str
    hours: int
    place: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    given_on: datetime.date | None
    signers: tuple[SignerLine, ...]
    copy: bool = False


SAMPLE = Sheet(
    number="9401/2569/ว 00031",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    issuers=("สถาบันพัฒนาฝีมือแรงงาน ๒๔ ปัตตานี ร่วมกับศูนย์แรงงานอำเภอเมืองปัตตานี",),
    citizen_name="นายอับดุลเลาะ เจ๊ะแว",
    course="ช่างเชื่อมไฟฟ้าด้วยมือ (หลักสูตรยกระดับฝีมือ)",
    hours=60,
    place="องค์การบริหารส่วนตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    first_day=datetime.date(2026, 2, 16),
    last_day=datetime.date(2026, 2, 27),
    given_on=datetime.date(2026, 3, 6),
    signers=(
        SignerLine(signer="นายประเสริฐ นวลจันทร์", position="ผู้อำนวยการสถาบันพัฒนาฝีมือแรงงาน ๒๔ ปัตตานี"),
        SignerLine(signer="นายสมชาย แก้วประดิษฐ์", position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี"),
    ),
)

LONGEST = replace(
    SAMPLE,
    number="9010/2571/ว 12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    issuers=(
        "สถาบันพัฒนาฝีมือแรงงาน ๑๒ สงขลา ร่วมกับสำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสงขลา",
        "และศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    ),
    citizen_name="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12,
    course=(
        "การประกอบอาชีพเสริมระยะสั้นสำหรับแรงงานนอกระบบและผู้ที่เดินทางกลับจากประเทศมาเลเซีย "
        "สาขาช่างเชื่อมอาร์กโลหะด้วยมือ ช่างไฟฟ้าภายในอาคาร และช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร (รุ่นที่ ๑๒)"
    ),
    hours=1234,
    place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12 ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา",
    first_day=datetime.date(2027, 12, 27),
    last_day=datetime.date(2028, 2, 29),
    given_on=datetime.date(2028, 2, 29),
    signers=(
        SignerLine(
            signer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
            position="ผู้อำนวยการสถาบันพัฒนาฝีมือแรงงาน ๑๒ สงขลา",
        ),
        SignerLine(
            signer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
            position="แรงงานจังหวัดสงขลา รักษาราชการแทนผู้อำนวยการสำนักงานส่งเสริมการเรียนรู้",
        ),
        SignerLine(
            signer="นายมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ",
            position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
        ),
    ),
    copy=True,
)


class _Border(Block):
    """A double frame around the first page, with a small lozenge in the middle of each side."""

    # The mark of a copy stands above the frame, number and code below it.
    _OUTER, _INNER, _FOOT = 1.35 * CM, 1.62 * CM, 2.05 * CM

    def draw(self) -> None:
        """Draw frames, corners and lozenges; text is written over them later."""
        canvas: PaperCanvas = self.canv
        canvas.saveState()
        # The block stands at the frame's upper left corner; the border is measured from the paper's.
        canvas.translate(-LAYOUT.left, LAYOUT.top - LAYOUT.height)
        canvas.setStrokeColorRGB(*_GOLD)
        canvas.setLineWidth(2.4)
        self._outline(canvas, self._OUTER, self._FOOT)
        canvas.setStrokeColorRGB(*_BLUE)
        canvas.setLineWidth(0.7)
        inset = self._INNER - self._OUTER
        self._outline(canvas, self._INNER, self._FOOT + inset)
        self._corners(canvas, self._INNER + inset, self._FOOT + 2 * inset)
        canvas.restoreState()

    def _outline(self, canvas: PaperCanvas, side: float, foot: float) -> None:
        canvas.rect(side, foot, LAYOUT.width - 2 * side, LAYOUT.height - side - foot, fill=0)

    def _corners(self, canvas: PaperCanvas, side: float, foot: float) -> None:
        """Angles inside the four corners, each with a lozenge."""
        reach = 26.0
        for x, right in ((side, 1), (LAYOUT.width - side, -1)):
            for y, up in ((foot, 1), (LAYOUT.height - side, -1)):
                canvas.setStrokeColorRGB(*_GOLD)
                canvas.setLineWidth(1.4)
                canvas.lines([(x, y, x + right * reach, y), (x, y, x, y + up * reach)])
                self._lozenge(canvas, x + right * 8, y + up * 8)

    def _lozenge(self, canvas: PaperCanvas, x: float, y: float) -> None:
        half = 3.2
        path = canvas.beginPath()
        path.moveTo(x - half, y)
        for across, above in ((0, half), (half, 0), (0, -half)):
            path.lineTo(x + across, y + above)
        path.close()
        canvas.setFillColorRGB(*_BLUE)
        canvas.drawPath(path, stroke=0, fill=1)


class _Head(Block):
    """The crest in the middle, and the certificate's number on the right."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = Paragraph(f"เลขที่ {thai_digits(number)}" if number else "", _NUMBER)

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the crest, or of the number where that is more."""
        self.width = width
        self._beside = (width - _CREST) / 2 - 8
        self.height = max(_CREST, self._number.wrap(self._beside)[1]) + 3
        return width, self.height

    def pieces(self) -> list[Any]:
        """The number alone."""
        return [self._number]

    def draw(self) -> None:
        """Draw both."""
        draw_crest(self.canv, self.width / 2, self.height - _CREST, _CREST)
        self._number.draw_on(self.canv, self.width - self._beside, self.height)


def story(sheet: Sheet) -> list[Any]:
    """The certificate from top to bottom."""
    lines = _lines(sheet)
    words = _height([line for line, _share in lines])
    signing = _signing(sheet.signers, LAYOUT.room[1] - words)
    needed = words + _height(signing)
    # What the words leave of the page stands between them, most of it around the name.
    air = max(0.0, min(_MOST_AIR, (LAYOUT.room[1] - needed - 4) / sum(share for _line, share in lines)))
    spread = [part for line, share in lines for part in (line, Gap(air * share))]
    return [_Border(), *spread, AtFoot(*signing)]


def _height(parts: list[Any]) -> float:
    return float(sum(part.wrap(LAYOUT.room[0])[1] for part in parts))


def _lines(sheet: Sheet) -> list[tuple[Any, float]]:
    """Everything above the signatures, each with its share of the empty height, which stands below it."""
    *issuers, last_issuer = sheet.issuers or (sheet.centre,)
    return [
        (_Head(sheet.number), 0.6),
        *((_within(issuer, _ISSUER, 1), 0.0) for issuer in issuers),
        (_within(last_issuer, _ISSUER, 1), 0.3),
        (Paragraph(TITLE, _HEADING), 0.6),
        (Paragraph("ฉบับนี้ให้ไว้เพื่อแสดงว่า", _WORDS), 1.0),
        (_within(sheet.citizen_name, _NAME, 1), 1.0),
        (Paragraph("ได้ผ่านการฝึกอบรมตามหลักสูตร", _WORDS), 0.6),
        (_within(sheet.course, _COURSE, 2), 0.6),
        *((_within(line, _WORDS, 1), 0.0) for line in _when_and_where(sheet)),
        (Paragraph(_given(sheet.given_on), _WORDS), 0.0),
    ]


def _within(text: str, style: Style, lines: int) -> Paragraph:
    """The text in letters small enough for so many lines, but never smaller than can be read."""
    room = LAYOUT.room[0] * (lines - 0.15 * (lines - 1))
    share = min(1.0, room / max(Paragraph(text, style).natural_width(), 1.0))
    # Letters below 12 points look like small print beside the others.
    share = max(share, 12.0 / style.size)
    return Paragraph(text, style.but(size=round(style.size * share, 1), pitch=round(style.pitch * share, 1)))


def _when_and_where(sheet: Sheet) -> list[str]:
    days = period(sheet.first_day, sheet.last_day, thai_digits=True)
    several = sheet.last_day not in (None, sheet.first_day)
    hours = f"ระยะเวลา {thai_digits(f'{sheet.hours:,}')} ชั่วโมง" if sheet.hours else ""
    when = f"{'ระหว่างวันที่' if several else 'เมื่อวันที่'} {days}" if days else ""
    place = f"ณ {thai_digits(sheet.place)}" if sheet.place else ""
    return [line for line in (" ".join(part for part in (hours, when) if part), place) if line]


def _given(day: datetime.date | None) -> str:
    if day is None:
        return "ให้ไว้ ณ วันที่ ........................................"
    day_and_month, _space, year = long(day).rpartition(" ")
    return f"ให้ไว้ ณ วันที่ {day_and_month} พ.ศ. {year}"


def _signing(signers: tuple[SignerLine, ...], room: float) -> list[Any]:
    """The places to sign, with as much height for the hand as the room leaves, but enough in any case."""
    blocks = [Signer(one.signer, one.position, lead="") for one in signers] or [Signer(lead="")]
    rows = [blocks[start : start + 3] for start in range(0, len(blocks), 3)]
    style = _SIGNED if len(blocks) < 3 else _SIGNED.but(size=10.7, pitch=15.5)
    lower = _height([Signatures(*row, style=style, above=0, before=0) for row in rows])
    hand = max(_LEAST_FOR_A_HAND, min(_FOR_A_HAND, (room - lower - 4) / len(rows)))
    return [Signatures(*row, style=style, above=hand, before=0) for row in rows]
