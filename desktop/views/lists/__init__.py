"""Lists from volunteers on the screen: keyed in from paper, or taken in from a file."""

from __future__ import annotations

from desktop.views.lists.import_page import ImportPage
from desktop.views.lists.keyed_page import KeyedPage

__all__ = ["ImportPage", "KeyedPage"]
