"""The order of names in every register, beside the Thai collation of ICU that Qt brings along."""

from __future__ import annotations

import random
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import QCollator, QLocale
from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names

from desktop.rules import reference, thai_names
from desktop.system import paths

_CONSONANTS = [chr(letter) for letter in range(0x0E01, 0x0E2F)]
_TONES = ("", "", "", "่", "้", "๊", "๋")
# C stands for a consonant, T for its tone mark.
_SYLLABLES = (
    "CT CTะ CTา CิT CีT CึT CืTอ CุT CูT CTำ CัTน CัTว CTอ CTรร C็อ เCT เCTะ เCิTน เCีTย เCืTอ เCTา เCTอ เC็ง "
    "แCT แC็น โCT ไCT ใCT"
).split()
_ENDINGS = ("", "", "ก", "ง", "น", "ม", "ย", "ร์", "ฮ์", "ห์")


def _syllable(chance: random.Random) -> str:
    written = chance.choice(_SYLLABLES).replace("C", chance.choice(_CONSONANTS))
    return written.replace("T", chance.choice(_TONES)) + chance.choice(_ENDINGS)


def _made_up(chance: random.Random) -> str:
    return "".join(_syllable(chance) for _ in range(chance.randint(1, 4)))


def _names() -> list[str]:
    """Five thousand: real first and last names, names that nobody has yet, and tambons as names."""
    chance = random.Random(2569)
    first = sorted(thai_male_names() | thai_female_names())
    last = sorted(thai_family_names())
    places = sorted({tambon.name for tambon in reference.load(paths.reference()).tambons.values()})
    names = [f"{chance.choice(first)} {chance.choice(last)}" for _ in range(2500)]
    names += [f"{_made_up(chance)} {_made_up(chance)}" for _ in range(2500)]
    names += [f"{chance.choice(places)} {_made_up(chance)}" for _ in range(500)]
    names += ["Ali Yusof", "ali yusuf", "John Smith"]
    return sorted({thai_names.clean(name) for name in names})


def test_names_stand_in_the_order_of_icus_thai_collation() -> None:
    collation = QCollator(QLocale("th_TH"))
    names = _names()
    assert len(names) >= 5000

    ours = sorted(names, key=thai_names.sort_key)

    misplaced = [(one, other) for one, other in pairwise(ours) if collation.compare(one, other) > 0]
    assert misplaced == []
    assert ours == sorted(names, key=cmp_to_key(collation.compare))


def test_the_collation_beside_ours_is_thai_and_no_order_of_letters() -> None:
    collation = QCollator(QLocale("th_TH"))

    # Letter by letter เก would follow ฮา, and ก่า would follow กาน.
    assert collation.compare("เก", "ฮา") < 0
    assert collation.compare("ก่า", "กาน") < 0
