"""Lines that nobody would write and somebody will: what the reading back of papers is tried with."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from pythainlp.corpus.common import thai_words

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤฦ"
TONES = ("", "่", "้", "๊", "๋")
FINALS = ("", "น", "ง", "ม", "ก", "บ", "ด", "ย", "ว")
SYLLABLES = (
    *("{c}{t}า{f}", "{c}ั{t}น", "{c}ิ{t}{f}", "{c}ี{t}{f}", "{c}ึ{t}{f}", "{c}ื{t}อ", "{c}ุ{t}{f}", "{c}ู{t}{f}"),
    *("{c}{t}ำ", "เ{c}{t}า", "แ{c}{t}{f}", "โ{c}{t}{f}", "ไ{c}{t}", "ใ{c}{t}", "เ{c}ี{t}ย{f}", "เ{c}ื{t}อ{f}"),
    *("{c}ั{t}ว", "{c}์", "{c}็อ{f}", "เ{c}็{f}", "{c}รร{f}", "{c}{t}ะ", "เ{c}อะ", "{c}ฤ", "{c}ิ์", "{c}ุ์"),
    *("{c}ํ", "{c}ฺ", "{c}๎"),
)
# Two tones on a letter, marks without one, SARA AM in two parts, before and after a tone, E E for AE.
NO_THAI = (
    *"่้๊๋ิีึืัํ็์๎ฺุูำาะเแโใไๅๆฯกน",
    *("ํา", "ํ้า", "้ำ", "ำ้", "เเ", "์์", "ฦๅ", "ฤๅ"),
)
ARABIC = (
    *("محمّد", "الإسلام", "چڬو", "عبدالله", "نورالعين", "سليمان", "مُحَمَّدٌ", "فاطمة", "إبراهيم", "لا", "ڤطاني"),
    *("تڠكو", "بِسْمِ", "اللّٰهِ", "الرَّحْمٰنِ", "يوسف", "ه", "و", "ى", "ۏ", "ڽ", "ـة", "َّ", "؟", "؛،"),
)
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
BESIDE_ARABIC = (
    *(
        "{a} {b} {a}",
        "({a})",
        "{a} {n}",
        "{n}{a}",
        "{a}/{b}",
        "{a}1{b}",
        "“{a}”, {b}؟",
        "นาย{a}ไป",
        "[{a} {b}] 12",
    ),
    *("{a}.", "- {a} -", "{a}({b}){a}", "({n})", "{n}/{n}"),
)
LATIN = (
    *(
        "affiliation",
        "office",
        "ffi",
        "fl",
        "café",
        "cafe\u0301",
        "nai\u0308ve",
        "Ångström",
        "Łódź",
        "Tiếng Việt",
    ),
    *(
        "Tie\u0302\u0301ng",
        "ß",
        "Æ",
        "AVATAR",
        "To",
        "We",
        "iPhone",
        "e-mail",
        "x²",
        "H₂O",
        "10⁻³",
        "½",
        "№",
        "™",
    ),
    *("https://www.doe.go.th/path?q=1&x=%20#frag", "user.name+tag@mol.go.th", "C:\\Users\\x.pdf", "a/" * 40),
    *(
        "<b>&amp;",
        "</para>",
        "(\\)",
        "\\u0e01",
        "%%EOF",
        "endstream endobj",
        ")Tj",
        "**หนา**",
        "&#3585;",
        "[[]]",
    ),
    *("๑,๒๓๔ บาท", "15 ไร่", "1,234.50", "๒๐ ตุลาคม ๒๕๕๕", "-5", "10:30", "+66 73 333 333"),
)
SIGNS = (*"!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~“”‘’–—…•·«»‹›€£¥฿¢§¶†¿¡×÷±≤≥≠√∞→←✓☐■●★‐‑−ฯๆ๏๚๛ๅ", "ฯลฯ", "--")
# What no font of ours has, what has no shape, and what is no character at all.
UNKNOWN = ("😀", "👨\u200d👩", "🇹🇭", "漢字", "日本語", "한국어", "हिन्दी", "ខ្មែរ", "שָׁלוֹם", "𝟘", "\ue000")
SHAPELESS = (
    "\u00ad",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202c",
    "\u2066",
    "\u2060",
    "\ufeff",
    "\ufe0f",
)
CONTROLS = ("\x00", "\x01", "\x07", "\x1b", "\x7f", "\x80", "\ufffd", "\ufffe", "\ud800")
BETWEEN = (
    "",
    "",
    "",
    " ",
    " ",
    "  ",
    "\u200b",
    "\u00a0",
    "\t",
    "\u2003",
    "\u202f",
    "\n",
    "\r\n",
    "\u2028",
    "\x0b",
)
WORDS = tuple(sorted(thai_words()))


def _syllables(chance: Random) -> str:
    return "".join(
        chance.choice(SYLLABLES).format(
            c=chance.choice(CONSONANTS), t=chance.choice(TONES), f=chance.choice(FINALS)
        )
        for _number in range(chance.randint(1, 5))
    )


def _arabic(chance: Random) -> str:
    digits = "".join(chance.choices(ARABIC_DIGITS, k=chance.randint(1, 4)))
    pattern = chance.choice(BESIDE_ARABIC)
    return pattern.format(a=chance.choice(ARABIC), b=chance.choice(ARABIC), n=digits)


def _of(choices: tuple[str, ...], at_most: int = 1) -> Callable[[Random], str]:
    return lambda chance: "".join(chance.choices(choices, k=chance.randint(1, at_most)))


KINDS = (
    *(_of(WORDS, 6), _of(WORDS), _syllables, _of(NO_THAI, 14), _arabic, _of(LATIN), _of(SIGNS, 3)),
    *(_of(UNKNOWN), _of(SHAPELESS), _of(CONTROLS)),
)


def line(chance: Random) -> str:
    """A line of one to thirty pieces of any kind, side by side or with something between them."""
    return "".join(
        chance.choice(KINDS)(chance) + chance.choice(BETWEEN)
        for _number in range(chance.choice((1, 2, 3, 5, 8, 15, 30)))
    )


_SHORT_KINDS = (_arabic, _arabic, _of(WORDS, 2), _of(SIGNS, 2), _of(LATIN[:16]))


def short_line(chance: Random) -> str:
    """A line that needs no breaking: one to three pieces, most of them with Arabic script."""
    return "".join(
        chance.choice(_SHORT_KINDS)(chance) + chance.choice(("", "", " "))
        for _number in range(chance.choice((1, 2, 3)))
    )
