"""Who may do what."""

from __future__ import annotations

import pytest

from desktop.rules import passwords, roles
from desktop.rules.roles import ADMINISTRATOR, OFFICER, ROLES, SUPERVISOR, VERBS, may


def test_everything_an_officer_may_the_others_may_too() -> None:
    for verb in VERBS:
        if may(OFFICER, verb):
            assert may(SUPERVISOR, verb)
            assert may(ADMINISTRATOR, verb)


def test_only_a_supervisor_approves_and_opens_what_is_restricted() -> None:
    for verb in ("months.approve", "cases.restricted"):
        assert [role for role in ROLES if may(role, verb)] == [SUPERVISOR]


def test_only_an_administrator_keeps_users_keys_and_restores() -> None:
    for verb in ("office.users", "office.settings", "upkeep.restore", "exchange.enrol"):
        assert [role for role in ROLES if may(role, verb)] == [ADMINISTRATOR]


def test_somebody_without_a_role_may_nothing() -> None:
    assert not any(may(role, verb) for role in ("", "Officer", "root") for verb in VERBS)


def test_a_verb_that_does_not_exist_is_a_bug_and_not_a_no() -> None:
    with pytest.raises(KeyError):
        may(OFFICER, "citizens.delete")


def test_every_role_has_a_word() -> None:
    assert all(roles.role_word(role) != role for role in ROLES)


@pytest.mark.parametrize(
    "weak", ["", "short", "1234567890", "aaaaaaaaaaaa", "password123", "abcdefghij", "x" * 300]
)
def test_a_weak_password_is_refused_in_words(weak: str) -> None:
    assert passwords.check(weak)


@pytest.mark.parametrize("strong", ["มะพร้าว เรือ ฝน", "correct horse battery", "ปลากะพง-เขียว-๗"])
def test_a_few_words_of_ones_own_are_a_good_password(strong: str) -> None:
    assert passwords.check(strong) == ""


def test_a_password_does_not_hold_the_users_name() -> None:
    assert passwords.check("Somchai-rides-a-boat", "somchai")
    assert passwords.check("nobody-rides-a-boat", "somchai") == ""
