"""The inside of an .xlsx: its sheets, its shared texts, and which number formats are dates."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.exchange.workbooks import limits
from desktop.exchange.workbooks.archive import Parts
from desktop.exchange.workbooks.failures import refusal

Attributes = dict[str, str]

# Numbers of built-in formats that show dates (ECMA-376 part 1, 18.8.30; 27-36 and 50-58, 71-81 by locale).
_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 32), 36, *range(50, 59), *range(71, 77), 81})
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[dy]|bb", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of a workbook.

    Attributes:
        name: as its tab shows it.
        hidden: whether its tab is not shown.
        part: the part that holds its cells.
    """

    name: str
    hidden: bool
    part: str


@dataclass(slots=True)
class Inside:
    """What all sheets of a workbook share.

    Attributes:
        sheets: in the order of their tabs.
        texts: the shared texts by their number.
        dates: the numbers of the cell styles that show dates.
        from_1904: whether days are counted from 1904, as old programs of the Macintosh did.
    """

    sheets: list[SheetPart] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    dates: frozenset[int] = frozenset()
    from_1904: bool = False


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def inside(parts: Parts) -> Inside:
    """Read what the sheets share.

    Raises:
        Refused: this is no workbook, one of another kind, or a damaged one.
    """
    book = _book_part(parts)
    targets, kinds = _relations(parts, book)
    found = Inside()
    raw: list[tuple[str, bool, str]] = []

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            raw.append((attributes.get("name", ""), hidden, relation))
        elif local(name) == "workbookPr":
            found.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    parts.read(book, _starting(start))
    found.sheets = [
        SheetPart(name, hidden, targets[relation])
        for name, hidden, relation in raw
        if kinds.get(relation) == "worksheet" and targets[relation] in parts
    ]
    if not found.sheets:
        raise refusal("damaged" if raw else "other-workbook")
    found.texts = _shared_texts(parts, _target(targets, kinds, "sharedStrings"))
    found.dates = _date_styles(parts, _target(targets, kinds, "styles"))
    return found


def _book_part(parts: Parts) -> str:
    if "mimetype" in parts or "xl/workbook.bin" in parts or "word/document.xml" in parts:
        raise refusal("other-workbook")
    if "_rels/.rels" not in parts:
        raise refusal("not-a-list" if "[content_types].xml" not in parts else "damaged")
    targets, kinds = _relations(parts, "")
    return _target(targets, kinds, "officeDocument") or "xl/workbook.xml"


def _relations(parts: Parts, of: str) -> tuple[dict[str, str], dict[str, str]]:
    folder, name = posixpath.split(of)
    targets: dict[str, str] = {}
    kinds: dict[str, str] = {}

    def start(element: str, attributes: Attributes) -> None:
        if local(element) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            targets[attributes.get("Id", "")] = posixpath.normpath(whole).lstrip("/")
            kinds[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2]

    parts.read(posixpath.join(folder, "_rels", f"{name}.rels"), _starting(start))
    return targets, kinds


def _target(targets: dict[str, str], kinds: dict[str, str], kind: str) -> str:
    return next((targets[key] for key, found in kinds.items() if found == kind), "")


def _starting(start: Callable[[str, Attributes], None]) -> Callable[[expat.XMLParserType], None]:
    def handle(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start

    return handle


def unescaped(text: str) -> str:
    """A text without Excel's own way of writing what XML cannot hold, such as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _shared_texts(parts: Parts, part: str) -> list[str]:
    if not part or part not in parts:
        return []
    texts: list[str] = []
    pieces: list[str] = []
    # Readings above the text (rPh) belong to how it is said, not to what it is.
    state = {"in_text": False, "aside": False}

    def start(name: str, _attributes: Attributes) -> None:
        plain = local(name)
        if plain == "t":
            state["in_text"] = not state["aside"]
        elif plain == "rPh":
            state["aside"] = True

    def end(name: str) -> None:
        plain = local(name)
        if plain == "t":
            state["in_text"] = False
        elif plain == "rPh":
            state["aside"] = False
        elif plain == "si":
            if len(texts) >= limits.SHARED_TEXTS:
                raise refusal("too-big", rows=f"{limits.ROWS:,}")
            texts.append(unescaped("".join(pieces))[: limits.CELL])
            pieces.clear()

    def characters(text: str) -> None:
        if state["in_text"]:
            pieces.append(text)

    def handle(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = characters

    parts.read(part, handle)
    return texts


def _date_styles(parts: Parts, part: str) -> frozenset[int]:
    if not part or part not in parts:
        return frozenset()
    dates = set(_BUILT_IN_DATES)
    styles: list[int] = []
    state = {"in_cells": False}

    def start(name: str, attributes: Attributes) -> None:
        plain = local(name)
        if plain == "numFmt":
            number = _whole(attributes.get("numFmtId", "0"))
            dates.discard(number)
            if shows_date(attributes.get("formatCode", "")):
                dates.add(number)
        elif plain == "cellXfs":
            state["in_cells"] = True
        elif plain == "xf" and state["in_cells"]:
            styles.append(_whole(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        if local(name) == "cellXfs":
            state["in_cells"] = False

    def handle(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler, parser.EndElementHandler = start, end

    parts.read(part, handle)
    return frozenset(place for place, number in enumerate(styles) if number in dates)


def _whole(written: str) -> int:
    return int(written) if written.isdecimal() else 0


def shows_date(code: str) -> bool:
    """Whether a number format shows a date: it has a day or a year outside of quoted signs.

    Args:
        code: such as ``[$-D07041E]d mmm yyyy`` or ``0.00``.
    """
    return bool(_DATE_LETTERS.search(_LITERALS.sub("", code.partition(";")[0].replace("General", ""))))
