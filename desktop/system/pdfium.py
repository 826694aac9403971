"""PDFium keeps state of its own for the whole process: whoever uses it waits for the others."""

from __future__ import annotations

import threading

# Two threads in PDFium at once would break it.
ONE_AT_A_TIME = threading.Lock()
