"""Format 1 line by line: what goes in comes out, and what does not fit is one unreadable line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import limits
from desktop.exchange.records import READERS, TABLES, Record, Unreadable, record, v1, values, write
from desktop.exchange.strict_json import too_deep

_NEED = {"case_uid": "u-1", "category_code": "EMP-1", "detail": "หางาน"}
_LINE: dict[str, Any] = {"uid": "u-2", "origin": "9403", "revision": 4, "fields": _NEED}

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=5), parts, max_size=3),
    max_leaves=8,
)


def _read(line: object, table: str = "needs") -> Record | Unreadable:
    return v1.read(table, 7, json.dumps(line).encode())


def _unreadable(line: object, table: str = "needs") -> Unreadable:
    found = _read(line, table)
    assert isinstance(found, Unreadable)
    assert found.line == 7
    assert found.reason.endswith(".")
    return found


def test_the_newest_format_has_a_reader() -> None:
    assert max(READERS) == 1
    assert READERS[1] is v1.read


def test_days_and_several_codes_are_written_as_text() -> None:
    volunteer: dict[str, Any] = dict.fromkeys(TABLES["volunteers"], "") | {
        "order_date": date(2026, 1, 5),
        "term_start": None,
        "term_end": date(2028, 2, 29),
        "left_on": None,
    }
    made = record("volunteers", "u-1", "9403", 1, volunteer)
    assert made.fields["order_date"] == "2026-01-05"
    assert made.fields["term_start"] is None
    assert values(made)["term_end"] == date(2028, 2, 29)


def test_several_phones_are_one_text(entries: tuple[Record, ...]) -> None:
    assert entries[0].fields["phones"] == "0812345678 073123456"
    assert entries[0].fields["languages"] == "th ms"


def test_values_are_what_a_register_keeps(entries: tuple[Record, ...]) -> None:
    kept = values(entries[1])
    assert kept["pointed_out_on"] == date(2026, 1, 12)
    assert kept["restricted"] is False
    assert kept["found_by"] is None
    assert kept.keys() == TABLES["cases"].keys()


def test_a_record_is_one_line_with_its_head_first() -> None:
    line = write(record("needs", "u-2", "9403", 4, _NEED | {"detail": "a\nb"}))
    assert line.startswith(b'{"uid":"u-2","origin":"9403","revision":4,"fields":{"case_uid":"u-1"')
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


def test_deleted_and_erased_are_said_only_where_they_are_so() -> None:
    assert b"deleted" not in write(record("needs", "u-2", "9403", 4, _NEED))
    gone = record("needs", "u-2", "9403", 5, {}, deleted=True)
    erased = record("citizens", "u-3", "9403", 5, {"sex": "f"}, erased=True)
    assert v1.read("needs", 1, write(gone).rstrip()) == gone
    assert v1.read("citizens", 1, write(erased).rstrip()) == erased


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("needs", {"case_uid": "u-1", "category_code": "EMP-1"}),
        ("needs", _NEED | {"religion": "x"}),
        ("dreams", {}),
    ],
)
def test_a_record_that_is_not_of_the_format_is_never_made(table: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=table):
        record(table, "u-1", "9403", 1, fields)


def test_a_line_longer_than_readers_take_is_never_written() -> None:
    with pytest.raises(ValueError, match="too long"):
        write(record("needs", "u-1", "9403", 1, _NEED | {"detail": "ก" * limits.LINE}))


def test_fields_that_this_version_does_not_know_are_kept() -> None:
    newer = _NEED | {"mood": ["good", {"very": True}]}
    found = _read(_LINE | {"fields": newer, "colour": "blue"})
    assert isinstance(found, Record)
    assert found.fields == newer
    assert values(found) == _NEED


@pytest.mark.parametrize(
    "change",
    [
        {"uid": ""},
        {"uid": 5},
        {"uid": "a b"},
        {"uid": "x" * 65},
        {"origin": None},
        {"origin": "../9403"},
        {"revision": 0},
        {"revision": True},
        {"revision": "4"},
        {"revision": 2**53},
        {"deleted": "yes"},
        {"erased": 1},
    ],
)
def test_a_line_that_does_not_say_what_it_is_is_unreadable(change: dict[str, Any]) -> None:
    assert "who wrote it" in _unreadable(_LINE | change).reason


@pytest.mark.parametrize("name", list(_NEED))
def test_a_missing_field_is_named(name: str) -> None:
    fields = {key: value for key, value in _NEED.items() if key != name}
    found = _unreadable(_LINE | {"fields": fields})
    assert name in found.reason
    assert (found.uid, found.revision) == ("u-2", 4)


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("needs", "detail", 5),
        ("needs", "detail", None),
        ("needs", "detail", ["a"]),
        ("needs", "detail", "a\x00b"),
        ("needs", "detail", "\ud800"),
        ("needs", "detail", "ก" * 20_001),
        ("cases", "number", "1"),
        ("cases", "number", 1.0),
        ("cases", "number", True),
        ("cases", "number", 2**53),
        ("cases", "number", None),
        ("cases", "restricted", 0),
        ("cases", "restricted", None),
        ("cases", "pointed_out_on", ""),
        ("cases", "pointed_out_on", None),
        ("cases", "pointed_out_on", "2026-02-30"),
        ("cases", "pointed_out_on", "2026-2-3"),
        ("cases", "pointed_out_on", "20260203"),
        ("cases", "pointed_out_on", "๒๐๒๖-๐๒-๐๓"),
        ("cases", "pointed_out_on", "2026-02-03T00:00:00"),
    ],
)
def test_a_value_of_the_wrong_kind_makes_its_line_unreadable_and_is_not_repeated(
    table: str, name: str, value: object, entries: tuple[Record, ...]
) -> None:
    honest = dict(entries[1].fields) if table == "cases" else _NEED
    assert isinstance(_read(_LINE | {"fields": honest}, table), Record)
    found = _unreadable(_LINE | {"fields": honest | {name: value}}, table)
    assert found.reason == "This line is no entry." or name in found.reason
    assert "ก" not in found.reason


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"{}",
        b'{"fields":[]}',
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b'{"uid":"u","origin":"9403","revision":1,"fields":{"x":NaN}}',
        b'{"uid":' + b"[" * 100_000,
        b'{"uid":' + b"1" * 10_000 + b"}",
    ],
)
def test_bytes_that_are_no_entry_are_one_unreadable_line(line: bytes) -> None:
    assert v1.read("needs", 3, line) == Unreadable(table="needs", line=3, reason="This line is no entry.")


@settings(deadline=None)
@given(_JSON | st.fixed_dictionaries(dict.fromkeys(_LINE, _JSON)))
def test_no_json_brings_the_reading_down(line: object) -> None:
    assert isinstance(_read(line), Record | Unreadable)


@settings(deadline=None)
@given(st.sampled_from(list(TABLES)), st.binary(max_size=100))
def test_no_bytes_bring_the_reading_down(table: str, line: bytes) -> None:
    assert isinstance(v1.read(table, 1, line), Unreadable)


def test_brackets_in_a_text_are_no_nesting() -> None:
    fields = _NEED | {"detail": "[" * 500 + '"\\"' + "{" * 500}
    found = _read(_LINE | {"fields": fields})
    assert isinstance(found, Record)
    assert found.fields == fields


def test_depth_is_counted_in_brackets_that_are_open() -> None:
    assert not too_deep(b"[]" * 1000)
    assert not too_deep(b"[" * limits.NESTING + b"]" * limits.NESTING)
    assert too_deep(b"[" * (limits.NESTING + 1))
    assert too_deep(b'["",' * (limits.NESTING + 1))


def test_backslashes_that_spell_no_escape_are_kept() -> None:
    fields = _NEED | {"detail": "\\u0000 \\ud800"}
    assert isinstance(_read(_LINE | {"fields": fields}), Record)


def test_no_table_has_a_place_for_religion_or_bank_accounts() -> None:
    names = {name for fields in TABLES.values() for name in fields}
    assert not names & {"religion", "bank_account", "promptpay", "disability"}


def test_a_citizens_name_is_not_in_what_a_crash_report_would_show(entries: tuple[Record, ...]) -> None:
    assert "มูฮัมหมัด" not in repr(entries[0])
