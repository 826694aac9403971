"""Where a failure happened, for a report: files, lines and names of code, never what anybody typed."""

from __future__ import annotations

import traceback
from pathlib import Path


def places(failure: BaseException) -> list[str]:
    """The sort of each failure in the chain and where it passed, the last one first.

    Args:
        failure: what nobody expected. Its own words are left out, since they may quote what somebody typed.
    """
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = failure
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return lines


def _short(path: str) -> str:
    """A file's place inside its package: a folder above it may carry the user's name."""
    parts = Path(path).parts
    for root in ("site-packages", "desktop"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else path
