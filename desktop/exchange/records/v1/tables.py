"""Format 1: its tables and what each field may hold; never edited after release."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.exchange.strict_json import LARGEST

TEXT = "text"
WHOLE = "whole"
DAY = "day"
YES_NO = "yes-no"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a record may hold.

    Attributes:
        kind: text, whole, day or yes-no.
        longest: for texts, in characters.
        empty: whether it may hold nothing at all, JSON's ``null``.
    """

    kind: str
    longest: int = -1
    empty: bool = False

    def problem(self, value: object) -> str:
        """What is wrong with a value: ``kind``, ``long``, or nothing."""
        if value is None:
            return "" if self.empty else "kind"
        if self.kind == TEXT:
            return self._text_problem(value)
        if self.kind == WHOLE:
            return "" if type(value) is int and -LARGEST <= value <= LARGEST else "kind"
        right = isinstance(value, bool) if self.kind == YES_NO else _is_day(value)
        return "" if right else "kind"

    def _text_problem(self, value: object) -> str:
        if not isinstance(value, str):
            return "kind"
        return "long" if len(value) > self.longest else ""


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


CODE = Field(TEXT, 40)
UID = Field(TEXT, 64)
NAME = Field(TEXT, 300)
PROSE = Field(TEXT, 20_000)
DOCUMENT = Field(TEXT, 150_000)
NUMBER = Field(WHOLE)
DATE = Field(DAY)
FLAG = Field(YES_NO)
MAYBE_UID = Field(TEXT, 64, empty=True)
MAYBE_NUMBER = Field(WHOLE, empty=True)
MAYBE_DATE = Field(DAY, empty=True)
MAYBE_FLAG = Field(YES_NO, empty=True)

# In the order in which they are taken in: what is pointed at comes first.
TABLES: dict[str, dict[str, Field]] = {
    "reference_values": {
        "table": CODE,
        "code": CODE,
        "version": NUMBER,
        "closed_on": MAYBE_DATE,
        "fields": PROSE,
    },
    "targets": {
        "fiscal_year": NUMBER,
        "unit": CODE,
        "quota": NUMBER,
        "screened_percent": NUMBER,
        "assisted_percent": NUMBER,
        "rounding": CODE,
    },
    "citizens": {
        "thai_id": CODE,
        "other_paper": NAME,
        "title": NAME,
        "first_name": NAME,
        "last_name": NAME,
        "former_names": PROSE,
        "sex": CODE,
        "birth_date": CODE,
        "father_name": NAME,
        "house_number": NAME,
        "village_number": MAYBE_NUMBER,
        "road": NAME,
        "tambon_code": CODE,
        "postcode": CODE,
        "phones": NAME,
        "occupation": NAME,
        "employment": CODE,
        "education": CODE,
        "languages": NAME,
        "flags": NAME,
        "notice_version": CODE,
        "notice_on": MAYBE_DATE,
        "informant": NAME,
        "joined_to": UID,
    },
    "volunteers": {
        "person_uid": UID,
        "kind": CODE,
        "order_number": NAME,
        "order_date": MAYBE_DATE,
        "term_start": MAYBE_DATE,
        "term_end": MAYBE_DATE,
        "supervisor": NAME,
        "left_on": MAYBE_DATE,
        "leave_reason": PROSE,
    },
    "assignments": {
        "volunteer_uid": UID,
        "tambon_code": CODE,
        "village_number": MAYBE_NUMBER,
        "since": MAYBE_DATE,
        "until": MAYBE_DATE,
    },
    "received_reports": {
        "volunteer_uid": UID,
        "month": CODE,
        "received_on": MAYBE_DATE,
        "received_by": NAME,
        "remark": PROSE,
    },
    "attainments": {
        "volunteer_uid": UID,
        "kind": CODE,
        "title": NAME,
        "on": DATE,
        "hours": MAYBE_NUMBER,
        "given_by": NAME,
        "taken_back_on": MAYBE_DATE,
    },
    "cases": {
        "number": NUMBER,
        "fiscal_year": NUMBER,
        "citizen_uid": UID,
        "channel": CODE,
        "pointed_out_on": DATE,
        "found_by": MAYBE_UID,
        "urgency": CODE,
        "detail": PROSE,
        "restricted": FLAG,
    },
    "hand_overs": {
        "case_uid": UID,
        "from_volunteer_uid": UID,
        "to_volunteer_uid": UID,
        "on": DATE,
        "by": NAME,
        "reason": PROSE,
        "taken_back_on": MAYBE_DATE,
    },
    "needs": {"case_uid": UID, "category_code": CODE, "detail": PROSE},
    "steps": {
        "case_uid": UID,
        "kind": CODE,
        "on": DATE,
        "verdict": CODE,
        "reason": PROSE,
        "agency_code": CODE,
        "letter_number": NAME,
        "due_on": MAYBE_DATE,
        "reference": NAME,
        "in_work": MAYBE_FLAG,
        "income_before": MAYBE_NUMBER,
        "income_after": MAYBE_NUMBER,
        "satisfaction": MAYBE_NUMBER,
        "note": PROSE,
        "officer": NAME,
    },
    "months": {
        "month": CODE,
        "closed_on": MAYBE_DATE,
        "closed_by": NAME,
        "figures": DOCUMENT,
        "approved_on": MAYBE_DATE,
        "approved_by": NAME,
    },
    "stipend_lists": {
        "month": CODE,
        "budget": NAME,
        "prepared_on": DATE,
        "prepared_by": NAME,
        "preparer_uid": UID,
        "approved_on": MAYBE_DATE,
        "approved_by": NAME,
        "paid_on": MAYBE_DATE,
        "paid_by": NAME,
        "withdrawn_on": MAYBE_DATE,
        "withdrawn_by": NAME,
        "withdraw_reason": PROSE,
    },
    "stipend_lines": {
        "list_uid": UID,
        "volunteer_uid": UID,
        "person_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "released_on": MAYBE_DATE,
    },
    "stipend_receipts": {
        "fiscal_year": NUMBER,
        "number": NUMBER,
        "line_uid": UID,
        "volunteer_uid": UID,
        "person_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "on": DATE,
        "payee": NAME,
        "payee_id": CODE,
        "payee_address": PROSE,
        "payer": NAME,
        "payer_position": NAME,
        "replaces_uid": UID,
        "voided_on": MAYBE_DATE,
        "voided_by": NAME,
        "void_reason": PROSE,
    },
    "stipend_counts": {
        "unit": CODE,
        "volunteer_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "remark": PROSE,
        "on": DATE,
    },
    "month_verdicts": {"unit": CODE, "month": CODE, "verdict": CODE, "remark": PROSE, "on": DATE},
    "results": {"table": CODE, "uid": UID, "revision": NUMBER, "verdict": CODE, "remark": PROSE},
}
