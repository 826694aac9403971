"""Where a stipend is paid to: a bank account or a PromptPay number, checked, and masked on screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.rules import phones, thai_id
from desktop.rules.problems import Problem
from desktop.rules.thai_date import arabic_digits
from desktop.system.language import _, mark

BANK = "bank"
PROMPTPAY_ID = "promptpay_id"
PROMPTPAY_PHONE = "promptpay_phone"

KINDS = {
    BANK: mark("Bank account"),
    PROMPTPAY_ID: mark("PromptPay by ID number"),
    PROMPTPAY_PHONE: mark("PromptPay by telephone"),
}

# Source: the Bank of Thailand's list of financial institutions with their clearing codes.
BANKS = {
    "002": "ธนาคารกรุงเทพ",
    "004": "ธนาคารกสิกรไทย",
    "006": "ธนาคารกรุงไทย",
    "011": "ธนาคารทหารไทยธนชาต",
    "014": "ธนาคารไทยพาณิชย์",
    "022": "ธนาคารซีไอเอ็มบี ไทย",
    "024": "ธนาคารยูโอบี",
    "025": "ธนาคารกรุงศรีอยุธยา",
    "030": "ธนาคารออมสิน",
    "033": "ธนาคารอาคารสงเคราะห์",
    "034": "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร",
    "066": "ธนาคารอิสลามแห่งประเทศไทย",
    "067": "ธนาคารทิสโก้",
    "069": "ธนาคารเกียรตินาคินภัทร",
    "073": "ธนาคารแลนด์ แอนด์ เฮ้าส์",
}

FEWEST_DIGITS = 10
MOST_DIGITS = 15
_OPEN_DIGITS = 4
_BETWEEN = re.compile(r"[\s\-–—._/\u00ad\u200b-\u200f\u2060\ufeff]+")
_MOBILE = re.compile(r"0[689]\d{8}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayAccountDraft:
    """Where somebody's stipend shall be paid to.

    Attributes:
        kind: ``bank``, ``promptpay_id`` or ``promptpay_phone``.
        bank_code: the bank's three digits; only of a bank account.
        number: the account, the ID number or the telephone.
        holder: in whose name it runs.
    """

    kind: str = BANK
    bank_code: str = ""
    number: str = ""
    holder: str = ""


def kind_word(kind: str) -> str:
    """A kind in the user's language, or its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def bank_name(code: str) -> str:
    """A bank's name, or its code where it is not known."""
    return BANKS.get(code, code)


def digits(kind: str, text: str) -> str:
    """A typed number as it is kept: digits only, of a telephone with its leading 0.

    Args:
        kind: one of ``KINDS``.
        text: as typed.
    """
    return phones.digits(text) if kind == PROMPTPAY_PHONE else _plain(text)


def _plain(text: str) -> str:
    return _BETWEEN.sub("", arabic_digits(text))


def masked(number: str) -> str:
    """A number as lists and pages show it: its last four digits.

    Args:
        number: as it is kept.
    """
    return "x" * max(len(number) - _OPEN_DIGITS, 0) + number[-_OPEN_DIGITS:]


def check(draft: PayAccountDraft, own_id: str = "", own_name: str = "") -> tuple[Problem, ...]:
    """What is wrong with an account; at the form and at saving.

    Args:
        draft: as typed.
        own_id: the volunteer's ID number, where it is known.
        own_name: the volunteer's first and last name.
    """
    if draft.kind not in KINDS:
        return (Problem("kind", _("Please choose how the stipend is paid.")),)
    if not _plain(draft.number):
        return (Problem("number", _("Please write the number.")),)
    checks = {BANK: _check_bank, PROMPTPAY_ID: _check_id, PROMPTPAY_PHONE: _check_phone}
    return (*checks[draft.kind](draft, own_id), *_check_holder(draft, own_name))


def _check_bank(draft: PayAccountDraft, _own_id: str) -> Iterator[Problem]:
    if draft.bank_code not in BANKS:
        yield Problem("bank_code", _("Please choose the bank."))
    number = _plain(draft.number)
    if not re.fullmatch(r"[0-9]+", number):
        yield Problem("number", _("An account number has digits only."))
    elif not FEWEST_DIGITS <= len(number) <= MOST_DIGITS:
        sentence = _(
            "An account number has {fewest} to {most} digits; this one has {count}.",
            fewest=FEWEST_DIGITS,
            most=MOST_DIGITS,
            count=len(number),
        )
        yield Problem("number", sentence)


def _check_id(draft: PayAccountDraft, own_id: str) -> Iterator[Problem]:
    wrong = thai_id.check(draft.number)
    if wrong:
        yield Problem("number", wrong)
    elif own_id and thai_id.digits(draft.number) != own_id:
        sentence = _("This is not the volunteer's own ID number. Please compare.")
        yield Problem("number", sentence, soft=True)


def _check_phone(draft: PayAccountDraft, _own_id: str) -> Iterator[Problem]:
    wrong = phones.check(draft.number)
    if wrong:
        yield Problem("number", wrong)
    elif not _MOBILE.fullmatch(phones.digits(draft.number)):
        yield Problem("number", _("PromptPay takes a mobile number of Thailand: 06, 08 or 09, ten digits."))


def _check_holder(draft: PayAccountDraft, own_name: str) -> Iterator[Problem]:
    holder = " ".join(draft.holder.split())
    if not holder:
        yield Problem("holder", _("Please write in whose name the account runs."))
    elif own_name and own_name not in holder:
        sentence = _("The account does not run in the volunteer's name. Please compare.")
        yield Problem("holder", sentence, soft=True)
