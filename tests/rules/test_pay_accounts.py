"""Where a stipend is paid to: what is wrong with a number, and how it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.pay_accounts import BANKS, KINDS, PayAccountDraft, check, digits, kind_word, masked

OWN_ID = "1940300123451"
OWN_NAME = "ฟาตีเมาะ เจ๊ะแว"
BANK = PayAccountDraft(kind="bank", bank_code="006", number="123-4-56789-0", holder="นางฟาตีเมาะ เจ๊ะแว")
BY_ID = PayAccountDraft(kind="promptpay_id", number="1-9403-00123-45-1", holder="นางฟาตีเมาะ เจ๊ะแว")
BY_PHONE = PayAccountDraft(kind="promptpay_phone", number="081-234 5678", holder="ฟาตีเมาะ  เจ๊ะแว")


def fields_of(draft: PayAccountDraft, soft: bool) -> list[str]:
    return [problem.field for problem in check(draft, OWN_ID, OWN_NAME) if problem.soft == soft]


@pytest.mark.parametrize("draft", [BANK, BY_ID, BY_PHONE], ids=lambda draft: draft.kind)
def test_a_right_number_has_no_problem(draft: PayAccountDraft) -> None:
    assert check(draft, OWN_ID, OWN_NAME) == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(BANK, kind="cheque"), "kind"),
        (replace(BANK, number=" - "), "number"),
        (replace(BANK, number="123-4-5678"), "number"),
        (replace(BANK, number="1" * 16), "number"),
        (replace(BANK, number="12345O7890"), "number"),
        (replace(BANK, number="123456789²"), "number"),
        (replace(BANK, bank_code=""), "bank_code"),
        (replace(BANK, bank_code="999"), "bank_code"),
        (replace(BANK, holder="  "), "holder"),
        (replace(BY_ID, number="1-9403-00123-45-2"), "number"),
        (replace(BY_ID, number="0812345678"), "number"),
        (replace(BY_PHONE, number="07-3331-2345"), "number"),
        (replace(BY_PHONE, number="073-331234"), "number"),
        (replace(BY_PHONE, number="+60 12-345 6789"), "number"),
        (replace(BY_PHONE, number=OWN_ID), "number"),
    ],
)
def test_a_wrong_number_is_refused_at_its_field(draft: PayAccountDraft, field: str) -> None:
    assert fields_of(draft, soft=False) == [field]


@pytest.mark.parametrize("count", [10, 12, 15])
def test_an_account_has_ten_to_fifteen_digits(count: int) -> None:
    assert check(replace(BANK, number="1" * count), OWN_ID, OWN_NAME) == ()


def test_thai_digits_are_read() -> None:
    assert check(replace(BANK, number="๑๒๓-๔-๕๖๗๘๙-๐"), OWN_ID, OWN_NAME) == ()
    assert digits("bank", "๑๒๓-๔-๕๖๗๘๙-๐") == "1234567890"
    assert digits("promptpay_phone", "+66 81 234 5678") == "0812345678"


def test_somebody_elses_account_is_pointed_at_and_not_forbidden() -> None:
    assert fields_of(replace(BANK, holder="นายสุไลมาน เจ๊ะแว"), soft=True) == ["holder"]
    assert fields_of(replace(BY_ID, number="3940100088219"), soft=False) in ([], ["number"])
    assert [problem.field for problem in check(BY_ID, "3940100088219", OWN_NAME) if problem.soft] == [
        "number"
    ]


def test_without_an_own_id_number_nothing_is_compared() -> None:
    assert check(BY_ID, "", "") == ()


@given(st.text("0123456789", min_size=10, max_size=15))
def test_a_masked_number_tells_its_last_four_digits_and_its_length(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert shown[-4:] == number[-4:]
    assert set(shown[:-4]) == {"x"}


def test_every_kind_has_a_word_and_every_bank_three_digits() -> None:
    assert all(kind_word(kind) != kind for kind in KINDS)
    assert kind_word("cheque") == "cheque"
    assert all(len(code) == 3 and code.isdigit() for code in BANKS)
