"""Files in and out: read whole, and never half written."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from desktop.exchange import limits
from desktop.exchange.failures import refused


def content(source: bytes | Path) -> bytes:
    """A file's bytes.

    Args:
        source: the file, or its bytes already.

    Raises:
        BundleRefused: ``cannot-read`` or ``too-big``.
    """
    if isinstance(source, bytes):
        return source
    try:
        about = source.stat()
        # Other things that have a name may give bytes for ever, or none until somebody writes to them.
        if not stat.S_ISREG(about.st_mode):
            raise refused("cannot-read")
        if about.st_size > limits.FILE:
            raise refused("too-big")
        return source.read_bytes()
    except OSError:
        raise refused("cannot-read") from None


def write_file(path: Path, whole: bytes) -> None:
    """Put a file in its place at once: written beside, flushed to the disk, renamed.

    Args:
        path: where it shall lie; a file already there is replaced.
        whole: all of it.

    Raises:
        BundleRefused: ``cannot-write``; whatever lay there before still does.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_through(beside, whole)
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise refused("cannot-write") from None


def _write_through(path: Path, whole: bytes) -> None:
    with path.open("xb") as file:
        file.write(whole)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Keep the new name too over a power cut; Windows cannot and need not be asked."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
