"""What a file is, by its first bytes: its name may say anything."""

from __future__ import annotations

import re

from desktop.exchange.workbooks.failures import refusal

XLSX = "xlsx"
CSV = "csv"

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In a compound file the stream's name stands in UTF-16: an encrypted workbook has this one.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"{\\rtf",
    b"MZ",
)
_MARKUP = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|meta|table|body|div)\b", re.IGNORECASE
)
_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml")
_HEAD = 4_096


def kind_of(content: bytes) -> str:
    """Whether a file is a workbook or a text, whatever its name says.

    Args:
        content: the whole file.

    Returns:
        ``xlsx`` or ``csv``.

    Raises:
        Refused: it is neither; the sentence says what it is and what to do.
    """
    head = content[:_HEAD]
    if not content.strip(b"\x00 \r\n\t"):
        raise refusal("empty")
    if head.startswith(_ZIP):
        return XLSX
    if head.startswith(_OLE):
        raise refusal("password" if _ENCRYPTED in content else "old-workbook")
    if head.startswith(b"PK"):
        raise refusal("damaged")
    markup = _as_bytes(head)
    if _MARKUP.match(markup) or (_XML.match(markup) and re.search(rb"<html\b", markup, re.IGNORECASE)):
        raise refusal("html")
    if _XML.match(markup):
        raise refusal("other-workbook")
    if head.startswith(_OTHERS):
        raise refusal("not-a-list")
    return CSV


def _as_bytes(head: bytes) -> bytes:
    """Markup saved as UTF-16 in plain bytes, so that one pattern finds it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head
