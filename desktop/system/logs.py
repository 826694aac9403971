"""The log: what the program did, never to whom."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start(folder: Path) -> logging.Handler:
    """Write the log to a small set of files in the folder.

    Args:
        folder: where the files go; made if it is not there.

    Returns:
        The handler, for whoever must close it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    writer = RotatingFileHandler(
        folder / "labour-centre.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True
    )
    writer.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("desktop")
    root.addHandler(writer)
    root.setLevel(logging.INFO)
    return writer


def stop(writer: logging.Handler) -> None:
    """Close the log that ``start`` opened."""
    logging.getLogger("desktop").removeHandler(writer)
    writer.close()
