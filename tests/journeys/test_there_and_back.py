"""A need travels from a counter to the province and back, through the windows of both."""

from __future__ import annotations

import pytest
import registers

from desktop.rules.months import Month
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from tests.journeys import carrying
from tests.journeys.hands import Hands, Seat
from tests.journeys.keyboard import Keyboard
from tests.journeys.stick import Post


@pytest.mark.parametrize("who", [Hands, Keyboard], ids=["by mouse", "by keyboard"])
def test_a_need_goes_to_the_province_and_its_help_comes_home(
    seat: Seat, staffed_centre: Home, staffed_province: Home, clock: SetClock, post: Post, who: type[Hands]
) -> None:
    centre, province = seat(staffed_centre, who), seat(staffed_province, who)
    province.sign_in(registers.USER, registers.PASSWORD)
    centre.sign_in(registers.USER, registers.PASSWORD)

    carrying.enrol(centre, province)
    for name, number in carrying.PEOPLE.items():
        carrying.walk_in(centre, name, number)
    clock.move(days=11)
    carrying.close_and_send(centre)
    carrying.take_in(province, post)
    carrying.screen(province)
    carrying.help_one(province)
    carrying.accept(province)
    carrying.answer(province)
    carrying.take_in_answer(centre, "กพร. 99/2569")

    helped = [uid for uid in centre.centre.cases.ids() if centre.centre.cases.page(uid).status == "helped"]
    assert len(helped) == 1
    assert centre.centre.reports.month_state(Month(2026, 11)).state == "accepted"
