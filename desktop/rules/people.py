"""What the rules know about people in general: sex, languages, an address in one line."""

from __future__ import annotations

from desktop.rules.reference import Tambon
from desktop.system.language import _, mark

MALE = "m"
FEMALE = "f"

_SEX_WORDS = {MALE: mark("Male"), FEMALE: mark("Female")}

LANGUAGES = {
    "th": mark("Thai"),
    "ms": mark("Malay"),
    "jawi": mark("Jawi script"),
    "en": mark("English"),
    "zh": mark("Chinese"),
}

_MALE_TITLES = frozenset({"นาย", "ด.ช.", "เด็กชาย", "นพ.", "Mr."})
_FEMALE_TITLES = frozenset({"นาง", "นางสาว", "น.ส.", "ด.ญ.", "เด็กหญิง", "พญ.", "Mrs.", "Ms.", "Miss"})
CHILD_TITLES = frozenset({"ด.ช.", "ด.ญ.", "เด็กชาย", "เด็กหญิง"})


def title_sex_hint(title: str) -> str:
    """The sex that a title tells.

    Args:
        title: such as นาย; a rank followed by หญิง is a woman's.

    Returns:
        ``m``, ``f``, or an empty text where the title tells nothing.
    """
    if title in _FEMALE_TITLES or title.endswith("หญิง"):
        return FEMALE
    return MALE if title in _MALE_TITLES else ""


def sex_word(sex: str) -> str:
    """The sex in the user's language; empty where it is not known."""
    return _(_SEX_WORDS[sex]) if sex in _SEX_WORDS else ""


def language_word(code: str) -> str:
    """A language's name in the user's language, or its code."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code


def address(
    house_number: str,
    village_number: int | None,
    road: str,
    tambon: Tambon | None,
    *,
    postcode: str = "",
    full: bool = False,
) -> str:
    """An address in one line, in Thai; what is unknown is left out.

    Args:
        house_number: such as 12/3.
        village_number: the หมู่.
        road: without ถนน.
        tambon: of which district and province follow.
        postcode: five digits.
        full: whole words, as letters write them; else the usual short ones.
    """
    village, street, sub, district, province = (
        ("หมู่ที่", "ถนน", "ตำบล", "อำเภอ", "จังหวัด") if full else ("หมู่", "ถ.", "ต.", "อ.", "จ.")
    )
    parts = [
        house_number,
        f"{village} {village_number}" if village_number else "",
        f"{street}{road}" if road else "",
    ]
    if tambon:
        parts += [
            f"{sub}{tambon.name}",
            f"{district}{tambon.district}",
            f"{province}{tambon.province}",
        ]
    return " ".join(part for part in (*parts, postcode) if part)
