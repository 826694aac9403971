"""A second person at the same machine: with their own password they stand for one work, and no more.

So a supervisor approves at the officer's screen without anybody signing out. The audit chain names both.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from desktop.database.keys import KeyFile
from desktop.models import User
from desktop.rules.actors import Actor
from desktop.rules.passwords import seconds_to_wait
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.system.language import _, mark


class SecondPerson:
    """Whoever confirms beside the person who is signed in.

    Args:
        opened: the open register, whose key a password must open.
    """

    def __init__(self, opened: Opened) -> None:
        self._ground, self._key = opened.ground, opened.key
        self._keys = KeyFile(opened.home.keys)
        self._wrong_tries = 0
        self._not_before: datetime | None = None

    def ground(self, name: str, password: str) -> Ground:
        """What the services of one work stand on when somebody else confirms it with their password.

        Args:
            name: theirs at sign-in.
            password: theirs; a wrong one makes the next try wait longer each time.

        Raises:
            Refused: a wrong name or password, or the wait is not over.
        """
        now = self._ground.clock.now()
        if self._not_before is not None and now < self._not_before:
            seconds = math.ceil((self._not_before - now).total_seconds())
            raise _wrong(_("Wait {seconds} seconds before the next try.", seconds=seconds), "wait")
        user = self._user(name, password)
        if user is None:
            self._wrong_tries += 1
            seconds = seconds_to_wait(self._wrong_tries)
            self._not_before = now + timedelta(seconds=seconds)
            title, machine = mark("A wrong password of a second person"), self._ground.actor.uid
            self._ground.database.saw(title, machine, "users", machine)
            sentence = _("The user name or the password is not right.")
            if seconds:
                sentence += " " + _("Wait {seconds} seconds before the next try.", seconds=seconds)
            raise _wrong(sentence, "wrong-password")
        self._wrong_tries, self._not_before = 0, None
        # Who confirms, and at whose screen: the work itself follows in the chain under the same name.
        title = mark("Confirm at somebody else's screen")
        self._ground.database.saw(title, user.uid, "users", user.uid, self._ground.actor.uid)
        return replace(self._ground, actor=user)

    def _user(self, name: str, password: str) -> Actor | None:
        try:
            key = self._keys.open(name.strip(), password)
        except Refused as refused:
            if refused.code != "wrong-password":
                raise
            return None
        wanted = name.strip().casefold()
        with self._ground.database.read() as session:
            users = session.scalars(select(User).where(User.active))
            user = next((user for user in users if user.name.casefold() == wanted), None)
            if user is None or key != self._key:
                return None
            return Actor(
                uid=user.uid,
                name=user.name,
                full_name=user.full_name,
                position=user.position,
                role=user.role,
            )


def _wrong(sentence: str, code: str) -> Refused:
    return Refused(sentence, code=code, problems=[Problem("password", sentence)])
