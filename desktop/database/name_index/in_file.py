"""The index of names in an encrypted file: SQLite's full-text tables, kept by triggers.

The tables refer to people by SQLite's row number, which stays as long as nothing rebuilds the file
(``VACUUM``); ``make`` builds the index anew.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

SEPARATOR = "_"
# The names of everything that belongs to the index begin so or so; none of it is a table of the models.
PREFIX = "citizen_names"
# Numbers as they are typed in part: three digits and more are found by their index.
NUMBERS = "citizen_numbers"

STATEMENTS = (
    f"DROP TRIGGER IF EXISTS {PREFIX}_added",
    f"DROP TRIGGER IF EXISTS {PREFIX}_changed",
    f"DROP TRIGGER IF EXISTS {NUMBERS}_changed",
    f"DROP TRIGGER IF EXISTS {PREFIX}_removed",
    f"DROP TABLE IF EXISTS {PREFIX}_tokens",
    f"DROP TABLE IF EXISTS {NUMBERS}",
    f"DROP TABLE IF EXISTS {PREFIX}",
    # Thai vowels above and below are marks, which FTS5 would take for the end of a word.
    f"""CREATE VIRTUAL TABLE {PREFIX} USING fts5(tokens, content='', contentless_delete=1, detail=none,
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars '{SEPARATOR}'")""",
    f"CREATE VIRTUAL TABLE {PREFIX}_tokens USING fts5vocab({PREFIX}, 'row')",
    f"INSERT INTO {PREFIX}(rowid, tokens) SELECT rowid, sound FROM citizens",
    f"""CREATE VIRTUAL TABLE {NUMBERS} USING fts5(numbers, content='', contentless_delete=1,
        tokenize='trigram')""",
    f"INSERT INTO {NUMBERS}(rowid, numbers) SELECT rowid, thai_id || ' ' || phones FROM citizens",
    f"""CREATE TRIGGER {PREFIX}_added AFTER INSERT ON citizens BEGIN
        INSERT INTO {PREFIX}(rowid, tokens) VALUES (new.rowid, new.sound);
        INSERT INTO {NUMBERS}(rowid, numbers) VALUES (new.rowid, new.thai_id || ' ' || new.phones); END""",
    f"""CREATE TRIGGER {NUMBERS}_changed AFTER UPDATE OF thai_id, phones ON citizens
        WHEN old.thai_id <> new.thai_id OR old.phones <> new.phones BEGIN
        DELETE FROM {NUMBERS} WHERE rowid = old.rowid;
        INSERT INTO {NUMBERS}(rowid, numbers) VALUES (new.rowid, new.thai_id || ' ' || new.phones); END""",
    f"""CREATE TRIGGER {PREFIX}_changed AFTER UPDATE OF sound ON citizens WHEN old.sound <> new.sound BEGIN
        DELETE FROM {PREFIX} WHERE rowid = old.rowid;
        INSERT INTO {PREFIX}(rowid, tokens) VALUES (new.rowid, new.sound); END""",
    f"""CREATE TRIGGER {PREFIX}_removed AFTER DELETE ON citizens BEGIN
        DELETE FROM {PREFIX} WHERE rowid = old.rowid;
        DELETE FROM {NUMBERS} WHERE rowid = old.rowid; END""",
)


def stamp(session: Session) -> bytes:
    """What changes whenever the index does.

    Args:
        session: of a reading.
    """
    # Record 10 of FTS5's own table says which segments there are, and counts every writing.
    return bytes(session.execute(text(f"SELECT block FROM {PREFIX}_data WHERE id = 10")).scalar_one())


# The condition that a citizen bears one of some tokens, and that some digits are found: one ``%s`` each.
BEARING = f"citizens.rowid IN (SELECT rowid FROM {PREFIX} WHERE {PREFIX} MATCH %s)"
HOLDING = f"citizens.rowid IN (SELECT rowid FROM {NUMBERS} WHERE {NUMBERS} MATCH %s)"
TOKENS = f"SELECT term FROM {PREFIX}_tokens"


def asked_tokens(tokens: list[str]) -> str:
    """Tokens as ``BEARING`` takes them."""
    return " OR ".join(f'"{one}"' for one in tokens)


def asked_digits(digits: str) -> str:
    """Digits as ``HOLDING`` takes them."""
    return f'"{digits}"'
