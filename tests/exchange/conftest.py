"""A centre, a province, a small month of entries, and the means to spoil a file in every way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import date

import pytest

from desktop.exchange import bundle, envelope
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.identities import Identity
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import Record, record

CITIZEN = {
    "thai_id": "1940300123456",
    "other_paper": "",
    "title": "นาย",
    "first_name": "มูฮัมหมัด",
    "last_name": "สาและ",
    "former_names": "",
    "sex": "m",
    "birth_date": "1992-03",
    "father_name": "",
    "house_number": "12/3",
    "village_number": 3,
    "road": "",
    "tambon_code": "940301",
    "postcode": "94170",
    "phones": ("0812345678", "073123456"),
    "occupation": "รับจ้าง",
    "employment": "informal",
    "education": "m6",
    "languages": ("th", "ms"),
    "flags": ("informal",),
    "notice_version": "1",
    "notice_on": date(2026, 1, 12),
    "informant": "",
    "joined_to": "",
    "erased_on": None,
}
CASE = {
    "number": 1,
    "fiscal_year": 2569,
    "citizen_uid": "0192f0c0-0000-7000-8000-000000000001",
    "channel": "counter",
    "pointed_out_on": date(2026, 1, 12),
    "found_by": None,
    "urgency": "normal",
    "detail": "หางานทำใกล้บ้าน\nเคยทำงานที่มาเลเซีย",
    "restricted": False,
}
NEED = {"case_uid": "0192f0c0-0000-7000-8000-000000000002", "category_code": "EMP-1", "detail": ""}
MONTH = {
    "month": "2026-01",
    "closed_on": date(2026, 2, 1),
    "closed_by": "เจ้าหน้าที่",
    "figures": '{"pointed_out": 1}',
    "approved_on": None,
    "approved_by": "",
}

Zipped = Callable[[Iterable[tuple[str, bytes]]], bytes]
Spoiled = Callable[..., bytes]


@pytest.fixture(scope="session")
def centre() -> Identity:
    return Identity.make("9403", "ศูนย์แรงงานอำเภอหนองจิก")


@pytest.fixture(scope="session")
def province() -> Identity:
    return Identity.make("9400", "สำนักงานแรงงานจังหวัดปัตตานี")


@pytest.fixture(scope="session")
def entries() -> tuple[Record, ...]:
    uid = "0192f0c0-0000-7000-8000-00000000000"
    return (
        record("citizens", f"{uid}1", "9403", 3, CITIZEN),
        record("cases", f"{uid}2", "9403", 1, CASE),
        record("needs", f"{uid}3", "9403", 1, NEED),
        record("needs", f"{uid}4", "9403", 2, {}, deleted=True),
        record("months", f"{uid}5", "9403", 1, MONTH),
    )


@pytest.fixture(scope="session")
def draft() -> Manifest:
    return Manifest(
        kind="month",
        database_uid="0192f0c0-0000-7000-8000-0000000000aa",
        sequence=12,
        previous_hash="ab" * 32,
        acknowledged_sequence=4,
        acknowledged_hash="cd" * 32,
        month="2026-01",
        made_at="2026-02-01T09:30:00+07:00",
    )


@pytest.fixture(scope="session")
def sealed(draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity) -> Sealed:
    return bundle.seal(draft, entries, centre, province.public)


@pytest.fixture(scope="session")
def opened_by_province(centre: Identity, province: Identity) -> Callable[[bytes], Opened]:
    """Opens a file as the province that has accepted the centre's key and nobody else's."""
    return lambda content: bundle.open_bundle(content, province, {"9403": centre.public}.get)


@pytest.fixture(scope="session")
def members(sealed: Sealed, province: Identity) -> dict[str, bytes]:
    """The members of the honest file, by name."""
    with zipfile.ZipFile(io.BytesIO(envelope.unseal(sealed.content, province))) as plain:
        return {name: plain.read(name) for name in plain.namelist()}


@pytest.fixture(scope="session")
def zipped() -> Zipped:
    """Makes a ZIP of any members, twice the same name included."""

    def make(parts: Iterable[tuple[str, bytes]]) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
            for name, part in parts:
                made.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
        return content.getvalue()

    return make


@pytest.fixture(scope="session")
def spoiled(members: dict[str, bytes], centre: Identity, province: Identity, zipped: Zipped) -> Spoiled:
    """The honest file with some members exchanged, signed and sealed anew as the centre would."""

    def make(signed: bool = True, **other: bytes) -> bytes:
        changed = members | {name.replace("__", "/"): part for name, part in other.items()}
        if signed:
            changed["manifest.sig"] = centre.sign(changed["manifest.json"])
        return envelope.seal_for([province.public], zipped(changed.items()))

    return make
