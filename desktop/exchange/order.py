"""Which file may follow which: files are lost, come twice, come late, or come from a copied register."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.exchange.failures import refused
from desktop.exchange.manifest import Manifest


def check_order(
    told: Manifest, file_hash: str, *, taken_in: Mapping[int, str], database_uid: str = "", answered: str = ""
) -> None:
    """Go on only where this file may be taken in next.

    A lost file is no trouble: the next one holds everything that was not acknowledged.

    Args:
        told: the proved manifest.
        file_hash: SHA-256 of the file.
        taken_in: the hash of every file of this sender taken in before, by its sequence.
        database_uid: the sender's register as it was known so far, empty for the first file.
        answered: the hash of our own file under the number that this one acknowledges, empty where there is
            none.

    Raises:
        BundleRefused: ``replayed``, ``copied-register``, ``wrong-sequence`` or ``answers-another``.
    """
    if taken_in.get(told.sequence) == file_hash:
        raise refused("replayed")
    if _is_copy(told, taken_in, database_uid):
        raise refused("copied-register", sender=told.sender)
    if told.sequence < max(taken_in, default=1):
        raise refused("wrong-sequence", sender=told.sender)
    # The number alone would do for a file of the same number that was made since a backup, and is lost here.
    if told.acknowledged_sequence and (not answered or told.acknowledged_hash != answered):
        raise refused("answers-another", sender=told.sender)


def _is_copy(told: Manifest, taken_in: Mapping[int, str], database_uid: str) -> bool:
    """Another register, or the same one restored: it sends other files under numbers used before."""
    if database_uid and told.database_uid != database_uid:
        return True
    if told.sequence in taken_in:
        return True
    before = taken_in.get(told.sequence - 1)
    return before is not None and before != told.previous_hash
