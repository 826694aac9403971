"""Keys, and fingerprints that people can read to each other."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from desktop.exchange.failures import BundleRefused
from desktop.exchange.identities import Fingerprint, Identity, PublicIdentity, fingerprint
from desktop.exchange.words import WORDS

# Consonants that sound the same, and the tone marks that a telephone swallows.
_SAME_SOUND = str.maketrans("ขฃฆศษสซธฒฑถฐฏภผฉฌณฬญฝฎใ", "คคคซซซซททททททพพชชนลยฟดไ", "็่้๊๋์ํ")
# The recipient whose point is zero: sealing to it would stop the program.
_ZERO_POINT = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"


def test_every_byte_has_a_word_of_its_own() -> None:
    assert len(WORDS) == 256
    assert len(set(WORDS)) == 256


def test_no_two_words_sound_alike() -> None:
    sounds = Counter(word.translate(_SAME_SOUND) for word in WORDS)
    assert [sound for sound, times in sounds.items() if times > 1] == []


def test_words_are_short_and_purely_thai() -> None:
    assert [word for word in WORDS if not re.fullmatch("[ก-ฮะ-ูเ-์]{2,11}", word)] == []


def test_no_word_ever_changes_its_place() -> None:
    joined = "\n".join(WORDS).encode("utf-8")
    assert hashlib.sha256(joined).hexdigest() == (
        "34363a59119ee116bd4af2683bc4114b74d9870319dee9e4b1be758d4f17f05c"
    )


def test_keys_come_back_from_the_text_they_were_kept_in(centre: Identity) -> None:
    assert Identity.from_text(centre.to_text()) == centre


def test_the_public_half_signs_nothing_but_knows_the_signature(centre: Identity, province: Identity) -> None:
    signature = centre.sign(b"exactly this")
    assert centre.public.signed(b"exactly this", signature)
    assert not centre.public.signed(b"exactly that", signature)
    assert not province.public.signed(b"exactly this", signature)
    assert not centre.public.signed(b"exactly this", b"")


def test_secrets_are_never_shown(centre: Identity) -> None:
    assert "SECRET" not in repr(centre)
    assert centre.signing_seed not in repr(centre)


@pytest.mark.parametrize("missing", ["unit", "name", "age_secret", "signing_seed"])
def test_keys_with_a_part_missing_are_refused(centre: Identity, missing: str) -> None:
    kept = json.loads(centre.to_text())
    del kept[missing]
    with pytest.raises(BundleRefused) as refusal:
        Identity.from_text(json.dumps(kept))
    assert refusal.value.code == "bad-key"


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "no keys", '{"identity":1}', "\ud800"])
def test_text_that_holds_no_keys_is_refused(text: str) -> None:
    with pytest.raises(BundleRefused) as refusal:
        Identity.from_text(text)
    assert refusal.value.code == "bad-key"


@pytest.mark.parametrize("name", ["age_secret", "signing_seed"])
def test_a_refusal_of_keys_does_not_tell_them(centre: Identity, name: str) -> None:
    kept = json.loads(centre.to_text())
    kept[name] = kept[name][:-2] + "zz"
    with pytest.raises(BundleRefused) as refusal:
        Identity.from_text(json.dumps(kept))
    assert kept[name][:-4] not in str(refusal.value)
    assert refusal.value.__cause__ is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unit", ""),
        ("unit", "94 03"),
        ("unit", "../9403"),
        ("name", "two\nlines"),
        ("name", "ก" * 201),
        ("age_recipient", ""),
        ("age_recipient", _ZERO_POINT),
        ("age_recipient", "age1" + "q" * 58),
        ("signing_key", ""),
        ("signing_key", "AB" * 32),
        ("signing_key", "zz" * 32),
    ],
)
def test_public_keys_that_cannot_be_used_are_refused(centre: Identity, name: str, value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        replace(centre.public, **{name: value})


def test_a_fingerprint_is_eight_words_of_the_keys(centre: Identity) -> None:
    found = fingerprint(centre.public)
    assert len(found.words) == 8
    assert [WORDS.index(word) for word in found.words] == list(bytes.fromhex(found.hex)[:8])


def test_the_fingerprint_of_known_keys_never_changes() -> None:
    # The signing key is that of RFC 8032, section 7.1, test 1.
    known = PublicIdentity(
        "9403",
        "any name",
        "age17l9hmys7dcl3nsrjkrr3js705nv3qa32029qxr8mmj635yzu8eesl60363",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    )
    assert fingerprint(known).hex == "9a67540747af1fe7e59fe0b1cab972f5f9f3ad9a202c2e5a50b2f44c71f0065a"
    assert fingerprint(known).spoken() == "กระโปรง เต้าหู้ มันแกว ปลาทู ข้าวโพด พระจันทร์ ม้าน้ำ ชาวประมง"


def test_other_keys_or_another_unit_have_another_fingerprint(centre: Identity, province: Identity) -> None:
    public = centre.public
    others = (
        replace(public, unit="9404"),
        replace(public, age_recipient=province.public.age_recipient),
        replace(public, signing_key=province.public.signing_key),
    )
    assert len({fingerprint(one).hex for one in (public, *others)}) == 4


def test_a_unit_may_be_renamed_without_new_keys(centre: Identity) -> None:
    assert fingerprint(replace(centre.public, name="ชื่อใหม่")) == fingerprint(centre.public)


def test_a_fingerprint_is_heard_however_it_is_spaced_or_typed(centre: Identity) -> None:
    found = Fingerprint("ab" * 32, ("น้ำผึ้ง", "ช้าง", "ลำไย", "มะนาว", "ภูเขา", "ทะเล", "กล้วยหอม", "โคมไฟ"))
    assert found.agrees(found.spoken())
    assert found.agrees("-".join(found.words) + "\n")
    assert found.agrees("".join(found.words))
    assert found.agrees(found.spoken().replace("ำ", "ํา"))
    assert found.agrees("AB" * 32)


@pytest.mark.parametrize("said", ["", " ", "ab" * 31, "น้ำผึ้ง ช้าง", "\ud800"])
def test_less_than_all_of_a_fingerprint_does_not_agree(said: str) -> None:
    found = Fingerprint("ab" * 32, ("น้ำผึ้ง", "ช้าง", "ลำไย", "มะนาว", "ภูเขา", "ทะเล", "กล้วยหอม", "โคมไฟ"))
    assert not found.agrees(said)


def test_words_in_another_order_do_not_agree(centre: Identity) -> None:
    found = Fingerprint("ab" * 32, WORDS[:8])
    assert not found.agrees(" ".join(reversed(found.words)))
