"""Who found the people of a list: volunteers by their name, as lists write it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Citizen, Volunteer
from desktop.rules.lists import LineDraft
from desktop.rules.lists.names import untitled as untitled_name
from desktop.rules.problems import Problem
from desktop.rules.thai_names import search_key
from desktop.services.ground import Ground
from desktop.system.language import _


class Finders:
    """The volunteers by name, read once for a whole list.

    Args:
        session: of a reading.
        ground: whose register.
        sender: the volunteer whose list it is; empty where nobody said.
        channel: how cases came in that no volunteer found.
    """

    def __init__(self, session: Session, ground: Ground, sender: str, channel: str) -> None:
        self._titles = ground.reference.titles
        self._sender = sender
        self._channel = channel
        self._by_name: dict[str, list[str]] = {}
        query = select(Volunteer.uid, Citizen.first_name, Citizen.last_name).join(
            Citizen, Citizen.uid == Volunteer.person_uid
        )
        for uid, first, last in session.execute(query.order_by(Volunteer.uid)):
            self._by_name.setdefault(search_key(f"{first} {last}"), []).append(uid)

    def named(self, name: str) -> str:
        """The uid of the one volunteer of a name; empty where there is none or more than one."""
        _title, untitled = untitled_name(name, self._titles)
        plain = search_key(untitled)
        found = self._by_name.get(plain, [])
        return found[0] if len(found) == 1 else ""

    def put_on(self, line: LineDraft, name: str) -> tuple[LineDraft, tuple[Problem, ...]]:
        """The line with its finder and channel, and softly what is unclear about them.

        Args:
            line: as read.
            name: of the finder, as the row has it; empty takes the list's sender.
        """
        uid = self.named(name) if name else self._sender
        if uid:
            return replace(line, found_by=uid, channel="volunteer"), ()
        found = replace(line, channel=self._channel)
        if not name:
            return found, ()
        # A name that is no volunteer's stays with the case: whoever it is, somebody wrote it down.
        kept = _("Found by {name}", name=name)
        sentence = _("{name} is no volunteer of the register; the name is kept with the case.", name=name)
        detail = "\n".join(part for part in (line.detail, kept) if part)
        return replace(found, detail=detail), (Problem("found_by", sentence, soft=True),)
