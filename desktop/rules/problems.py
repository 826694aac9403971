"""What is wrong with a draft, at a field; and work that the rules forbid, in words for the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a draft, at a field.

    Attributes:
        field: the draft's field, by its name in the code.
        text: one plain sentence in the user's language.
        soft: a warning that does not forbid saving.
    """

    field: str
    text: str
    soft: bool = False


class Refused(Exception):
    """Work that the rules forbid, or that the machine could not do, in one plain sentence.

    Args:
        sentence: what happened, that nothing was lost, and what to do, in the user's language.
        code: a short word that does not change with the language, for scripts and tests.
        problems: what is wrong, field by field, where a draft was refused.
    """

    def __init__(self, sentence: str, *, code: str = "refused", problems: Iterable[Problem] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.problems = tuple(problems)


def hard(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that forbid saving."""
    return tuple(problem for problem in problems if not problem.soft)
