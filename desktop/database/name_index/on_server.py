"""The index of names on a PostgreSQL server: arrays of tokens, and a table of the distinct ones.

A token that nobody bears any more stays in the table: it finds nobody, and asking whether it is still borne
would make everybody who changes a name wait for everybody else.
"""

from __future__ import annotations

import json

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.database.name_index.in_file import NUMBERS, PREFIX

STATEMENTS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"DROP TRIGGER IF EXISTS {PREFIX}_kept ON citizens",
    f"DROP TABLE IF EXISTS {PREFIX}_tokens",
    f"CREATE TABLE {PREFIX}_tokens (term text PRIMARY KEY)",
    f"""INSERT INTO {PREFIX}_tokens
        SELECT DISTINCT term FROM citizens, unnest(string_to_array(sound, ' ')) AS term WHERE term <> ''""",
    f"DROP INDEX IF EXISTS {PREFIX}_borne",
    f"CREATE INDEX {PREFIX}_borne ON citizens USING gin (string_to_array(sound, ' '))",
    f"DROP INDEX IF EXISTS {NUMBERS}_held",
    f"CREATE INDEX {NUMBERS}_held ON citizens USING gin ((thai_id || ' ' || phones) gin_trgm_ops)",
    f"""CREATE OR REPLACE FUNCTION {PREFIX}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO {PREFIX}_tokens
        SELECT DISTINCT told.term FROM unnest(string_to_array(new.sound, ' ')) AS told(term)
        WHERE told.term <> ''
            AND NOT EXISTS (SELECT 1 FROM {PREFIX}_tokens AS known WHERE known.term = told.term)
        ORDER BY told.term ON CONFLICT DO NOTHING;
        RETURN NULL; END $$""",
    f"""CREATE TRIGGER {PREFIX}_kept AFTER INSERT OR UPDATE OF sound ON citizens
        FOR EACH ROW EXECUTE FUNCTION {PREFIX}_keep()""",
)


def stamp(session: Session) -> bytes:
    """What changes whenever there is a new token: tokens only ever come.

    Args:
        session: of a reading.
    """
    return str(session.execute(text(f"SELECT count(*) FROM {PREFIX}_tokens")).scalar_one()).encode()


BEARING = "string_to_array(citizens.sound, ' ') && ARRAY(SELECT jsonb_array_elements_text(CAST(%s AS JSONB)))"
HOLDING = "(citizens.thai_id || ' ' || citizens.phones) LIKE %s"
TOKENS = f"SELECT term FROM {PREFIX}_tokens"


def asked_tokens(tokens: list[str]) -> str:
    """Tokens as ``BEARING`` takes them."""
    return json.dumps(tokens)


def asked_digits(digits: str) -> str:
    """Digits as ``HOLDING`` takes them."""
    return f"%{digits}%"
