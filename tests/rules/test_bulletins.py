"""Bulletins: what makes a draft wrong, how long one is shown, and whom it fits how closely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import bulletins
from desktop.rules.bulletins import BulletinDraft, Closeness
from desktop.rules.problems import hard
from desktop.rules.reference import load
from desktop.system import paths

TODAY = date(2026, 11, 20)
TABLES = load(paths.reference())
GOOD = BulletinDraft(
    kind="vacancy",
    title="พนักงานคัดบรรจุปลากระป๋อง",
    agency_code="DOE",
    place="บริษัท ปัตตานีอาหารทะเล จำกัด",
    areas=("9401", "940201"),
    categories=("EMP-1",),
    seats=20,
    wage=1_050_000,
    contact="073-111222",
    published_on=TODAY,
    closes_on=TODAY + timedelta(days=20),
)


def wrong(**changed: object) -> list[str]:
    found = bulletins.check(replace(GOOD, **changed), TODAY, TABLES)  # type: ignore[arg-type]
    return [problem.field for problem in hard(found)]


def warned(**changed: object) -> list[str]:
    found = bulletins.check(replace(GOOD, **changed), TODAY, TABLES)  # type: ignore[arg-type]
    return [problem.field for problem in found if problem.soft]


def test_a_whole_bulletin_has_no_problem() -> None:
    assert bulletins.check(GOOD, TODAY, TABLES) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"title": "  "}, "title"),
        ({"title": "ก" * 301}, "title"),
        ({"body": "ก" * 20_001}, "body"),
        ({"seats": 0}, "seats"),
        ({"seats": -1}, "seats"),
        ({"seats": 100_001}, "seats"),
        ({"wage": -1}, "wage"),
        ({"wage": 100_000_001}, "wage"),
        ({"published_on": None}, "published_on"),
        ({"closes_on": TODAY - timedelta(days=1)}, "closes_on"),
        ({"agency_code": "FBI"}, "agency_code"),
        ({"areas": ("9401", "999999")}, "areas"),
        ({"categories": ("EMP-1", "XXX-1")}, "categories"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(changed: dict[str, object], field: str) -> None:
    assert wrong(**changed) == [field]


def test_a_bulletin_that_is_over_or_has_no_end_or_contact_warns_and_may_be_saved() -> None:
    assert wrong(published_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1)) == []
    assert warned(published_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1)) == [
        "closes_on"
    ]
    assert warned(closes_on=None) == ["closes_on"]
    assert warned(contact="") == ["contact"]
    assert warned(kind="news", closes_on=None, contact="") == []


def test_it_is_shown_from_its_first_day_to_its_last() -> None:
    first, last = TODAY - timedelta(days=2), TODAY + timedelta(days=2)
    shown = [bulletins.state(first, last, None, TODAY + timedelta(days=day)) for day in (-3, -2, 0, 2, 3)]
    assert shown == ["coming", "living", "living", "living", "run_out"]


def test_from_the_day_of_withdrawing_on_nobody_is_shown_it() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert bulletins.state(TODAY, None, TODAY, TODAY) == "withdrawn"
    assert bulletins.state(TODAY, None, tomorrow, TODAY) == "living"
    assert bulletins.state(TODAY - timedelta(days=9), TODAY - timedelta(days=3), TODAY, TODAY) == "withdrawn"


def test_a_week_before_its_end_it_closes_soon_and_afterwards_no_more() -> None:
    ends = [bulletins.closes_soon(TODAY + timedelta(days=day), TODAY) for day in (-1, 0, 7, 8)]
    assert ends == [False, True, True, False]
    assert not bulletins.closes_soon(None, TODAY)


@pytest.mark.parametrize(
    ("areas", "place", "width"),
    [
        (("940101",), "940101", 0),
        (("9401",), "940101", 1),
        (("94",), "940101", 2),
        ((), "940101", 3),
        (("94", "940101"), "940101", 0),
        (("9402",), "940101", None),
        (("940101",), "9401", None),
        (("9401",), "9401", 1),
    ],
)
def test_the_narrower_area_is_the_closer_one(areas: tuple[str, ...], place: str, width: int | None) -> None:
    found = bulletins.closeness(areas, ("EMP-1",), place, ("EMP-1", "SKL-1"))
    assert found == (None if width is None else Closeness(0, width))


def test_what_fits_everybody_stands_behind_what_names_the_need() -> None:
    named = bulletins.closeness((), ("EMP-1",), "940101", ("EMP-1",))
    general = bulletins.closeness(("940101",), (), "940101", ("EMP-1",))
    assert named is not None
    assert general is not None
    assert named.order() < general.order()
    assert bulletins.closeness((), ("SKL-1",), "940101", ("EMP-1",)) is None


codes = st.sampled_from(sorted(TABLES.tambons))


@given(place=codes, other=codes, need=st.sampled_from(sorted(TABLES.categories)))
def test_whoever_lives_in_an_area_is_reached_by_it_and_by_all_around_it(
    place: str, other: str, need: str
) -> None:
    tambon = TABLES.tambons[place]
    for width, area in enumerate((place, tambon.district_code, tambon.province_code)):
        assert bulletins.closeness((area,), (need,), place, (need,)) == Closeness(0, width)
    reached = bulletins.closeness((other,), (need,), place, (need,)) is not None
    assert reached == (other == place)
