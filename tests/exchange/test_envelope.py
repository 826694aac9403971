"""The envelope: whoever it is not meant for, and whatever was changed, stays outside."""

from __future__ import annotations

from collections.abc import Callable

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import envelope, limits
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.failures import SENTENCES, BundleRefused
from desktop.exchange.identities import Identity, key_bytes

Opening = Callable[[bytes], Opened]
_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
)


def _refusal(opening: Opening, content: bytes) -> BundleRefused:
    with pytest.raises(BundleRefused) as refusal:
        opening(content)
    assert refusal.value.code in SENTENCES
    assert len(refusal.value.sentence) > 40
    return refusal.value


def test_both_the_addressee_and_the_sender_can_open_it(
    sealed: Sealed, centre: Identity, province: Identity
) -> None:
    assert envelope.unseal(sealed.content, province) == envelope.unseal(sealed.content, centre)


def test_nobody_else_can_open_it(sealed: Sealed) -> None:
    stranger = Identity.make("9404", "ศูนย์แรงงานอำเภออื่น")
    with pytest.raises(BundleRefused, match="unit 9404") as refusal:
        envelope.unseal(sealed.content, stranger)
    assert refusal.value.code == "not-for-us"


@settings(deadline=None)
@given(st.data())
def test_a_single_changed_byte_anywhere_is_refused(
    sealed: Sealed, opened_by_province: Opening, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(sealed.content) - 1), "place")
    changed = bytearray(sealed.content)
    changed[place] ^= data.draw(st.integers(1, 255), "change")
    _refusal(opened_by_province, bytes(changed))


def test_every_byte_of_the_header_is_guarded(sealed: Sealed, opened_by_province: Opening) -> None:
    header = sealed.content.index(b"\n--- ") + 48
    for place in range(header):
        changed = bytearray(sealed.content)
        changed[place] ^= 0x01
        _refusal(opened_by_province, bytes(changed))


@pytest.mark.parametrize("kept", [1, 10, 21, 22, 100, 300, -1, -16, -500])
def test_a_file_cut_short_is_damaged(sealed: Sealed, opened_by_province: Opening, kept: int) -> None:
    assert _refusal(opened_by_province, sealed.content[:kept]).code == "damaged"


@settings(deadline=None)
@given(st.data())
def test_a_file_cut_anywhere_is_refused(
    sealed: Sealed, opened_by_province: Opening, data: st.DataObject
) -> None:
    kept = data.draw(st.integers(0, len(sealed.content) - 1))
    assert _refusal(opened_by_province, sealed.content[:kept]).code in {"damaged", "not-a-bundle"}


def test_a_changed_body_is_damaged_and_not_somebody_elses(
    sealed: Sealed, opened_by_province: Opening
) -> None:
    changed = sealed.content[:-1] + bytes([sealed.content[-1] ^ 1])
    assert _refusal(opened_by_province, changed).code == "damaged"
    assert _refusal(opened_by_province, sealed.content + b"\n").code == "damaged"


@pytest.mark.parametrize("content", [b"", _PNG, b"%PDF-1.7", b"\x00" * 5000, "เลขที่".encode("tis-620")])
def test_other_files_are_no_bundles(opened_by_province: Opening, content: bytes) -> None:
    assert _refusal(opened_by_province, content).code == "not-a-bundle"


def test_something_else_sealed_for_us_is_no_bundle(opened_by_province: Opening, province: Identity) -> None:
    letter = envelope.seal_for([province.public], b"a letter, and no ZIP")
    assert _refusal(opened_by_province, letter).code == "not-a-bundle"


def test_an_envelope_of_a_later_age_is_too_new(sealed: Sealed, opened_by_province: Opening) -> None:
    later = sealed.content.replace(b"/v1\n", b"/v2\n", 1)
    assert _refusal(opened_by_province, later).code == "too-new"


def test_an_envelope_in_letters_is_refused_for_its_hash_would_differ(
    opened_by_province: Opening, province: Identity
) -> None:
    recipient = pyrage.x25519.Recipient.from_str(province.public.age_recipient)
    lettered = pyrage.encrypt(b"anything", [recipient], armored=True)
    assert _refusal(opened_by_province, lettered).code == "not-a-bundle"


def test_a_header_without_end_is_damaged(opened_by_province: Opening) -> None:
    endless = envelope.MAGIC + b"-> X25519 " + b"A" * 200_000
    assert _refusal(opened_by_province, endless).code == "damaged"


@pytest.mark.parametrize("share", [b"A" * 43, b"/" * 43, b"A" * 42 + b"B"])
def test_a_stanza_with_a_point_of_small_order_is_not_ours(opened_by_province: Opening, share: bytes) -> None:
    forged = (
        envelope.MAGIC + b"-> X25519 " + share + b"\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n" + bytes(40)
    )
    assert _refusal(opened_by_province, forged).code == "not-for-us"


def test_a_forged_stanza_beside_ours_is_refused_too(sealed: Sealed, opened_by_province: Opening) -> None:
    forged = envelope.MAGIC + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    assert _refusal(opened_by_province, forged + sealed.content[len(envelope.MAGIC) :]).code == "damaged"


def test_a_file_larger_than_any_is_not_even_looked_at(
    sealed: Sealed, opened_by_province: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE", len(sealed.content) - 1)
    assert _refusal(opened_by_province, sealed.content).code == "too-big"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_at_all_open_as_an_envelope(opened_by_province: Opening, content: bytes) -> None:
    _refusal(opened_by_province, content)
    _refusal(opened_by_province, envelope.MAGIC + content)


def test_a_key_is_read_as_age_writes_it() -> None:
    # The letters of Bech32 stand for 0 to 31 in this order (BIP 173).
    assert key_bytes("age1" + "q" * 51 + "q" + "cccccc") == bytes(32)
    assert key_bytes("AGE-SECRET-KEY-1" + "L" * 51 + "S" + "CCCCCC") == b"\xff" * 32
