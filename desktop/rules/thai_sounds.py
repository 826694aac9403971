"""How a name sounds, so that the many Thai spellings of Malay and Arabic names meet."""

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
    # Malay speakers say ฟาตีเมาะ and ปาตีเมาะ for the same name.
    **dict.fromkeys("ปผฝพฟภ", "p"),
    **dict.fromkeys("ม", "m"),
    **dict.fromkeys("รฤ", "r"),
    **dict.fromkeys("ลฬ", "l"),
    **dict.fromkeys("ว", "w"),
    **dict.fromkeys("หฮ", "h"),
    "อ": "-",
}
_ANY = "[ก-ฮ]"
_VOWEL_SIGN = "ะาัำิีึืุู"

# Long and short are one; what stands before its consonant comes after it. Capitals are vowels of two letters.
_VOWELS: tuple[tuple[str, str], ...] = (
    (r"[ัะา][หฮ]์?$", "H"),  # -ah at the end is said -o in Patani Malay: คอดีญะห์ and คอดีเยาะ
    (rf"{_ANY}[ิุ]?์", ""),  # silenced letters
    (r"[็-๎]", ""),  # tone marks
    (rf"ห(?=[งญณนมยรลวฬ](?:[{_VOWEL_SIGN}]|{_ANY}|$))(?<!เห)", ""),  # ห that only lifts the tone
    (rf"เ({_ANY})า[ะH]", r"\1O"),
    (rf"เ({_ANY})า", r"\1aw"),
    (rf"เ({_ANY})ียะ?", r"\1ia"),
    (rf"เ({_ANY})ือะ?", r"\1Ua"),
    (rf"เ({_ANY})ิ", r"\1X"),
    (rf"เ({_ANY})ะ?", r"\1e"),
    (rf"แ({_ANY})ะ?", r"\1E"),
    (rf"โ({_ANY})ะ?", r"\1O"),
    (rf"[ไใ]({_ANY})ย?", r"\1I"),
    (r"ัย", "I"),
    (rf"(?<={_ANY})รร(?={_ANY})", "a"),
    (rf"(?<={_ANY})รร", "an"),
    (r"ำ", "am"),
    (r"ัว", "ua"),
    (rf"(?<={_ANY})ว(?={_ANY}(?:{_ANY}|$))", "ua"),
    (r"[ะาั]", "a"),
    (r"[ิี]", "i"),
    (r"[ึื]", "U"),
    (r"[ุู]", "u"),
    (rf"(?<={_ANY})อ(?![aeiuEIOUXH])", "O"),
)
_SPOKEN = tuple((re.compile(pattern), replacement) for pattern, replacement in _VOWELS)

# What the ear no longer tells apart once the letters are sounds.
_BLURS: tuple[tuple[str, str], ...] = (
    (r"-", ""),
    (r"aH|H", "O"),
    (r"O+", "O"),
    (r"h(?![aeiuEIOUX])", ""),  # อับดุลรอฮมาน and อับดุลรอมาน
    (r"e(?=[mnN](?![aeiuEIOUX]))", "i"),  # อิบรอเหม and อิบรอฮิม
    (r"([a-zA-Z])\1+", r"\1"),
    (r"^abdul(?=[^aeiuEIOUX])", "abdu"),  # อับดุลรอมัน and อับดุรรอมัน
    (r"s$", ""),  # ยูนุส and ยูนุ
    (r"(?<=[uO])p$", ""),  # ยูโซฟ and ยูโซะ
    (r"[tT]$", "d"),
    (r"p$", "b"),
    (r"[lr]$", "n"),
    (r"K$", "k"),
)
_BLURRED = tuple((re.compile(pattern), replacement) for pattern, replacement in _BLURS)

# Sounds that one writer hears as the other: มูฮัมหมัด and โมฮัมหมัด, อิสมาแอ and เอสมาแอ, รอฮิม and ราฮิม,
# ดือราแม and ดอราแม, อาอีชะฮ์ and อาอีซะห์, กาเดร์ and คาเดร์, and -ng for -n at the end in Patani Malay.
_CLOSE = frozenset(
    frozenset(pair) for pair in ("uO", "ie", "eE", "Ue", "Oa", "UO", "Ua", "sc", "kK", "tT", "nN")
)


def key(text: str) -> str:
    """The sound of a cleaned name.

    Args:
        text: one name; anything but letters is left out.

    Returns:
        A short key of Latin letters; Latin names keep their own letters.
    """
    if not re.search("[ก-ฮ]", text):
        return re.sub(r"[\W_]", "", text).casefold()
    sound = re.sub(r"[^ก-๎]", "", text)
    for pattern, replacement in _SPOKEN:
        sound = pattern.sub(replacement, sound)
    sound = "".join(_CONSONANTS.get(letter, letter if letter.isascii() else "") for letter in sound)
    for pattern, replacement in _BLURRED:
        sound = pattern.sub(replacement, sound)
    return sound


def close(one: str, other: str) -> bool:
    """Whether two keys differ by one sound that writers take for another, or by a short vowel left out.

    Args:
        one: a key.
        other: another key.
    """
    if abs(len(one) - len(other)) == 1:
        return _one_left_out(*sorted((one, other), key=len))
    if len(one) != len(other):
        return False
    apart = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and apart[0] in _CLOSE


def _one_left_out(shorter: str, longer: str) -> bool:
    # Only within the word: สมะแอ and สะมะแอ are one name, อัส and อัสมะ are not.
    return any(
        longer[place] == "a" and longer[:place] + longer[place + 1 :] == shorter
        for place in range(1, len(longer) - 1)
    )
