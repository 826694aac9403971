"""Every public verb of every service that a signed-in user reaches, and what each asks before all else."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

from desktop.database import reference as stored_reference
from desktop.database.keys import LOWEST
from desktop.database.work import Database
from desktop.rules import roles
from desktop.rules.actors import Actor
from desktop.rules.problems import Refused
from desktop.rules.reference import CENTRE, PROVINCE, ReferenceTables, tables_from
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.system import paths
from desktop.system.clock import Clock

EDITIONS = (CENTRE, PROVINCE)
UNITS = {CENTRE: "9401", PROVINCE: "94"}
NOBODY = "nobody"
ROLES = (*roles.ROLES, NOBODY)
_OTHER_EDITION = ("not-ours", "not-here", "centre-only", "province-only")
# What Centre itself holds that is no service: the open register and what services stand on.
_NO_SERVICES = ("opened", "ground")


class PastTheGate(BaseException):
    """A verb used the register or what it was given: nothing it asks from now on protects what it read."""


def _used(*_arguments: object, **_named: object) -> NoReturn:
    raise PastTheGate


class Untouched:
    """Stands for the register and for arguments: whoever uses it has gone past the gate."""

    __slots__ = ()
    __getattr__ = __eq__ = __ne__ = __lt__ = __gt__ = __bool__ = __len__ = __iter__ = __contains__ = _used
    __getitem__ = __call__ = __enter__ = __str__ = __format__ = __index__ = __fspath__ = __hash__ = _used
    # ``dataclasses.replace`` looks for this in the class before it looks into the value.
    __dataclass_fields__ = property(_used)
    __add__ = __radd__ = __sub__ = __rsub__ = _used


class AskedActor(Actor):
    """A user who keeps what the services asked about their role."""

    __slots__ = ("asked",)
    asked: list[str]

    def may(self, verb: str) -> bool:
        """Whether the role allows the verb, and that it was asked."""
        self.asked.append(verb)
        return super().may(verb)


def actor(role: str) -> AskedActor:
    """A user with a role who remembers what was asked."""
    made = AskedActor(uid="somebody", name="somebody", full_name="", position="", role=role)
    object.__setattr__(made, "asked", [])
    return made


def reference_tables() -> ReferenceTables:
    """The reference tables that the program brings along."""
    return tables_from(stored_reference.read_folder(paths.reference()))


def sealed_centre(role: str, edition: str, clock: Clock, reference: ReferenceTables, home: Path) -> Centre:
    """All services for a role, on a register that nobody may touch.

    Args:
        role: of whoever is signed in.
        edition: ``centre`` or ``province``.
        clock: the time.
        reference: the places and categories.
        home: an empty folder.
    """
    database = cast(Database, Untouched())
    ground = Ground(database, clock, actor(role), reference, UNITS[edition], "", edition)
    return all_services.build(Opened(ground, b"", paths.Home(home)), LOWEST)


def verbs(centre: Centre) -> dict[str, Callable[..., Any]]:
    """Every public verb by its path from the centre, such as ``stipends.lists.approve``."""
    found: dict[str, Callable[..., Any]] = {}
    for field in dataclasses.fields(centre):
        if field.name not in _NO_SERVICES:
            found.update(_verbs_of(field.name, getattr(centre, field.name)))
    return found | {name: getattr(centre, name) for name in ("confirmed_by", "close")}


def _verbs_of(path: str, service: object) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, value in inspect.getmembers(service):
        if name.startswith("_"):
            continue
        if inspect.isroutine(value):
            yield f"{path}.{name}", value
        else:
            # Whatever a service shows is another service: a bare value would go past every question.
            assert type(value).__module__.startswith("desktop.services."), f"{path}.{name} is no service"
            yield from _verbs_of(f"{path}.{name}", value)


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a verb answered to a role before it did anything.

    Attributes:
        word: ``yes``, ``no`` where the role is refused or nothing was done for it, ``elsewhere`` where only
            the other edition does this.
        asks: the verbs of ``roles.VERBS`` that it asked about.
    """

    word: str
    asks: tuple[str, ...]


def ask(centre: Centre, path: str) -> Answer:
    """Call a verb with arguments that nobody may touch.

    Args:
        centre: from ``sealed_centre``.
        path: of the verb.
    """
    verb = verbs(centre)[path]
    needed = inspect.signature(verb).parameters.values()
    given = [Untouched() for one in needed if one.default is one.empty and one.kind is not one.KEYWORD_ONLY]
    heard = cast(AskedActor, centre.ground.actor).asked
    heard.clear()
    return Answer(_word(verb, given, heard), tuple(dict.fromkeys(heard)))


def _word(verb: Callable[..., Any], given: list[Untouched], heard: list[str]) -> str:
    try:
        done = verb(*given)
    except PastTheGate:
        return "yes"
    except Refused as refused:
        # Any other refusal speaks of the register, and so comes after the gate.
        return {"not-allowed": "no", **dict.fromkeys(_OTHER_EDITION, "elsewhere")}.get(refused.code, "yes")
    # A verb that asks and then quietly does nothing has refused as well.
    return "no" if heard and not done else "yes"
