"""Where a line may end: between words, never in a name, a number with its unit, or before a closing mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from desktop.printing import lexicon, unbroken

NEVER_FIRST = frozenset("ๆฯ)]}>”’»!?,.;:%…๚๛،؛؟\u2030\u0e2f")
NEVER_LAST = frozenset("([{<“‘«฿#@")
# Vowels and marks that stand behind or on their letter, and vowels that are written before it.
_HANGING = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_LEADING = frozenset("เแโใไ")
_OPEN_SYLLABLE = re.compile("เ[ก-ฮ][ก-ฮ]?[่-๋]?$")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# A writer's own mark of a place where a line may end; nothing of it is seen or read back.
ZERO_WIDTH_SPACE = "\u200b"
# Signs without a shape that only steer other programs: soft hyphens, joiners, marks of direction, variants.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Codes that are no character at all; what stands in their place can be seen, and is reported.
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\uffff]")
EMPTY_BOX = "\u25a1"
_PIECES = re.compile(
    "(?P<space>[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)"
    f"|(?P<place>{ZERO_WIDTH_SPACE}+)"
    "|(?P<thai>[\u0e01-\u0e3a\u0e40-\u0e4e]+)"
    "|(?P<arabic>[\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)"
    "|(?P<other>[^ \\t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\u0e01-\u0e3a\u0e40-\u0e4e"
    "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)"
)
# A letter with everything that hangs on it: what even a word too long for its line is not cut inside of.
_CLUSTER = re.compile(
    "(?:[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[ะาำๅ]?|.)"
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f\u064b-\u065f]*",
    re.DOTALL,
)
_UNITS = (
    "บาท|สตางค์|คน|ราย|เรื่อง|วัน|เดือน|ปี|ชั่วโมง|นาที|ครั้ง|แห่ง|อำเภอ|ตำบล|หมู่บ้าน|ครัวเรือน|กลุ่ม|รุ่น|ชุด|ฉบับ|แผ่น|หน้า|ข้อ|"
    "รายการ|หลักสูตร|กิโลเมตร|เมตร|ไร่|น\\.|เปอร์เซ็นต์|ล้าน|แสน|หมื่น|พัน|ร้อย|ใบ|จังหวัด|ศูนย์|ม\\.|กม\\.|คัน|ตัว|เล่ม"
)
_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    "ม\\.ค\\.|ก\\.พ\\.|มี\\.ค\\.|เม\\.ย\\.|พ\\.ค\\.|มิ\\.ย\\.|ก\\.ค\\.|ส\\.ค\\.|ก\\.ย\\.|ต\\.ค\\.|พ\\.ย\\.|ธ\\.ค\\."
)
_BEFORE_NUMBERS = (
    "พ\\.ศ\\.|ค\\.ศ\\.|หมู่ที่|หมู่|ม\\.|เลขที่|ที่|ข้อ|มาตรา|โทร\\.|โทรศัพท์|หน้า|ปี|ปีงบประมาณ|"
    "จำนวน|อายุ|เวลา|ร้อยละ|รวม|ซอย|ถนน|ต่อ|"
)
_TITLES = frozenset(
    ("นาย", "นาง", "นางสาว", "ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง", "ว่าที่", "ร.ต.", "ดร.", "น.ส.")
)
_PLACE_KINDS = frozenset(("ตำบล", "อำเภอ", "จังหวัด", "แขวง", "เขต"))
# Behind these a place's name begins where the letters are those of one: ศูนย์แรงงานอำเภอ, บ้าน, เทศบาลเมือง.
_PLACE_ENDINGS = ("ตำบล", "อำเภอ", "จังหวัด", "บ้าน", "เมือง", "ชุมชน")
_TITLE = re.compile("^(?:ว่าที่ร้อยตรีหญิง|ว่าที่ร้อยตรี|นางสาว|นาง|นาย|เด็กชาย|เด็กหญิง|น\\.ส\\.|ด\\.ช\\.|ด\\.ญ\\.)")
_UNIT_FIRST = re.compile(f"(?:{_UNITS}|{_MONTHS})")
_MONTH_FIRST = re.compile(_MONTHS)
# The number of an office stands between its kind and its place: สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี.
_OFFICE_NUMBER = re.compile("[0-9๐-๙]{1,2}")
_NUMBERED = "ถนน|ซอย|ตรอก|แยก|ภาค|อาคาร|ตึก|ชั้น|ห้อง|หมู่บ้าน|โครงการ|ระยะ|กลุ่ม|รุ่น|ครั้ง|ฉบับ|จุด|ชุด|แบบ|กม."
_NUMBER_AFTER = re.compile(f"(?:.*(?:{_BEFORE_NUMBERS}{_MONTHS}|(?:{_NUMBERED})[ก-๎.]{{0,16}}))$", re.DOTALL)

_names: ContextVar[tuple[str, ...]] = ContextVar("names_kept_whole", default=())


class Token(NamedTuple):
    """A word or a space.

    Attributes:
        text: its characters.
        space: whether it is white space.
        breaks: whether a line may end after it.
    """

    text: str
    space: bool
    breaks: bool


@contextmanager
def keeping_whole(names: tuple[str, ...]) -> Iterator[None]:
    """Within this, no line is broken inside these names, wherever a text mentions them.

    Args:
        names: given and family names; a full name counts as its parts.
    """
    parts = {part for name in names for part in printable(name).replace(ZERO_WIDTH_SPACE, " ").split()}
    # A text may mention someone without the title that is written together with the given name.
    parts |= {_TITLE.sub("", part) for part in parts}
    before = _names.set(tuple(sorted(part for part in parts if len(part) > 1)))
    try:
        yield
    finally:
        _names.reset(before)


def tokens(text: str) -> tuple[Token, ...]:
    """The text of one line or paragraph as words and spaces."""
    return _tokens(text, names_in(text))


def names_in(text: str) -> tuple[str, ...]:
    """Those of the names kept whole that the text holds: with them it says all there is to know of it."""
    return tuple(name for name in _names.get() if name in text)


def printable(text: str) -> str:
    """The text without signs that have no shape, and with a box for every code that is no character.

    A zero-width space stays: it says where a line may end, and is taken out when the words are set.
    """
    return _NO_CHARACTER.sub(EMPTY_BOX, _SHAPELESS.sub("", _LINE_ENDS.sub("\n", text)))


def shapeless(text: str) -> set[str]:
    """The signs in the text that no paper shows, for they have no shape; zero-width spaces are honoured."""
    return set(_SHAPELESS.findall(text))


def no_characters(text: str) -> set[str]:
    """The codes in the text that are no characters, for each of which a paper shows an empty box."""
    return set(_NO_CHARACTER.findall(text))


@lru_cache(maxsize=20_000)
def _tokens(text: str, names: tuple[str, ...]) -> tuple[Token, ...]:
    pieces = _whole(list(_pieces(text)), set(_insides(text, names)))
    chunks = _chunks(pieces)
    ends = [_may_end(pieces, index, chunks) for index in range(len(pieces))]
    return tuple(Token(piece, piece.isspace(), end) for piece, end in zip(pieces, ends, strict=True))


def parts(text: str) -> list[str]:
    """A text cut at the words of which it is made: for one that is longer than its line.

    Shorter terms, places and names in it, and what belongs to a number, stay whole.
    """
    insides = set(_insides(text, names_in(text), shorter_than=len(text)))
    pieces = _whole(list(_pieces(text, lexicon.parts)), insides)
    chunks = _chunks(pieces)
    found = [""]
    for index, piece in enumerate(pieces):
        found[-1] += piece
        if _may_end(pieces, index, chunks):
            found.append("")
    return found[:-1]


def small_parts(word: str) -> list[str]:
    """The words inside a name that is itself longer than its line."""
    return list(_pieces(word, lexicon.parts))


def clusters(word: str) -> list[str]:
    """A word cut wherever no mark is torn off: for a word that is longer than its line."""
    return _CLUSTER.findall(word)


def _pieces(text: str, cut: Callable[[str], Iterable[str]] = lexicon.words) -> Iterator[str]:
    for match in _PIECES.finditer(text):
        if match.lastgroup == "thai":
            yield from cut(match.group())
        else:
            yield match.group()


def _insides(text: str, names: tuple[str, ...], shorter_than: int = 1_000_000) -> Iterator[int]:
    for start, end in unbroken.kept_places(text, names):
        if end - start < shorter_than:
            yield from range(start + 1, end)


def _whole(pieces: list[str], insides: set[int]) -> list[str]:
    """Join again what was cut inside a kept word."""
    joined: list[str] = []
    place = 0
    for piece in pieces:
        if place in insides and joined:
            joined[-1] += piece
        else:
            joined.append(piece)
        place += len(piece)
    return joined


def _chunks(pieces: list[str]) -> list[str]:
    """For every space the text before it back to the space before, for every word its own text."""
    chunks: list[str] = []
    chunk = ""
    for piece in pieces:
        chunks.append(chunk)
        chunk = "" if piece.isspace() else chunk + piece
    return chunks


def _may_end(pieces: list[str], index: int, chunks: list[str]) -> bool:
    piece = pieces[index]
    if index + 1 == len(pieces):
        return True
    following = pieces[index + 1]
    if following[0] == ZERO_WIDTH_SPACE:
        behind = pieces[index + 2 : index + 3]
        return not behind or _parts_at_will(piece, behind[0])
    if piece.isspace():
        return "\u00a0" not in piece and _space_breaks(chunks[index], _chunk_after(pieces, index))
    return not following.isspace() and not _counts(pieces, index + 1) and _words_part(piece, following)


def _counts(pieces: list[str], index: int) -> bool:
    """Whether the word is the ที่ of an ordinal, which stays with its noun: กลุ่มที่ 1."""
    if pieces[index] != "ที่":
        return False
    behind = "".join(pieces[index + 1 : index + 3]).lstrip()
    return bool(behind) and behind[0] in _DIGITS


def _chunk_after(pieces: list[str], index: int) -> str:
    after = ""
    for piece in pieces[index + 1 : index + 8]:
        if piece.isspace():
            break
        after += piece
    return after


def _space_breaks(before: str, after: str) -> bool:
    if not before or not after:
        return True
    # A stroke between two spaces ends a line and begins none.
    if after[0] in NEVER_FIRST | {"/"} or before[-1] in NEVER_LAST or before in _TITLES:
        return False
    if before[-1] in _DIGITS and (_UNIT_FIRST.match(after) or after == "ต่อ"):
        return False
    if _OFFICE_NUMBER.fullmatch(before) and after.rstrip(")”,.") in lexicon.places():
        return False
    # A word of one or two letters before a number is a short form that belongs to it, such as a province's.
    return not (after[0] in _DIGITS and (len(before) < 3 or _NUMBER_AFTER.match(before)))


def _parts_at_will(before: str, after: str) -> bool:
    """Whether a line may end where the writer of the text wished it to."""
    return after[0] not in NEVER_FIRST | _HANGING and before[-1] not in NEVER_LAST | _LEADING


def _words_part(before: str, after: str) -> bool:
    """Whether a line may end between two words that no space parts."""
    last, first = before[-1], after[0]
    if first in NEVER_FIRST or last in NEVER_LAST or last == "." or first in "-/":
        return False
    if last in _DIGITS or first in _DIGITS or last == "-" or before in _PLACE_KINDS:
        return False
    if before.endswith(_PLACE_ENDINGS) and after.startswith(lexicon.places()):
        return False
    if before.endswith("เดือน") and _MONTH_FIRST.match(after):
        return False
    if first in _HANGING or last in _LEADING or (first == "อ" and _OPEN_SYLLABLE.search(before)):
        return False
    return not (len(after) == 1 and after != "ณ" and "ก" <= after <= "ฮ")


def opportunities(text: str) -> list[int]:
    """The places in the text where a line may end, without the text's own end."""
    ends, place = [], 0
    for token, _following in pairwise(tokens(text)):
        place += len(token.text)
        if token.breaks:
            ends.append(place)
    return ends
