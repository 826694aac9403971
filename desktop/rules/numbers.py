"""How running numbers are worded on screen and paper."""

from __future__ import annotations


def case_number(unit: str, number: int, fiscal_year: int) -> str:
    """A case's number as people say it, for example ``9403/0127/2570``.

    Args:
        unit: the centre's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"{unit}/{number:04d}/{fiscal_year}"


def letter_number(unit: str, number: int, fiscal_year: int) -> str:
    """A letter's number, in the centre's own series; no official series is public.

    Args:
        unit: the centre's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"{unit}/ส {number}/{fiscal_year}"


def document_number(unit: str, number: int, fiscal_year: int) -> str:
    """A handed-out paper's number, in plain ASCII for any scanner, for example ``D9403-2570-00012``.

    Args:
        unit: the unit's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"D{unit}-{fiscal_year}-{number:05d}"
