"""Fingerprints of papers: what was printed is what is kept."""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Document


def fingerprint(text: str) -> str:
    """The SHA-256 of a sheet's canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def broken_fingerprints(session: Session) -> tuple[str, ...]:
    """The numbers of documents whose sheet no longer fits its fingerprint."""
    query = select(Document.number, Document.sheet, Document.fingerprint).order_by(Document.number)
    found = session.execute(query.execution_options(yield_per=500))
    return tuple(number for number, text, expected in found if fingerprint(text) != expected)
