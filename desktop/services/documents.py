"""Documents: every paper handed out, with its number, its frozen sheet and a fingerprint."""

from __future__ import annotations
