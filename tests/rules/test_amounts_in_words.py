"""Amounts in words beside two libraries that were written by others, on 10,000 amounts."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from pythainlp.util import bahttext

from desktop.rules import money

_MAKER = Path(__file__).parent / "amounts" / "make_other_words.py"


@pytest.fixture(scope="module")
def other() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_other_words", _MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_amounts_are_ten_thousand_from_the_least_to_the_most(other: ModuleType) -> None:
    amounts = other.amounts()
    assert (len(amounts), min(amounts), max(amounts)) == (10_000, 25, 9_999_999_975)
    assert {len(str(satang)) for satang in amounts} == set(range(2, 11))


def test_pythainlp_says_the_same_of_ten_thousand_amounts(other: ModuleType) -> None:
    # Below one baht it says ศูนย์บาท first, which neither num2words nor a receipt does.
    wrong = [
        (satang, said, theirs)
        for satang in other.amounts()
        if (said := money.in_words(satang)) != (theirs := bahttext(satang / 100).removeprefix("ศูนย์บาท"))
    ]
    assert not wrong


def test_num2words_says_the_same_of_ten_thousand_amounts(other: ModuleType) -> None:
    stored = [tuple(line.split("\t")) for line in other.STORED.read_text("utf-8").splitlines()]
    ours = [(str(first), words, digest) for first, words, digest in other.blocks(money.in_words)]
    assert len(stored) == 100
    assert ours == stored
