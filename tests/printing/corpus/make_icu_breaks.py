"""Asks ICU's Thai line breaker about the corpus, once: python make_icu_breaks.py (PyICU 2.15, ICU 77)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import icu

HERE = Path(__file__).parent


def main() -> None:
    """Write every line of the corpus with a bar at each of ICU's places, in the order of the files."""
    breaker = icu.BreakIterator.createLineInstance(icu.Locale("th"))
    (HERE / "icu").mkdir(exist_ok=True)
    for file in sorted(HERE.glob("*.txt")):
        marked = []
        for line in file.read_text("utf-8").splitlines():
            breaker.setText(line)
            ends = [0, *breaker]
            marked.append("¦".join(line[start:end] for start, end in pairwise(ends)))
        (HERE / "icu" / file.name).write_text("\n".join(marked) + "\n", "utf-8")


if __name__ == "__main__":
    main()
