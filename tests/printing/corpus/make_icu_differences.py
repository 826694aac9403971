"""Lists where ICU and the engine part the corpus otherwise, by kind: python make_icu_differences.py."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from desktop.printing import lexicon, unbroken  # noqa: E402
from desktop.printing.line_breaking import keeping_whole, opportunities, tokens  # noqa: E402

DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
SAME_FOR_ALL_DIGITS = str.maketrans(DIGITS, "0" * len(DIGITS))
JUDGED = {
    "place": "ICU cuts a place or a term of ours, or a word with such letters; kept whole.",
    "name": "ICU cuts a person's name, given by the sheet or known by its title, or a law's; kept whole.",
    "number": "A number stays with its unit, its month, or the word that announces it; ICU parts them.",
    "word": "One word of the dictionary; ICU cuts it where another word could end. It may stay whole.",
    "belongs": "A title or a kind of place stays with its name, a month with its word, a single letter too.",
    "mark": "No line begins with a closing mark or a hyphen, or ends with an opening one.",
    "cluster": "ICU tears a vowel or a mark off its letter where it knows no word.",
    "script": "Thai meets another script, a bracket or a stop without a space; a line may end there.",
    "apart": "Two words of the dictionary; ICU takes them for one, or begins the word elsewhere.",
}


def names() -> tuple[str, ...]:
    texts = [(HERE / "lists" / f"{name}.txt").read_text("utf-8") for name in ("given_names", "family_names")]
    return tuple(sorted({part for text in texts for part in text.split()}))


def corpus() -> Iterator[tuple[str, set[int]]]:
    """Every line with ICU's places."""
    for file in sorted(HERE.glob("*.txt")):
        marked = (HERE / "icu" / file.name).read_text("utf-8").splitlines()
        for line, parted in zip(file.read_text("utf-8").splitlines(), marked, strict=True):
            places, place = set(), 0
            for part in parted.split("¦"):
                place += len(part)
                places.add(place)
            assert parted.replace("¦", "") == line
            yield line, places - {len(line)}


def differences() -> Counter[tuple[str, str, str]]:
    """How often which side alone may end a line, for what reason, between which pieces."""
    found: Counter[tuple[str, str, str]] = Counter()
    all_names = names()
    with keeping_whole(all_names):
        for line, icu in corpus():
            ours = set(opportunities(line))
            if icu != ours:
                found.update(_of_line(line, icu, ours, all_names))
    return found


def _of_line(
    line: str, icu: set[int], ours: set[int], all_names: tuple[str, ...]
) -> Iterator[tuple[str, str, str]]:
    spans = {
        "name": list(unbroken.kept_places(line, all_names)),
        "place": list(lexicon.kept_places(line, ())),
    }
    spans["name"] = [span for span in spans["name"] if span not in spans["place"]]
    ends = sorted({0, len(line)} | icu | ours)
    seams, place = set(), 0
    for token in tokens(line):
        place += len(token.text)
        seams.add(place)
    for end in sorted(icu ^ ours):
        before = line[max(one for one in ends if one < end) : end]
        after = line[end : min(one for one in ends if one > end)]
        if end in icu:
            side, reason = "ICU", _why_not(before, after, end, spans, seams)
        else:
            side, reason = "ours", _why(before, after)
        yield side, reason, f"{before}¦{after}".translate(SAME_FOR_ALL_DIGITS)


def _why_not(
    before: str, after: str, end: int, spans: dict[str, list[tuple[int, int]]], seams: set[int]
) -> str:
    for reason in ("name", "place"):
        if any(start < end < stop for start, stop in spans[reason]):
            return reason
    if after[0] in "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎" or before[-1] in "เแโใไ":
        return "cluster"
    if after[0] in DIGITS or before.rstrip()[-1:] in DIGITS:
        return "number"
    if after[0] in ")]}>”’»!?,.;:%…๚๛ๆฯ-/" or before.rstrip()[-1:] in "([{<“‘«฿#@-.":
        return "mark"
    return "word" if end not in seams else "belongs"


def _why(before: str, after: str) -> str:
    thai = [all("ก" <= letter <= "๎" for letter in piece.strip()) for piece in (before, after)]
    return "apart" if all(thai) else "script"


def main() -> None:
    """Write the list."""
    rows = sorted(differences().items())
    heads = [f"# {reason}\t{judgement}" for reason, judgement in JUDGED.items()]
    lines = [f"{side}\t{reason}\t{places}\t{count}" for (side, reason, places), count in rows]
    (HERE / "icu_differences.tsv").write_text("\n".join([*heads, *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
