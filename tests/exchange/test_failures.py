"""Every refusal says what happened, that nothing was changed, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.exchange import failures
from desktop.exchange.failures import SENTENCES, BundleRefused, refused
from desktop.rules.problems import Refused

_PROMISED = (
    "too-new damaged not-for-us unknown-sender withdrawn-key replayed not-a-bundle wrong-sequence "
    "bad-signature copied-register"
)


def test_every_promised_code_has_a_sentence() -> None:
    assert set(_PROMISED.split()) <= SENTENCES.keys()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_that_nothing_is_lost_and_what_to_do(code: str) -> None:
    refusal = refused(code, unit="9403", sender="9403", version="2.0")
    assert isinstance(refusal, Refused)
    assert refusal.code == code
    assert "Nothing was changed" in refusal.sentence or "Nothing is lost" in refusal.sentence
    assert refusal.sentence.count(".") >= 2
    assert "{" not in refusal.sentence


def test_a_code_that_nobody_worded_is_a_bug() -> None:
    with pytest.raises(KeyError):
        refused("whatever")


def test_every_code_in_the_folder_is_worded_and_every_worded_code_is_used() -> None:
    folder = Path(failures.__file__).parent
    sources = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    used = set(re.findall(r'refused\(\s*"([a-z-]+)"', sources)) | set(
        re.findall(r'else "([a-z]+-[a-z-]+)"', sources)
    )
    used |= set(re.findall(r'refused\("([a-z-]+)" if', sources))
    assert used == SENTENCES.keys()


def test_a_refusal_is_no_other_failure() -> None:
    assert issubclass(BundleRefused, Refused)
    assert not issubclass(BundleRefused, ValueError)
