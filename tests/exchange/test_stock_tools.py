"""What the description tells other programmers to type: Debian's age, unzip, zip and openssl do it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.identities import Identity

DESCRIPTION = Path(__file__).parents[2] / "docs" / "exchange-format.md"


def told(*, beginning: str) -> str:
    """The commands of the description that begin so, as they stand there."""
    blocks = re.findall(r"^```\n(.*?)^```$", DESCRIPTION.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (found,) = [block for block in blocks if block.startswith(beginning)]
    return str(found)


def typed(commands: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The commands in a shell; a tool that is missing is a failure, never a reason to pass over."""
    shell = ["/bin/bash", "-e", "-c", commands]
    return subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=False)


def pem(identity: Identity) -> bytes:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(identity.public.signing_key))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture(params=["centre", "province"])
def unpacked(
    tmp_path: Path, sealed: Sealed, request: pytest.FixtureRequest, centre: Identity
) -> tuple[Path, str]:
    """A folder in which the addressee, or the sender, opened the file, and what the tools said."""
    whose: Identity = request.getfixturevalue(request.param)
    (tmp_path / "month.lcx").write_bytes(sealed.content)
    (tmp_path / "key.txt").write_text(whose.age_secret + "\n", "ascii")
    (tmp_path / "sender.pem").write_bytes(pem(centre))
    done = typed(told(beginning="age --decrypt"), tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path, done.stdout


def test_stock_age_and_unzip_open_it_for_the_addressee_and_for_the_sender(
    unpacked: tuple[Path, str], members: dict[str, bytes]
) -> None:
    folder, _said = unpacked
    inside = folder / "month"
    found = {str(path.relative_to(inside)): path.read_bytes() for path in inside.rglob("*") if path.is_file()}
    assert found == members


def test_the_sums_that_stock_tools_count_are_those_of_the_manifest(
    unpacked: tuple[Path, str], members: dict[str, bytes]
) -> None:
    _folder, said = unpacked
    counted = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", said, re.MULTILINE)}
    manifest = json.loads(members["manifest.json"])
    assert counted == {member["name"]: member["sha256"] for member in manifest["members"]}


def test_stock_openssl_agrees_to_the_signature_and_to_no_other(unpacked: tuple[Path, str]) -> None:
    folder, _said = unpacked
    command = told(beginning="openssl").replace("sender.pem", "../sender.pem")
    assert typed(command, folder / "month").returncode == 0
    signed = folder / "month" / "manifest.json"
    signed.write_bytes(signed.read_bytes().replace(b'"sequence": 12', b'"sequence": 13'))
    assert typed(command, folder / "month").returncode == 1


def test_stock_age_opens_it_for_nobody_else(tmp_path: Path, sealed: Sealed) -> None:
    (tmp_path / "month.lcx").write_bytes(sealed.content)
    (tmp_path / "key.txt").write_text(Identity.make("9405", "x").age_secret + "\n", "ascii")
    assert typed(told(beginning="age --decrypt"), tmp_path).returncode == 1
    assert not (tmp_path / "month.zip").exists()


def test_a_file_written_with_stock_tools_is_taken_for_what_it_is(
    tmp_path: Path,
    sealed: Sealed,
    members: dict[str, bytes],
    centre: Identity,
    province: Identity,
    opened_by_province: Callable[[bytes], Opened],
) -> None:
    (tmp_path / "records").mkdir()
    for name, content in members.items():
        (tmp_path / name).write_bytes(content)
    command = told(beginning="zip").replace("age1…addressee", province.public.age_recipient)
    done = typed(command.replace("age1…sender", centre.public.age_recipient), tmp_path)
    assert done.returncode == 0, done.stderr
    with opened_by_province((tmp_path / "month.lcx").read_bytes()) as by_hand:
        assert by_hand.manifest == sealed.manifest
        with opened_by_province(sealed.content) as ours:
            assert list(by_hand.records()) == list(ours.records())
