"""What the province publishes, and who was told of it."""

from desktop.services.bulletins.rows import (
    ANY,
    NO_ANSWER,
    NOT_TOLD,
    AtCounter,
    BulletinCounts,
    BulletinFilter,
    BulletinPage,
    BulletinRow,
    Fitting,
    PeopleFilter,
    PersonRow,
    Told,
    ToldAt,
)
from desktop.services.bulletins.service import Bulletins

__all__ = [
    "ANY",
    "NOT_TOLD",
    "NO_ANSWER",
    "AtCounter",
    "BulletinCounts",
    "BulletinFilter",
    "BulletinPage",
    "BulletinRow",
    "Bulletins",
    "Fitting",
    "PeopleFilter",
    "PersonRow",
    "Told",
    "ToldAt",
]
