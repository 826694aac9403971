"""What follows from the steps of a case."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import cases
from desktop.rules.cases import STAGES, STATUSES, STEP_KINDS, VERDICTS, Step

OPENED = date(2026, 1, 5)


def day(number: int) -> date:
    return OPENED + timedelta(days=number)


def step(kind: str, on: int, verdict: str = "", agency: str = "", due: int | None = None) -> Step:
    return Step(
        kind=kind, on=day(on), verdict=verdict, agency_code=agency, due_on=None if due is None else day(due)
    )


ACCEPTED = step("screened", 3, "accepted")
REJECTED = step("screened", 3, "rejected")
REFERRED = step("referred", 5, agency="DSD", due=35)
ASSISTED = step("outcome", 20, "assisted", agency="DSD")
REOPENED = step("reopened", 50)


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([], "waiting"),
        ([step("served", 0, "continues")], "waiting"),
        ([step("served", 0, "closed")], "served"),
        ([ACCEPTED], "accepted"),
        ([REJECTED], "rejected"),
        ([REFERRED], "referred"),
        ([REFERRED, step("screened", 8, "accepted")], "referred"),
        ([REFERRED, step("screened", 8, "rejected")], "rejected"),
        ([ACCEPTED, REFERRED, ASSISTED], "helped"),
        ([ACCEPTED, REFERRED, step("outcome", 20, "assisted")], "helped"),
        ([ACCEPTED, REFERRED, step("outcome", 20, "not_assisted")], "not_helped"),
        ([ACCEPTED, REFERRED, step("outcome", 20, "withdrawn")], "not_helped"),
        ([ACCEPTED, REFERRED, step("outcome", 20, "unreachable")], "not_helped"),
        ([ACCEPTED, step("outcome", 20, "assisted")], "helped"),
        ([ACCEPTED, REFERRED, ASSISTED, step("followed_up", 50, "30")], "followed_up"),
        ([REJECTED, REOPENED], "waiting"),
        ([step("served", 0, "closed"), REOPENED], "waiting"),
        ([ACCEPTED, REFERRED, step("outcome", 20, "not_assisted"), REOPENED], "accepted"),
        ([REFERRED, REOPENED], "waiting"),
        ([step("of a newer program", 2)], "waiting"),
    ],
)
def test_the_status_follows_from_the_steps(steps: list[Step], status: str) -> None:
    assert cases.status(OPENED, steps, day(30)) == status


def test_a_referral_is_overdue_from_the_day_after_it_was_due() -> None:
    assert cases.status(OPENED, [REFERRED], day(35)) == "referred"
    assert cases.status(OPENED, [REFERRED], day(36)) == "overdue"


def test_a_new_letter_to_the_same_agency_sets_a_new_day() -> None:
    again = step("referred", 36, agency="DSD", due=60)
    assert cases.status(OPENED, [REFERRED, again], day(40)) == "referred"


def test_a_case_at_two_agencies_waits_for_both() -> None:
    other = step("referred", 6, agency="SSO", due=36)
    refused = step("outcome", 22, "not_assisted", agency="SSO")
    assert cases.status(OPENED, [REFERRED, other, ASSISTED], day(30)) == "referred"
    assert cases.status(OPENED, [REFERRED, other, ASSISTED], day(37)) == "overdue"
    assert cases.status(OPENED, [REFERRED, other, ASSISTED, refused], day(37)) == "helped"


def test_a_citizen_who_withdraws_ends_the_case_at_every_agency() -> None:
    other = step("referred", 6, agency="SSO", due=36)
    withdrawn = step("outcome", 10, "withdrawn", agency="DSD")
    assert cases.status(OPENED, [REFERRED, other, withdrawn], day(99)) == "not_helped"


def test_steps_of_one_day_count_in_the_order_of_writing() -> None:
    referred = Step(kind="referred", on=day(1), written=1)
    helped = Step(kind="outcome", verdict="assisted", on=day(1), written=2)
    assert cases.status(OPENED, [helped, referred], day(9)) == "helped"


ANY_STEP = st.builds(
    step,
    st.sampled_from(sorted(STEP_KINDS)),
    st.integers(-5, 400),
    st.sampled_from(["", *(verdict for words in VERDICTS.values() for verdict in words)]),
    st.sampled_from(["", "DSD", "SSO"]),
    st.one_of(st.none(), st.integers(0, 400)),
)


@given(st.lists(ANY_STEP, max_size=8, unique_by=lambda one: one.on), st.integers(0, 500), st.randoms())
def test_a_status_does_not_depend_on_the_order_in_which_steps_arrive(
    steps: list[Step], today: int, chance: random.Random
) -> None:
    mixed = chance.sample(steps, len(steps))
    later = [one for one in steps if one.on >= OPENED]
    mixed_later = [one for one in mixed if one.on >= OPENED]
    assert cases.status(OPENED, later, day(today)) == cases.status(OPENED, mixed_later, day(today))
    assert cases.status(OPENED, steps, day(today)) in STATUSES
    assert cases.next_follow_up(steps) == cases.next_follow_up(mixed)


@given(st.lists(ANY_STEP, max_size=8), st.integers(0, 500))
def test_a_life_has_five_stages_and_at_most_one_now(steps: list[Step], today: int) -> None:
    stages = cases.life(OPENED, steps, day(today))
    assert [stage.name for stage in stages] == list(STAGES)
    assert [stage.state for stage in stages].count("now") <= 1
    assert all((stage.on is not None) == (stage.state == "done") for stage in stages)


def states(*steps: Step) -> list[str]:
    return [stage.state for stage in cases.life(OPENED, steps, day(30))]


def test_the_life_goes_on_stage_by_stage() -> None:
    assert states() == ["done", "now", "to_come", "to_come", "to_come"]
    assert states(ACCEPTED) == ["done", "done", "now", "to_come", "to_come"]
    assert states(ACCEPTED, REFERRED) == ["done", "done", "done", "now", "to_come"]
    assert states(ACCEPTED, REFERRED, ASSISTED) == ["done", "done", "done", "done", "now"]
    thirty, ninety = step("followed_up", 50, "30"), step("followed_up", 110, "90")
    assert states(ACCEPTED, REFERRED, ASSISTED, thirty) == ["done", "done", "done", "done", "now"]
    assert states(ACCEPTED, REFERRED, ASSISTED, thirty, ninety) == ["done"] * 5


def test_a_case_referred_before_its_screening_waits_for_the_screening() -> None:
    assert states(REFERRED) == ["done", "now", "done", "to_come", "to_come"]


def test_a_finished_case_waits_for_nothing() -> None:
    assert "now" not in states(REJECTED)
    assert "now" not in states(step("served", 0, "closed"))
    assert "now" not in states(ACCEPTED, REFERRED, step("outcome", 9, "not_assisted"))


def test_what_was_left_out_is_said() -> None:
    served = cases.life(OPENED, [step("served", 0, "closed")], day(1))
    assert [stage.note for stage in served] == ["", "Not needed", "Not needed", "Settled at the counter", ""]


def test_a_referral_says_when_its_answer_is_due() -> None:
    assert cases.life(OPENED, [REFERRED], day(6))[2].note == "Due ๙ ก.พ. ๒๕๖๙"


def test_the_citizen_is_asked_after_30_and_90_days() -> None:
    helped = [REFERRED, ASSISTED]
    assert cases.next_follow_up([REFERRED]) is None
    assert cases.next_follow_up(helped) == day(50)
    assert cases.next_follow_up([*helped, step("followed_up", 55, "30")]) == day(110)
    assert cases.next_follow_up([*helped, step("followed_up", 110, "90")]) is None
    assert cases.next_follow_up([*helped, REOPENED]) is None


def test_every_code_has_a_word_of_its_own() -> None:
    for words, speak in (
        (STATUSES, cases.status_word),
        (cases.CHANNELS, cases.channel_word),
        (cases.URGENCIES, cases.urgency_word),
        (STEP_KINDS, cases.step_word),
        (STAGES, cases.stage_word),
    ):
        spoken = {speak(code) for code in words}
        assert len(spoken) == len(words)
        assert not spoken & set(words)
    assert cases.verdict_word("assisted") == "Assisted"
    assert cases.status_word("of a newer program") == "of a newer program"
