"""How large anything in a file may be: far above honest files, far below what harms the machine."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

# The sealed file, as it travels.
FILE = 512 * MEGABYTE
# All members together, unpacked. A million records are about 700 MB.
UNPACKED = 2047 * MEGABYTE
# Unpacked against packed size, above the first megabytes. Honest records, each with its own uid, pack 10:1.
RATIO = 200
RATIO_FROM = 16 * MEGABYTE
# One line, and the manifest as a whole.
LINE = MEGABYTE
MANIFEST = MEGABYTE
# Brackets within brackets. A record needs two, the manifest three.
NESTING = 16
# Members, the manifest and its signature included; and the bytes of the ZIP's own list of them.
MEMBERS = 64
DIRECTORY = 16 * 1024
