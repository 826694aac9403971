"""What the commands print of a file."""

from __future__ import annotations

import json

from desktop.exchange.failures import refused
from desktop.exchange.results import RefusedRecord, Summary, refusal_to_json


def test_a_summary_is_printed_as_the_commands_promise() -> None:
    summary = Summary(
        sender="9401",
        sequence=12,
        month="2026-01",
        new=3,
        changed=2,
        unchanged=1,
        refused=(RefusedRecord(uid="u-1", reason="เหตุผล"),),
    )
    assert summary.to_json() == (
        '{"sender": "9401", "sequence": 12, "month": "2569-01", "new": 3, "changed": 2, "unchanged": 1, '
        '"refused": [{"uid": "u-1", "reason": "เหตุผล"}]}'
    )


def test_a_file_without_a_month_has_none_in_its_summary() -> None:
    assert json.loads(Summary(sender="9400", sequence=1).to_json())["month"] == ""


def test_a_refused_file_is_printed_with_its_sentence_and_code() -> None:
    printed = json.loads(refusal_to_json(refused("damaged")))
    assert printed["code"] == "damaged"
    assert printed["refused"].startswith("This file was cut short or changed on the way.")
    assert printed.keys() == {"refused", "code"}
