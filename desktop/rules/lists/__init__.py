"""Lists of people as volunteers bring them, keyed from paper or taken in from a file."""

from __future__ import annotations

from desktop.rules.lists.drafts import LineDraft, case_of, check_line

__all__ = ["LineDraft", "case_of", "check_line"]
