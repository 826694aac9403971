"""Every refusal says what happened, that nothing was changed, and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.exchange.failures import SENTENCES, BundleRefused, refused
from desktop.exchange.workbooks import failures as workbooks
from desktop.rules.problems import Refused

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
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
    folder = DESKTOP / "exchange"
    # Workbooks are refused in words of their own.
    sources = "".join(
        path.read_text("utf-8") for path in folder.rglob("*.py") if path.parent.name != "workbooks"
    )
    used = set(re.findall(r'refused\(\s*"([a-z-]+)"', sources)) | set(
        re.findall(r'else "([a-z]+-[a-z-]+)"', sources)
    )
    used |= set(re.findall(r'refused\("([a-z-]+)" if', sources))
    assert used == SENTENCES.keys()


def test_a_refusal_is_no_other_failure() -> None:
    assert issubclass(BundleRefused, Refused)
    assert not issubclass(BundleRefused, ValueError)


def test_every_reason_why_a_list_is_not_opened_is_worded_and_used() -> None:
    sources = "".join(
        path.read_text("utf-8")
        for folder in ("exchange/workbooks", "services/lists")
        for path in (DESKTOP / folder).glob("*.py")
        if path.stem != "failures"
    )
    used = {code for code in workbooks.SENTENCES if f'"{code}"' in sources}
    asked = set(re.findall(r'refusal\(\s*"([a-z-]+)"', sources))
    assert used == workbooks.SENTENCES.keys() >= asked
