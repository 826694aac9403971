"""Makes other_words.tsv with num2words; the tests do without it, for what it needs comes as source only.

Run it where num2words 0.5.14 (LGPL-2.1) is installed: ``python tests/rules/amounts/make_other_words.py``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

STORED = Path(__file__).with_name("other_words.tsv")
LEAST, MOST, QUARTER = 25, 99_999_999_75, 25
BLOCK = 100


def amounts() -> list[int]:
    """10,000 amounts from 0.25 to 99,999,999.75 baht, in satang: both ends, every length, quarters."""
    chance = random.Random(2569)
    found = [LEAST, 50, 75, 100, 1_100, 2_100, 10_100, 100_000_100, 1_100_000_000, MOST]
    while len(found) < 10_000:
        most = min(10 ** chance.randrange(2, 11), MOST)
        found.append(chance.randrange(1, most // QUARTER + 1) * QUARTER)
    return found


def blocks(words: Callable[[int], str]) -> Iterator[tuple[int, str, str]]:
    """Of each hundred amounts the first, its words, and the fingerprint of the words of all hundred."""
    all_amounts = amounts()
    for start in range(0, len(all_amounts), BLOCK):
        said = [words(satang) for satang in all_amounts[start : start + BLOCK]]
        yield all_amounts[start], said[0], sha256("\n".join(said).encode()).hexdigest()


def _num2words(satang: int) -> str:
    from num2words import num2words  # type: ignore[import-not-found]

    return str(num2words(Decimal(satang) / 100, lang="th", to="currency", currency="THB"))


if __name__ == "__main__":
    lines = ["\t".join(map(str, block)) for block in blocks(_num2words)]
    STORED.write_text("\n".join(lines) + "\n", "utf-8")
