"""The card of who it may be: how many, what can be decided, and the person the form is about."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.citizens import Namesake
from desktop.views.kit.buttons import Button
from desktop.views.kit.words import WrappedLabel
from desktop.views.namesake_cards import SHOWN, NamesakeCards


@pytest.fixture
def cards(qtbot: QtBot) -> NamesakeCards:
    made = NamesakeCards()
    qtbot.addWidget(made)
    return made


def _person(uid: str, *reasons: str) -> Namesake:
    return Namesake(
        uid=uid, name=f"นางสาวคนที่ {uid}", detail="2535", score=80, level="likely", reasons=reasons
    )


def _told(cards: NamesakeCards) -> str:
    return "\n".join(label.text() for label in cards.findChildren(WrappedLabel))


def _words(cards: NamesakeCards) -> list[str]:
    return [button.text() for button in cards.findChildren(Button)]


def test_all_are_counted_and_the_likeliest_are_shown(cards: NamesakeCards) -> None:
    cards.show_candidates([_person(str(at), "name") for at in range(SHOWN + 2)])

    told = _told(cards)
    assert "๕" in told
    assert [f"คนที่ {at}" in told for at in range(SHOWN + 2)] == [True] * SHOWN + [False] * 2


def test_each_candidate_is_answered_on_their_own(cards: NamesakeCards, qtbot: QtBot) -> None:
    cards.show_candidates([_person("first", "name"), _person("second", "name")])
    assert _words(cards) == ["Same person", "Somebody else"] * 2

    buttons = cards.findChildren(Button)
    with qtbot.waitSignal(cards.same) as same:
        buttons[0].click()
    with qtbot.waitSignal(cards.different) as different:
        buttons[3].click()

    assert (same.args, different.args) == (["first"], ["second"])


def test_the_same_id_number_leaves_nothing_to_decide(cards: NamesakeCards) -> None:
    cards.show_candidates([_person("first", "thai_id")])

    assert _words(cards) == ["Same person"]
    assert "This ID number is registered already" in _told(cards)


@pytest.mark.parametrize("may_change", [True, False])
def test_a_known_person_can_be_let_go_where_the_form_allows_it(
    cards: NamesakeCards, may_change: bool
) -> None:
    cards.show_known("นางฟาตีเมาะ เจ๊ะแว", "940101", may_change=may_change)

    assert "940101" in _told(cards)
    assert _words(cards) == ["Choose somebody else"] * may_change


def test_nobody_hides_the_card(cards: NamesakeCards) -> None:
    cards.show_candidates([_person("first", "name")])
    cards.show_candidates([])

    assert cards.card is None
    assert cards.isHidden()
