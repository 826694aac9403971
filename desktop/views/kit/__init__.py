"""Pieces of the window that know no noun."""

from __future__ import annotations

from desktop.views.kit import lasting

lasting.keep()
