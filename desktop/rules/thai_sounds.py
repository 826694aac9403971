"""How a name sounds, so that the many Thai spellings of Malay and Arabic names meet.

A name is first *spoken*: each letter becomes the sound that it is read as. Sounds are single Latin letters:
``K T P`` are the breathed k, t and p, ``N`` is ng, ``c`` ch; ``A`` is the long a; ``U`` as in มือ, ``E`` as in
แม, ``O`` as in รอ, ``X`` as in เดิน; ``I`` is ai, ``Y`` the long aai, ``W`` ao. Long and short are one but
for a. From what is spoken a coarse *key* is made, by which names meet in the register; how near two of them
are is weighed in ``desktop.rules.sound_distance``.
"""

from __future__ import annotations

import re

_CONSONANTS = {
    **dict.fromkeys("ก", "k"),
    **dict.fromkeys("ขฃคฅฆ", "K"),
    **dict.fromkeys("ง", "N"),
    **dict.fromkeys("จ", "j"),
    **dict.fromkeys("ฉชฌ", "c"),
    **dict.fromkeys("ซศษส", "s"),
    **dict.fromkeys("ญย", "y"),
    **dict.fromkeys("ฎด", "d"),
    **dict.fromkeys("ฏต", "t"),
    **dict.fromkeys("ฐฑฒถทธ", "T"),
    **dict.fromkeys("ณน", "n"),
    **dict.fromkeys("บ", "b"),
    **dict.fromkeys("ป", "p"),
    **dict.fromkeys("ผพภ", "P"),
    **dict.fromkeys("ฝฟ", "f"),
    **dict.fromkeys("ม", "m"),
    **dict.fromkeys("รฤ", "r"),
    **dict.fromkeys("ลฬฦ", "l"),
    **dict.fromkeys("ว", "w"),
    **dict.fromkeys("หฮ", "h"),
}
# "v" is the vowel that is not written: the one of สม, or the one of สมาน.
VOWELS = "aAiuUeEoOXIYWv"
_LETTERS = "kKNjcsydtTnbpPfmrlwh"
_ANY = "[ก-ฮ]"
_VOWEL_SIGN = "ะาัำิีึืุู"

# What stands before its consonant is moved after it; what is written and not said goes.
_READING: tuple[tuple[str, str], ...] = (
    (r"[ฤ]", "ริ"),
    (rf"(?:(?<![เแโใไ])[ตทด]ร|ษณ|ษม|{_ANY})[ิุ]?์", ""),  # จันทร์, ลักษณ์, ศักดิ์, ยะห์
    (r"[็-๎]", ""),  # tone marks
    (r"^(เ?)ทร", r"\1ซ"),  # ทรงศักดิ์
    (r"ศรี|^สรี", "สี"),
    (rf"([ัิุ][กตทช])ร(?!{_ANY}?[{_VOWEL_SIGN}])", r"\1"),  # จักร, มิตร, บุตร
    (r"(?<=[าี])ติ$", "ต"),  # ชาติ
    (r"(?<=ก)ดิ$", ""),  # ศักดิ for ศักดิ์
    (r"^พร(?=[กขคชทธนพภรลวศส])", "พOน"),  # พรทิพย์
    (r"(?<![เแโใไ])([กคจทธนพภมศษส])ร$", r"\1Oน"),  # สมพร, สุนทร
    (rf"([ะาอ])[หฮ](?!{_ANY}?[{_VOWEL_SIGN}]|{_ANY}อ)", r"\1"),  # ลอฮ, เราะหมาน
    (rf"ห(?=[งญณนมยรลวฬ](?:[{_VOWEL_SIGN}]|{_ANY}|$))(?<![เแโใไ]ห)", ""),  # ห that only lifts the tone
    (rf"([เแโใไ])ห([งญณนมยรลวฬ])(?=[{_VOWEL_SIGN}])", r"\1\2"),
    (rf"เ({_ANY})าะ", r"\1O"),
    (rf"เ({_ANY})า", r"\1W"),
    (rf"เ({_ANY})ียะ?", r"\1ia"),
    (rf"เ({_ANY})ือะ?", r"\1Ua"),
    (rf"เ({_ANY})อะ?(?![{_VOWEL_SIGN}])", r"\1X"),
    (rf"เ({_ANY})ิ", r"\1X"),
    (rf"เ({_ANY})ย(?![{_VOWEL_SIGN}อ])(?={_ANY}|$)", r"\1eY"),
    (rf"เ({_ANY})ะ?", r"\1e"),
    (rf"แ({_ANY})ะ?", r"\1E"),
    (rf"โ({_ANY})ะ?", r"\1o"),
    (rf"[ไใ]({_ANY})ย?(?![{_VOWEL_SIGN}])", r"\1I"),
    (rf"[ไใ]({_ANY})", r"\1I"),
    (r"ัยย", "ay"),
    (r"ัย", "I"),
    (rf"าย(?![{_VOWEL_SIGN}อ])(?!{_ANY}?[{VOWELS}])", "Y"),
    (rf"าย(?={_ANY}[{_VOWEL_SIGN}])(?!ย[{_VOWEL_SIGN}])", "Y"),
    (rf"(?<={_ANY})รร(?={_ANY})", "a"),
    (rf"(?<={_ANY})รร", "an"),
    (rf"าว(?![{_VOWEL_SIGN}อ{VOWELS}])", "W"),
    (r"ำ", "am"),
    (r"ัวะ?", "ua"),
    (rf"(?<={_ANY})ว(?={_ANY}(?:{_ANY}|$))", "ua"),
    (r"[ะั]", "a"),
    (r"า", "A"),
    (r"[ิี]", "i"),
    (r"[ึื]อ?", "U"),
    (r"[ุู]", "u"),
    (rf"(?<={_ANY})อ(?![{VOWELS}])", "O"),
    (rf"ญ(?![{VOWELS}])", "น"),
    (r"อ", ""),
)
_READ = tuple((re.compile(pattern), replacement) for pattern, replacement in _READING)

# What becomes of sounds beside each other.
_BESIDE: tuple[tuple[str, str], ...] = (
    # The vowel that is not written: สมชาย, สมาน, แวซง.
    (rf"^([{_LETTERS}])(?=[{_LETTERS}](?:[{_LETTERS}]|$)|[kKNjcsydtTnbpPfmh][{VOWELS}])", r"\1v"),
    (rf"(?<=[{_LETTERS}{VOWELS}][{_LETTERS}])(?=[{_LETTERS}]$)", "v"),
    (r"I(?=y)", "a"),  # ไอยูบ and อัยยูบ
    (rf"[tTdcj](?![{VOWELS}ryw])", "t"),  # the end of a syllable knows one t, one p, one k
    (rf"(?<=[{VOWELS}])[pPb](?![{VOWELS}ryw])", "p"),
    (rf"K(?![{VOWELS}lrw])", "k"),
    (r"t(?=[dtT])|p(?=[bpP])|k(?=[kK])", ""),
    (r"(?<=[aA])[ieE]l$", "El"),  # อิสมาอีล and อิสมาแอล
    (r"^[aA]pdu[lr]?(?=[lr])", "Abdu"),  # อับดุลรอมัน and อับดุรรอมัน, อับดุลเลาะ and อับดุลลอฮ
    (r"^[aA]pdu", "Abdu"),
    (r"(.)\1+", r"\1"),
)
_SAID = tuple((re.compile(pattern), replacement) for pattern, replacement in _BESIDE)


def spoken(text: str) -> str:
    """The sounds of a cleaned name, in their order.

    Args:
        text: one name; anything but letters is left out.

    Returns:
        Latin letters, one for each sound; Latin names keep their own small letters.
    """
    if not re.search(_ANY, text):
        return re.sub(r"[\W_]", "", text).casefold()
    sound = re.sub(r"[^ก-๎]", "", text)
    for pattern, replacement in _READ:
        sound = pattern.sub(replacement, sound)
    sound = "".join(_CONSONANTS.get(letter, letter if letter.isascii() else "") for letter in sound)
    for pattern, replacement in _SAID:
        sound = pattern.sub(replacement, sound)
    return sound


# Sounds that stand for one another somewhere are one letter of the key.
_CLASSES = str.maketrans("KTPbfcdNm", "ktpppstnn", f"{VOWELS}h")
_LEFT_OUT: tuple[tuple[str, str], ...] = (
    (r"^j", "y"),  # จามีละ and ยามีละ
    (rf"(?<=[iI])y(?=[{VOWELS}])", ""),  # เฟาซียะ and เฟาซีอะ
    (rf"(?<=[uoOW])w(?=[{VOWELS}])|(?<=[{VOWELS}])w(?=u)", ""),
    (rf"(?<=[{VOWELS}])[lrk](?=[{_LETTERS}])", ""),  # ซุลกิฟลี and ซูกิฟลี
    (rf"(?<=[{VOWELS}])[skKpPbf]$", ""),  # ยูนุส and ยูนุ, ยูโซฟ and ยูโซะ
    (rf"(?<=[{VOWELS}])[lr]$", "n"),  # ไฟซอล and ไฟซอน
)
_LEAVING_OUT = tuple((re.compile(pattern), replacement) for pattern, replacement in _LEFT_OUT)
_NOTHING_LEFT = "v"


def key(text: str) -> str:
    """The coarse key of a cleaned name, the same for all of its spellings that matter.

    Args:
        text: one name.

    Returns:
        Small Latin letters, mostly consonants; empty where the text has no letters.
    """
    sound = spoken(text)
    if not sound or not re.search(_ANY, text):
        return sound
    for pattern, replacement in _LEAVING_OUT:
        sound = pattern.sub(replacement, sound)
    return re.sub(r"(.)\1+", r"\1", sound.translate(_CLASSES)) or _NOTHING_LEFT


def meeting_keys(one: str) -> tuple[str, ...]:
    """A key and those under which another spelling of the name may stand: a last n is heard or not.

    Args:
        one: as ``key`` makes it.
    """
    if not one:
        return ()
    other = one.removesuffix("n") if one.endswith("n") else f"{one}n"
    return (one, other or _NOTHING_LEFT) if one != _NOTHING_LEFT else (one, "n")
