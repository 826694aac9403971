"""The catalogue of window texts: brought up to date with the code, and compiled for the program."""

from __future__ import annotations

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "locale" / "th" / "LC_MESSAGES"
PO, MO = FOLDER / "desktop.po", FOLDER / "desktop.mo"
_PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")


def texts_in_code() -> set[str]:
    """Every text that the window may show, as the code words it in English."""
    found = extract_from_dir(
        ROOT / "desktop", method_map=[("**.py", "python")], keywords={"_": None, "mark": None}
    )
    return {
        message
        for _file, _line, message, _comments, _context in found
        if isinstance(message, str) and message
    }


def catalogue() -> Catalog:
    """The Thai catalogue as it is kept."""
    with PO.open("rb") as file:
        kept = pofile.read_po(file, locale="th", charset="utf-8")
    # Not the minute of the reading: the same texts give the same bytes.
    kept.creation_date = kept.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return kept


def missing(kept: Catalog) -> list[str]:
    """The texts that have no Thai yet."""
    return sorted(text for text in texts_in_code() if not (kept.get(text) and kept[text].string))


def broken(kept: Catalog) -> list[str]:
    """The texts whose Thai has other placeholders than the English."""
    return sorted(
        str(message.id)
        for message in kept
        if message.id
        and message.string
        and set(_PLACEHOLDER.findall(str(message.id))) != set(_PLACEHOLDER.findall(str(message.string)))
    )


def brought_up_to_date(kept: Catalog) -> Catalog:
    """The catalogue with exactly the code's texts, sorted; Thai that is kept stays."""
    fresh = Catalog(locale="th", project="labour-centre", charset="utf-8", fuzzy=False)
    for text in sorted(texts_in_code()):
        known = kept.get(text)
        fresh.add(text, known.string if known else "")
    return fresh


def compiled(kept: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    content = io.BytesIO()
    write_mo(content, kept)
    return content.getvalue()


def save(kept: Catalog) -> None:
    """Write both files; the head carries no date, so that the same texts give the same bytes."""
    kept.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
    content = io.BytesIO()
    pofile.write_po(content, kept, width=0, no_location=True, omit_header=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: th\\n"\n\n'
    PO.write_bytes(head.encode() + content.getvalue())
    MO.write_bytes(compiled(catalogue()))


def main() -> int:
    """Bring the catalogue up to date, compile it, and say what has no Thai yet."""
    save(brought_up_to_date(catalogue()))
    without = missing(catalogue())
    for text in without:
        sys.stdout.write(f"no Thai yet: {text}\n")
    return 1 if without else 0


if __name__ == "__main__":
    sys.exit(main())
