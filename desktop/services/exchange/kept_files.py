"""The entry that each file leaves in the register, whichever way it went."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.database.work import Work
from desktop.exchange.manifest import Manifest, Member
from desktop.models import ExchangedBundle, new_uid
from desktop.services.exchange.rows import OUT
from desktop.services.ground import Ground


def keep(
    ground: Ground,
    work: Work,
    told: Manifest,
    *,
    direction: str,
    at: str,
    file_hash: str,
    counts: Mapping[str, int],
    talk: int,
) -> str:
    """Write down that a file left or came.

    Args:
        ground: who sealed it or took it in.
        work: the running work.
        told: what the file says of itself.
        direction: ``out`` or ``in``.
        at: when, ISO.
        file_hash: the SHA-256 of its bytes, hexadecimal.
        counts: how many records of each table lie in it.
        talk: the conversation that it belongs to.

    Returns:
        The entry's uid.
    """
    row = ExchangedBundle(
        uid=new_uid(),
        direction=direction,
        peer=told.recipient if direction == OUT else told.sender,
        kind=told.kind,
        sequence=told.sequence,
        hash=file_hash,
        month=told.month,
        at=at,
        counts=json.dumps(dict(counts), sort_keys=True),
        sealed_by=ground.actor.full_name,
        acknowledged=told.acknowledged_sequence,
        talk=talk,
    )
    work.session.add(row)
    return row.uid


def counts_of(members: tuple[Member, ...]) -> dict[str, int]:
    """How many records of each table lie in a file."""
    return {member.name.removeprefix("records/").removesuffix(".jsonl"): member.count for member in members}
