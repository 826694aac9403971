"""JSON from strangers: bounded nesting, no key twice, no number that is none."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from desktop.exchange import limits

# Whole numbers that every JSON reader keeps exactly (RFC 8259, section 6).
LARGEST = 2**53 - 1

_TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def parse(raw: bytes) -> object:
    """The value that the bytes spell.

    Args:
        raw: UTF-8.

    Raises:
        ValueError: not UTF-8, not JSON, nested too deeply, a key twice, or not a number.
    """
    if too_deep(raw):
        raise ValueError("nested too deeply")
    return json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)


def too_deep(raw: bytes) -> bool:
    """Whether brackets stand within brackets further down than any honest file has them."""
    if raw.count(b"[") + raw.count(b"{") <= limits.NESTING:
        return False
    depth = 0
    for bracket in re.findall(rb"[\[\]{}]", _TEXTS.sub(b"", raw)):
        depth += 1 if bracket in b"[{" else -1
        if depth > limits.NESTING:
            return True
    return False


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(_name: str) -> NoReturn:
    raise ValueError("not a number")
