"""Running numbers in words, and whether somebody at work may go on."""

from __future__ import annotations

import pytest

from desktop.rules import numbers
from desktop.rules.actors import Actor
from desktop.rules.problems import Refused


def test_numbers_name_the_unit_and_the_fiscal_year() -> None:
    assert numbers.case_number("9403", 127, 2570) == "9403/0127/2570"
    assert numbers.document_number("9403", 12, 2570) == "D9403-2570-00012"
    assert "9403" in numbers.letter_number("9403", 5, 2570)


def test_a_document_number_is_plain_ascii_for_any_scanner() -> None:
    assert numbers.document_number("94", 123456, 2570).isascii()


def actor(role: str) -> Actor:
    return Actor(uid="u", name="n", full_name="f", position="p", role=role)


def test_an_officer_who_approves_is_refused_in_words() -> None:
    actor("supervisor").require("months.approve")
    with pytest.raises(Refused) as refused:
        actor("officer").require("months.approve")
    assert refused.value.code == "not-allowed"
