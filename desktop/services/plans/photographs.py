"""Photographs of activities: taken in small, shown, named and taken out; they never leave the office."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.database import closed_months, photographs
from desktop.database.photographs import MOST_BYTES, MOST_OF_ONE_ACTIVITY
from desktop.models import Activity, Photograph, new_uid
from desktop.rules.problems import Refused
from desktop.rules.thai_names import clean
from desktop.services.ground import Ground
from desktop.services.plans import entries
from desktop.system.language import _, mark

__all__ = ["MOST_BYTES", "MOST_OF_ONE_ACTIVITY", "Photographs"]

LONGEST_CAPTION = 200


class Photographs:
    """Photographs of activities.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def add(self, activity_uid: str, content: bytes, caption: str = "") -> str:
        """Keep a photograph of an activity, made small and without place, camera or time.

        Args:
            activity_uid: the activity.
            content: of the file, whatever its name.
            caption: what it shows.

        Returns:
            The photograph's uid.

        Raises:
            Refused: the role does not allow it, it is no picture, is damaged or huge, there are enough
                already, or the month is closed; nothing was kept.
        """
        entries.require_centre(self._ground, "plans.save")
        # Before the work begins: reading a picture takes its time, and nobody else could save meanwhile.
        small = photographs.made_small(content)
        with self._ground.database.work(mark("Keep a photograph"), self._ground.actor.uid) as work:
            activity = entries.own(self._ground, work.session, Activity, activity_uid)
            closed_months.refuse_if_closed(work.session, self._ground.unit, activity.on)
            query = select(func.count()).select_from(Photograph)
            if (work.session.scalar(query.where(Photograph.activity_uid == activity_uid)) or 0) >= (
                MOST_OF_ONE_ACTIVITY
            ):
                raise _enough()
            photograph = Photograph(
                uid=new_uid(),
                activity_uid=activity_uid,
                caption=_short(caption),
                picture=small.picture,
                width=small.width,
                height=small.height,
            )
            work.session.add(photograph)
            return photograph.uid

    def picture(self, uid: str) -> bytes:
        """A photograph's dots, as JPEG.

        Raises:
            Refused: the role does not allow it, or there is no such photograph.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            found = session.scalar(select(Photograph.picture).where(Photograph.uid == uid))
            if found is None:
                raise entries.gone()
            return found

    def name(self, uid: str, caption: str) -> None:
        """Say what a photograph shows.

        Raises:
            Refused: the role does not allow it, there is no such photograph, or the month is closed.
        """
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(mark("Name a photograph"), self._ground.actor.uid) as work:
            photograph = work.session.get(Photograph, uid)
            if photograph is None:
                raise entries.gone()
            activity = entries.own(self._ground, work.session, Activity, photograph.activity_uid)
            closed_months.refuse_if_closed(work.session, self._ground.unit, activity.on)
            photograph.caption = _short(caption)

    def remove(self, uid: str) -> None:
        """Take a photograph out of the register; whoever is on it may ask for that, so nothing stays behind.

        Raises:
            Refused: the role does not allow it, or there is no such photograph.
        """
        entries.require_centre(self._ground, "plans.save")
        with self._ground.database.work(mark("Remove a photograph"), self._ground.actor.uid) as work:
            photograph = work.session.get(Photograph, uid)
            if photograph is None:
                raise entries.gone()
            entries.own(self._ground, work.session, Activity, photograph.activity_uid)
            work.session.delete(photograph)


def _short(caption: str) -> str:
    return clean(caption)[:LONGEST_CAPTION]


def _enough() -> Refused:
    sentence = _(
        "An activity keeps at most {count} photographs. Remove one before another is added.",
        count=MOST_OF_ONE_ACTIVITY,
    )
    return Refused(sentence, code="enough-photographs")
