"""How large a list may be: far above honest lists, far below what harms the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE = 128 * MEGABYTE
# One part of a workbook, unpacked. A hundred thousand people with twenty columns are about 150 MB.
PART = 768 * MEGABYTE
# Unpacked against packed size, above the first megabytes. Honest sheets pack up to about 30:1.
RATIO = 250
RATIO_FROM = 32 * MEGABYTE
MEMBERS = 4_096
ROWS = 200_000
COLUMNS = 256
# Characters of one cell; Excel itself takes no more.
CELL = 32_767
SHARED_TEXTS = 4_000_000
