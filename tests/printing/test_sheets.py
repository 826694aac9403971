"""Sheets go to JSON and come back unchanged; anything else is refused by the name of its field."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing import sheets
from desktop.printing.forms import FORMS, form
from desktop.rules.problems import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    text: str
    number: int
    sure: bool
    day: datetime.date
    later: datetime.date | None = None
    many: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


GOOD = {"text": "ก", "number": 1, "sure": True, "day": "2026-01-31"}


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
@pytest.mark.parametrize("which", ["sample", "longest"])
def test_every_forms_sheet_survives_json(one, which):
    sheet = getattr(one, which)
    text = json.dumps(sheets.to_json(sheet), ensure_ascii=False)
    assert sheets.from_json(one.sheet_class, json.loads(text)) == sheet


@given(
    st.builds(
        Sheet,
        text=st.text(),
        number=st.integers(),
        sure=st.booleans(),
        day=st.dates(datetime.date(1800, 1, 1), datetime.date(2399, 12, 31)),
        later=st.none() | st.dates(datetime.date(1800, 1, 1), datetime.date(2399, 12, 31)),
        many=st.lists(st.text()).map(tuple),
        lines=st.lists(st.builds(Line, name=st.text(), count=st.integers())).map(tuple),
    )
)
def test_any_sheet_survives_json(sheet):
    assert sheets.from_json(Sheet, json.loads(json.dumps(sheets.to_json(sheet)))) == sheet


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        ({"colour": "red"}, "unknown-field", "colour"),
        ({"number": "1"}, "wrong-kind", "number"),
        ({"number": True}, "wrong-kind", "number"),
        ({"number": 1.5}, "wrong-kind", "number"),
        ({"sure": 1}, "wrong-kind", "sure"),
        ({"text": None}, "wrong-kind", "text"),
        ({"day": "31.1.2569"}, "wrong-kind", "day"),
        ({"day": None}, "wrong-kind", "day"),
        ({"later": 5}, "wrong-kind", "later"),
        ({"many": "a text"}, "wrong-kind", "many"),
        ({"many": ["a", 2]}, "wrong-kind", "many[1]"),
        ({"lines": [{"name": "a"}, {}]}, "missing-field", "lines[1].name"),
        ({"lines": [{"name": "a", "odd": 1}]}, "unknown-field", "lines[0].odd"),
        ({"lines": ["a"]}, "wrong-kind", "lines[0]"),
    ],
)
def test_a_wrong_field_is_refused_by_its_name(change, code, named):
    with pytest.raises(Refused) as refused:
        sheets.from_json(Sheet, GOOD | change)
    assert refused.value.code == code
    assert named in refused.value.sentence


@pytest.mark.parametrize("name", list(GOOD))
def test_a_missing_field_is_refused_by_its_name(name):
    with pytest.raises(Refused) as refused:
        sheets.from_json(Sheet, {key: value for key, value in GOOD.items() if key != name})
    assert refused.value.code == "missing-field"
    assert name in refused.value.sentence


@pytest.mark.parametrize("values", [None, [], "text", 3])
def test_what_is_no_sheet_at_all_is_refused(values):
    with pytest.raises(Refused) as refused:
        sheets.from_json(Sheet, values)
    assert refused.value.code == "wrong-kind"


def test_the_memos_json_is_the_contract():
    schema = sheets.schema(form("memo").sheet_class)
    assert schema["required"] == [
        "office",
        "number",
        "date",
        "subject",
        "to",
        "paragraphs",
        "signer",
        "position",
    ]
    assert schema["properties"]["date"] == {"type": "string", "format": "date"}
    assert schema["properties"]["paragraphs"] == {"type": "array", "items": {"type": "string"}}


def test_a_schema_says_what_may_be_empty_and_allows_nothing_else():
    schema = sheets.schema(Sheet, "แบบ")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "แบบ"
    assert schema["additionalProperties"] is False
    assert schema["properties"]["later"] == {"type": ["string", "null"], "format": "date"}
    assert schema["properties"]["lines"]["items"]["required"] == ["name"]


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_every_forms_schema_names_every_field(one):
    schema = sheets.schema(one.sheet_class, one.title)
    assert list(schema["properties"]) == [field.name for field in fields(one.sheet_class)]
    json.dumps(schema)
