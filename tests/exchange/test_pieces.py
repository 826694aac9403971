"""A file written in memory and let go of while it is read: a month of a million entries is there once."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.pieces import Pieces

_ROOT = Path(__file__).resolve().parents[2]
_LONG = bytes(range(256)) * 12_000  # some pieces

_SEALING = """
import json
import random
from pathlib import Path
from desktop.exchange import bundle
from desktop.exchange.identities import Identity
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import record

def peak():
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024

chance = random.Random(1)
centre, province = (Identity.make(unit, "หน่วยงาน") for unit in ("9403", "9400"))
draft = Manifest(kind="month", database_uid="a", sequence=1, made_at="2026-02-01T09:30:00+07:00")
def needs(count):
    for number in range(count):
        told = {"case_uid": "one", "category_code": "EMP-1", "detail": chance.randbytes(1_500).hex()}
        yield record("needs", f"need-{number}", "9403", 1, told)
bundle.seal(draft, needs(5), centre, province.public)
before = peak()
sealed = bundle.seal(draft, needs(20_000), centre, province.public)
print(json.dumps({"file": len(sealed.content), "grown": peak() - before}))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells its peak there")
def test_a_file_on_its_way_into_the_envelope_lies_in_memory_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SEALING],
        cwd=_ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        text=True,
    )
    told = json.loads(done.stdout)
    assert told["file"] > 30_000_000, told
    # Some megabytes are what the packing itself needs; a second time the file would be a whole more.
    assert told["grown"] < 1.5 * told["file"], told


@given(st.lists(st.binary(max_size=40) | st.just(_LONG[:1_100_000]), max_size=6), st.integers(1, 700_000))
def test_what_was_written_is_read_once_in_parts_of_any_size(parts: list[bytes], size: int) -> None:
    pieces = Pieces()
    for part in parts:
        assert pieces.write(part) == len(part)
    read = b"".join(iter(lambda: pieces.read(size), b""))
    assert read == b"".join(parts)
    assert pieces.read() == b""


def test_what_stands_there_is_written_over_across_the_border_of_a_piece() -> None:
    pieces, beside = Pieces(), io.BytesIO()
    for file in (pieces, beside):
        file.write(_LONG)
        file.seek(1024 * 1024 - 2)
        file.write(b"over")
        assert file.tell() == 1024 * 1024 + 2
        assert file.seek(0, io.SEEK_END) == len(_LONG)
        file.write(b"end")
    assert pieces.read() == beside.getvalue()


def test_a_zip_comes_out_as_from_any_other_file() -> None:
    pieces, beside = Pieces(), io.BytesIO()
    for file in (pieces, beside):
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in ("first", "second"):
                packed.writestr(zipfile.ZipInfo(name), _LONG)
    assert pieces.read() == beside.getvalue()
