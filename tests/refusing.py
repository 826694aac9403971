"""Work that is refused, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.rules.problems import Refused


def code_of(work: Callable[[], object]) -> str:
    """The short word for why a work is refused."""
    with pytest.raises(Refused) as refusal:
        work()
    return refusal.value.code
