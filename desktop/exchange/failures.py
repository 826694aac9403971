"""Why a file is refused: a code for scripts, and one plain sentence that says what to do."""

from __future__ import annotations

import re

from desktop.rules.problems import Refused
from desktop.system.language import _, mark

# Each says what happened, that nothing was changed, and what to do. Scripts rely on the code alone.
SENTENCES: dict[str, str] = {
    "too-new": mark(
        "This file was made by a newer program: version {version} or later reads it. Nothing was changed. "
        "Update this program, then take the file in again."
    ),
    "damaged": mark(
        "This file was cut short or changed on the way. Nothing was changed here. "
        "Ask for it to be sent once more."
    ),
    "not-a-bundle": mark(
        "This is no file of the labour centres. Nothing was changed. "
        "Choose the file that the centre or the province has sent; its name ends in .lcx."
    ),
    "wrong-kind": mark(
        "This file is of another kind than the one asked for here. Nothing was changed. "
        "Open an enrolment file or a key card where keys are kept, "
        "and a month or an answer where files are taken in."
    ),
    "not-for-us": mark(
        "This file is sealed for somebody else, or was changed on the way. Nothing was changed here. "
        "Ask the sender for the file that is meant for unit {unit}."
    ),
    "unknown-sender": mark(
        "This file comes from unit {sender}, whose key was never accepted here. Nothing was changed. "
        "Accept that unit's key card first, then take the file in again."
    ),
    "bad-signature": mark(
        "The signature on this file is not that of unit {sender}. Nothing was changed. "
        "Ask the unit by telephone whether it sent the file, and whether it has new keys."
    ),
    "withdrawn-key": mark(
        "This file is signed with a key of unit {sender} that was withdrawn. Nothing was changed. "
        "Ask the unit for its new key card, then for the file once more."
    ),
    "replayed": mark(
        "This file was taken in before. Nothing was changed, and nothing needs to be done: all of it is here."
    ),
    "wrong-sequence": mark(
        "This file is older than one already taken in from unit {sender}, or its numbers do not fit. "
        "Nothing was changed. The newest file of that unit holds everything: take in that one."
    ),
    "copied-register": mark(
        "This file comes from a copied or restored register that speaks in the name of unit {sender}. "
        "Nothing was changed. Ask the unit by telephone which of its computers is the right one; "
        "where that is the restored one, begin anew: the province has a button for it beside the centre, "
        "a centre takes in a new enrolment file of the province."
    ),
    "answers-another": mark(
        "This file answers a file that was not made by this register: it was restored from a backup since. "
        "Nothing was changed. Send unit {sender} a file first and tell them by telephone to begin anew; "
        "their next file after that is taken in."
    ),
    "unsafe": mark(
        "This file holds something that no file of the labour centres holds, and was not opened further. "
        "Nothing was changed. Ask the sender how it was made."
    ),
    "too-big": mark(
        "This file is larger than any file of the labour centres may be. Nothing was changed. "
        "Ask the sender how it was made."
    ),
    "bad-key": mark(
        "These keys are incomplete or were changed. Nothing was changed here. Ask for the key card once more."
    ),
    "cannot-read": mark(
        "The file could not be read. Nothing was changed. "
        "Check that the USB stick is plugged in and that the file is still there, then try again."
    ),
    "cannot-write": mark(
        "The file could not be written there. Nothing is lost. "
        "Check that the disk is not full and not write-protected, or choose another folder."
    ),
}

_NO_VERSION = mark(
    "This file was made by a newer program. Nothing was changed. "
    "Update this program, then take the file in again."
)

# A version is shown before anything is proved, so it may hold nothing but a version.
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")


class BundleRefused(Refused):
    """A file that is not taken in, or not written; the register is as before."""


def refused(code: str, **values: object) -> BundleRefused:
    """The refusal with this code, to be raised.

    Args:
        code: one of the codes of ``SENTENCES``.
        values: what stands in the sentence's ``{braces}``; never a name, an ID or a telephone number.
    """
    return BundleRefused(_(SENTENCES[code], **values), code=code)


def too_new(program: object = None) -> BundleRefused:
    """The refusal of a file whose format this program does not know yet.

    Args:
        program: the version that made the file, where the file says so.
    """
    if isinstance(program, str) and _VERSION.fullmatch(program):
        return refused("too-new", version=program)
    return BundleRefused(_(_NO_VERSION), code="too-new")
