"""Two entries that are one person become one: what is united, what is chosen, what is offered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from desktop.rules.citizens import LENGTHS, MOST_PHONES, CitizenDraft
from desktop.rules.thai_names import clean

# What is chosen together, from one entry or the other: half an address of each would be nobody's.
CHOSEN: Mapping[str, tuple[str, ...]] = {
    "thai_id": ("thai_id",),
    "other_paper": ("other_paper",),
    "title": ("title",),
    "first_name": ("first_name",),
    "last_name": ("last_name",),
    "sex": ("sex",),
    "birth_date": ("birth_date",),
    "father_name": ("father_name",),
    "address": ("house_number", "village_number", "road", "tambon_code", "postcode"),
    "occupation": ("occupation",),
    "employment": ("employment",),
    "education": ("education",),
    "informant": ("informant",),
    "notice": ("notice_version", "notice_on"),
}
# Of these nothing is lost: the kept entry has what either had.
UNITED = ("phones", "languages", "flags")

SAME = "same"
ONE_ONLY = "one-only"
DIFFERS = "differs"


def standing(one: CitizenDraft, other: CitizenDraft, name: str) -> str:
    """How two entries stand to each other in what is chosen together.

    Args:
        one: an entry.
        other: another.
        name: one of ``CHOSEN`` or ``UNITED``, or ``former_names``.

    Returns:
        ``same``, ``one-only`` where one of them says nothing, or ``differs``.
    """
    mine, theirs = _values(one, name), _values(other, name)
    if mine == theirs:
        return SAME
    return DIFFERS if any(mine) and any(theirs) else ONE_ONLY


def offered(kept: CitizenDraft, joined: CitizenDraft) -> frozenset[str]:
    """What is taken from the entry that goes unless somebody chooses otherwise: what the kept one lacks.

    Args:
        kept: the entry that stays.
        joined: the one that goes.
    """
    return frozenset(name for name in CHOSEN if _adds(_values(kept, name), _values(joined, name)))


def united(kept: CitizenDraft, joined: CitizenDraft, taken: Collection[str]) -> CitizenDraft:
    """What the kept entry says afterwards; names that are not chosen stay as former ones.

    Args:
        kept: the entry that stays.
        joined: the one that goes.
        taken: those of ``CHOSEN`` that are taken from the one that goes.
    """
    chosen = {field: getattr(joined, field) for name in taken for field in CHOSEN[name]}
    together: dict[str, Any] = {
        name: tuple(dict.fromkeys((*getattr(kept, name), *getattr(joined, name)))) for name in UNITED
    }
    together["phones"] = together["phones"][:MOST_PHONES]
    draft = replace(kept, **chosen, **together)
    return replace(draft, former_names=_former_names(draft, kept, joined))


def _values(draft: CitizenDraft, name: str) -> tuple[Any, ...]:
    values = tuple(getattr(draft, field) for field in CHOSEN.get(name, (name,)))
    return tuple(clean(value) if isinstance(value, str) else value for value in values)


def _adds(kept: tuple[Any, ...], joined: tuple[Any, ...]) -> bool:
    """Whether the second says more than the first, and nothing else."""
    pairs = list(zip(kept, joined, strict=True))
    return all(mine == theirs or not mine for mine, theirs in pairs) and kept != joined


def _former_names(draft: CitizenDraft, kept: CitizenDraft, joined: CitizenDraft) -> str:
    present = {clean(draft.first_name), clean(draft.last_name)}
    found = dict.fromkeys(_listed(kept.former_names))
    for entry in (kept, joined):
        names = (clean(entry.first_name), clean(entry.last_name))
        found |= dict.fromkeys(name for name in names if name and name not in present)
    found |= dict.fromkeys(_listed(joined.former_names))
    text = ""
    for name in found:
        longer = f"{text}, {name}" if text else name
        # A name that has no room is still found by the entry that was joined, once it is taken apart.
        text = longer if len(longer) <= LENGTHS["former_names"] else text
    return text


def _listed(names: str) -> list[str]:
    return [clean(name) for name in names.replace("/", ",").split(",") if clean(name)]
