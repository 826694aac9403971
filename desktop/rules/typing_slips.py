"""What goes wrong between a name that is heard and the keys that are pressed: slips, layouts, callings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.rules.thai_names import search_key

# The keys of the usual American keyboard, and what the Thai layout (Kedmanee, TIS 820-2538) has on them.
_AMERICAN = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
_KEDMANEE = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = str.maketrans(_AMERICAN, _KEDMANEE)
_TO_LATIN = str.maketrans(_KEDMANEE, _AMERICAN)

# Letters that sound or look so alike that writers take any of them.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("ศษส", "ซ"),
        **dict.fromkeys("ฃคฅฆ", "ข"),
        **dict.fromkeys("ฉฌ", "ช"),
        **dict.fromkeys("ฐฑฒถธ", "ท"),
        **dict.fromkeys("ผฝฟภ", "พ"),
        **dict.fromkeys("ลฬฤฦ", "ร"),
        "ญ": "ย",
        "ณ": "น",
        "ฎ": "ด",
        "ฏ": "ต",
        "ฮ": "ห",
        "ู": "ุ",
        "ี": "ิ",
        "ื": "ึ",
        "า": "ะ",
        "ั": "ะ",
        "ำ": "ะม",
        "ใ": "ไ",
        "ๆ": None,
    }
)

# How people are called before their name, in Malay, Thai and by what they have learned or done.
_CALLINGS = (
    "แบ กะ ก๊ะ เจ๊ะ เจะ บัง เมาะ เมาะซู แมะ ปะ ป๊ะ เปาะ เปาะจิ เปาะซู เปาะนิ มะจิ มะนิ อุสตาซ อุสตาส หะยี ฮัจยี ฮัจญี "
    "โต๊ะ โต๊ะครู บาบอ อิหม่าม คอเต็บ คุณ พี่ น้อง น้า อา ลุง ป้า ครู ผู้ใหญ่ กำนัน หมอ ยาย ตา"
).split()
CALLINGS = frozenset(search_key(calling) for calling in _CALLINGS)
_LEFT_AT_LEAST = 3


def on_the_other_layout(text: str) -> str:
    """What the same keys write when the keyboard stands on the other layout.

    Args:
        text: as typed, or sent by a scanner that presses keys.

    Returns:
        Thai for Latin letters, Latin letters and digits for Thai.
    """
    is_thai = any("ก" <= letter <= "๛" for letter in text)
    return text.translate(_TO_LATIN if is_thai else _TO_THAI)


def folded(word: str) -> str:
    """A word in which letters that are taken for one another are one, and doubled letters single.

    Args:
        word: as ``search_key`` makes it.
    """
    plain = word.replace("ือ", "ื").translate(_FOLDED)
    return "".join(letter for at, letter in enumerate(plain) if at == 0 or letter != plain[at - 1])


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong, missing, too many or swapped.

    Args:
        word: as ``folded`` makes it.
    """
    return 0 if len(word) < 3 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3


def without_calling(word: str) -> str:
    """A word without the calling that was typed joined to it, or nothing where there is none.

    Args:
        word: as ``search_key`` makes it.
    """
    fitting = [one for one in CALLINGS if word.startswith(one) and len(word) - len(one) >= _LEFT_AT_LEAST]
    left = word.removeprefix(max(fitting, key=len, default=""))
    return left if fitting and "ก" <= left[0] <= "ไ" and left[0] not in "ะัาำิีึืุู" else ""


def readings(words: Sequence[str], known: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What the words of a text may have been meant as, the likeliest first.

    Args:
        words: as ``search_key`` makes them.
        known: words that are names in the register; a name typed without its space is parted by them.

    Returns:
        As typed; without callings; all joined; parted.
    """
    plain = tuple(word for word in words if word not in CALLINGS)
    ways = [tuple(words), plain or tuple(words)]
    if 2 <= len(words) <= 3:
        ways.append(("".join(words),))
    if len(words) == 3:
        ways += [("".join(words[:2]), words[2]), (words[0], "".join(words[1:]))]
    if len(words) == 1:
        ways += _parted(words[0], known)
    return tuple(dict.fromkeys(ways))


def _parted(word: str, known: Iterable[str]) -> list[tuple[str, ...]]:
    firsts = sorted((one for one in known if 2 < len(one) < len(word) - 1 and word.startswith(one)), key=len)
    return [(first, word.removeprefix(first)) for first in firsts[-2:]]
