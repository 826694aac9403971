"""Who may do what: three roles and the verbs of the services."""

from __future__ import annotations

from desktop.system.language import _, mark

OFFICER = "officer"
SUPERVISOR = "supervisor"
ADMINISTRATOR = "administrator"

ROLES = (OFFICER, SUPERVISOR, ADMINISTRATOR)

_WORDS = {OFFICER: mark("Officer"), SUPERVISOR: mark("Supervisor"), ADMINISTRATOR: mark("Administrator")}

_ALL = frozenset(ROLES)

VERBS: dict[str, frozenset[str]] = {
    "citizens.view": _ALL,
    "citizens.save": _ALL,
    "citizens.join": _ALL,
    "cases.open": _ALL,
    "cases.step": _ALL,
    "cases.screen": _ALL,
    "cases.outcome": _ALL,
    # Tip-offs and trafficking are opened by supervisors only (design: domain, situation).
    "cases.restricted": frozenset({SUPERVISOR}),
    "volunteers.save": _ALL,
    "accounts.reveal": _ALL,
    # Whoever agrees to something at all: where there is no supervisor yet the administrator stands in
    # (decision 0004); the verb of each thing says the rest.
    "approvals.give": frozenset({SUPERVISOR, ADMINISTRATOR}),
    "months.close": _ALL,
    # Whoever keeps the keys does not also sign the figures.
    "months.approve": frozenset({SUPERVISOR}),
    "stipends.prepare": _ALL,
    "stipends.approve": frozenset({SUPERVISOR}),
    "stipends.pay": _ALL,
    "stipends.void": _ALL,
    "stipends.count": _ALL,
    "stipends.rates": frozenset({SUPERVISOR, ADMINISTRATOR}),
    "trainings.save": _ALL,
    "trainings.declare": _ALL,
    "certificates.give": _ALL,
    "certificates.void": frozenset({SUPERVISOR}),
    "forums.save": _ALL,
    "plans.save": _ALL,
    "plans.approve": frozenset({SUPERVISOR}),
    "situations.save": _ALL,
    "situations.approve": frozenset({SUPERVISOR}),
    "events.save": _ALL,
    "events.restricted": frozenset({SUPERVISOR}),
    "bulletins.publish": _ALL,
    "bulletins.tell": _ALL,
    "documents.print": _ALL,
    "exchange.send": _ALL,
    "exchange.take_in": _ALL,
    "exchange.enrol": frozenset({ADMINISTRATOR}),
    "office.view": _ALL,
    "office.users": frozenset({ADMINISTRATOR}),
    "office.settings": frozenset({ADMINISTRATOR}),
    "office.crest": frozenset({SUPERVISOR, ADMINISTRATOR}),
    "upkeep.backup": _ALL,
    "upkeep.restore": frozenset({ADMINISTRATOR}),
    "upkeep.move": frozenset({ADMINISTRATOR}),
    "upkeep.check": _ALL,
    "registers.export": _ALL,
    "targets.save": frozenset({SUPERVISOR, ADMINISTRATOR}),
}


def may(role: str, verb: str) -> bool:
    """Whether a role may do something.

    Args:
        role: one of ``ROLES``; any other may nothing.
        verb: one of ``VERBS``.

    Raises:
        KeyError: there is no such verb; a misspelled one must not pass for a forbidden one.
    """
    return role in VERBS[verb]


def role_word(role: str) -> str:
    """A role in the user's language."""
    return _(_WORDS[role]) if role in _WORDS else role
