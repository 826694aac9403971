"""Files that are lost, come twice, come late, or come from a copied register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.failures import BundleRefused
from desktop.exchange.manifest import Manifest
from desktop.exchange.order import check_order

_REGISTER = "0192f0c0-0000-7000-8000-0000000000aa"


def _file(sequence: int, previous: int | None = None, **other: object) -> tuple[Manifest, str]:
    told = Manifest(sender="9403", sequence=sequence, database_uid=_REGISTER)
    before = _hash(sequence - 1 if previous is None else previous)
    return replace(told, previous_hash=before, **other), _hash(sequence)  # type: ignore[arg-type]


def _hash(sequence: int) -> str:
    return f"{sequence:064x}" if sequence else ""


def _taken(*sequences: int) -> dict[int, str]:
    return {sequence: _hash(sequence) for sequence in sequences}


def _code(
    file: tuple[Manifest, str], taken: dict[int, str], register: str = _REGISTER, answered: str = ""
) -> str:
    with pytest.raises(BundleRefused) as refusal:
        check_order(*file, taken_in=taken, database_uid=register, answered=answered)
    return refusal.value.code


def test_the_first_file_of_a_unit_is_taken_in() -> None:
    check_order(*_file(1), taken_in={})


def test_the_next_file_is_taken_in() -> None:
    check_order(*_file(4), taken_in=_taken(1, 2, 3), database_uid=_REGISTER)


def test_a_lost_file_is_no_trouble() -> None:
    check_order(*_file(7), taken_in=_taken(1, 2), database_uid=_REGISTER)
    check_order(*_file(5), taken_in={})


def test_the_same_file_again_was_taken_in_before() -> None:
    assert _code(_file(3), _taken(1, 2, 3)) == "replayed"
    assert _code(_file(1), _taken(1, 2, 3)) == "replayed"


def test_a_late_file_is_older_than_what_is_here() -> None:
    assert _code(_file(2), _taken(1, 3)) == "wrong-sequence"


def test_a_file_without_a_number_does_not_fit() -> None:
    assert _code(_file(0), {}) == "wrong-sequence"


def test_an_answer_to_what_was_never_sent_does_not_fit() -> None:
    told, file_hash = _file(2)
    answer = replace(told, acknowledged_sequence=3, acknowledged_hash="aa" * 32)
    check_order(answer, file_hash, taken_in=_taken(1), answered="aa" * 32)
    assert _code((answer, file_hash), _taken(1)) == "answers-another"


def test_an_answer_to_another_file_under_the_same_number_does_not_fit() -> None:
    told, file_hash = _file(2)
    answer = replace(told, acknowledged_sequence=3, acknowledged_hash="aa" * 32)
    assert _code((answer, file_hash), _taken(1), answered="bb" * 32) == "answers-another"


def test_another_register_in_the_same_name_is_a_copy() -> None:
    assert _code(_file(4, database_uid="another"), _taken(1, 2, 3)) == "copied-register"


def test_another_file_under_a_number_used_before_is_a_copy() -> None:
    told, _same = _file(3)
    assert _code((told, "ff" * 32), _taken(1, 2, 3)) == "copied-register"


def test_a_file_that_follows_another_than_the_one_here_is_a_copy() -> None:
    told, file_hash = _file(4)
    assert _code((replace(told, previous_hash="ff" * 32), file_hash), _taken(1, 2, 3)) == "copied-register"


@settings(deadline=None)
@given(st.lists(st.integers(1, 8), max_size=40))
def test_however_files_arrive_none_is_taken_in_twice_and_the_newest_always_is(arriving: list[int]) -> None:
    taken: dict[int, str] = {}
    for sequence in arriving:
        told, file_hash = _file(sequence)
        try:
            check_order(told, file_hash, taken_in=taken, database_uid=_REGISTER)
        except BundleRefused as refusal:
            assert refusal.code == ("replayed" if sequence in taken else "wrong-sequence")
            continue
        assert sequence > max(taken, default=0)
        taken[sequence] = file_hash
    assert max(taken, default=0) == max(arriving, default=0)
