"""The figures of a quarter: reading and writing them, tambon by tambon and village by village."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy.orm import Session

from desktop.database import situation_figures
from desktop.database.citizen_entries import refuse_hard
from desktop.database.closed_months import refuse_if_closed
from desktop.models import Situation, new_uid
from desktop.rules import situations as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.quarters import Quarter
from desktop.rules.situations import WHOLE_TAMBON, SituationDraft, figures_of
from desktop.rules.thai_names import clean
from desktop.services.ground import Ground
from desktop.services.situations import areas, reviews
from desktop.services.situations.rows import AreaPage, AreaRow, QuarterPage, Saved
from desktop.system.language import _, mark

_FIELDS = tuple(field.name for field in fields(SituationDraft))


class QuarterFigures:
    """The figures of quarters.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def quarter(self, quarter: Quarter, area: str = "") -> QuarterPage:
        """A quarter of an area, part by part.

        Args:
            quarter: which quarter.
            area: a district, or at the province all its districts; empty for the office's own.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return areas.page(self._ground, session, quarter, area or self._ground.unit)

    def villages(self, quarter: Quarter, tambon: str) -> tuple[AreaRow, ...]:
        """The villages of a tambon that were counted in a quarter or the one before, by number.

        Args:
            quarter: which quarter.
            tambon: six digits.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return areas.villages(self._ground, session, quarter, tambon)

    def area(self, quarter: Quarter, tambon: str, village: int = WHOLE_TAMBON) -> AreaPage:
        """What the form of a tambon or a village is filled with.

        Args:
            quarter: which quarter.
            tambon: six digits.
            village: its number; 0 is the whole tambon.

        Raises:
            Refused: the role does not allow it.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        unit = areas.unit_of(tambon)
        with ground.database.read() as session:
            row = situation_figures.row(session, unit, quarter, tambon, village)
            last = situation_figures.row(session, unit, quarter.previous(), tambon, village)
            villages = _villages(session, unit, quarter, tambon) if village == WHOLE_TAMBON else ()
            return AreaPage(
                quarter=quarter,
                name=areas.name(ground, tambon, village),
                draft=_draft(row) if row else self._blank(quarter, tambon, village, last),
                stored=row is not None,
                revision=row.revision if row else 0,
                before=areas.figures_or_none(last),
                villages=tuple(figures_of(each) for each in villages),
                village_numbers=tuple(each.village_number for each in villages),
                next_tambon=areas.next_tambon(ground, tambon),
                locked=areas.locked(ground, session, unit, quarter),
            )

    def _blank(self, quarter: Quarter, tambon: str, village: int, last: Situation | None) -> SituationDraft:
        return SituationDraft(
            fiscal_year=quarter.fiscal_year,
            quarter=quarter.number,
            tambon_code=tambon,
            village_number=village,
            counted_on=self._ground.clock.today(),
            source=last.source if last else "",
        )

    def check(self, draft: SituationDraft, page: AreaPage) -> tuple[Problem, ...]:
        """What is wrong with a draft beside what the form was filled with; asks the register nothing.

        Args:
            draft: as typed.
            page: from ``area``.
        """
        ground = self._ground
        tambons = ground.reference.tambons
        return rules.check(draft, ground.clock.today(), tambons, page.before, page.villages)

    def save(self, draft: SituationDraft, revision: int = 0) -> Saved:
        """Write the figures of a tambon or a village; an approval that stood on other figures is taken away.

        Args:
            draft: as typed.
            revision: the one that the form was filled from; 0 where there was no entry.

        Returns:
            The entry, and what is odd about the figures.

        Raises:
            Refused: the role does not allow it, the quarter has not begun, its last month is closed, the area
                is another office's, parts exceed the whole, or somebody changed the entry meanwhile.
        """
        ground = self._ground
        ground.actor.require("situations.save")
        refuse_hard(rules.check(draft, ground.clock.today(), ground.reference.tambons))
        quarter = Quarter(draft.fiscal_year, draft.quarter)
        areas.refuse_foreign(ground, draft.tambon_code)
        with ground.database.work(mark("Save figures of the situation"), ground.actor.uid) as work:
            refuse_if_closed(work.session, ground.unit, quarter.last)
            row = situation_figures.row(
                work.session, ground.unit, quarter, draft.tambon_code, draft.village_number
            )
            _refuse_changed(row, revision)
            problems = refuse_hard(self._checked(work.session, draft, quarter))
            before = figures_of(row) if row else None
            if row is None:
                row = Situation(uid=new_uid(), origin=ground.unit)
                work.session.add(row)
            for name in _FIELDS:
                setattr(row, name, getattr(draft, name))
            row.source = clean(draft.source)
            if before != figures_of(draft):
                reviews.take_back_approvals(work.session, ground.unit, quarter, draft.tambon_code)
            return Saved(uid=row.uid, problems=problems)

    def _checked(self, session: Session, draft: SituationDraft, quarter: Quarter) -> tuple[Problem, ...]:
        unit, tambon, village = self._ground.unit, draft.tambon_code, draft.village_number
        last = situation_figures.row(session, unit, quarter.previous(), tambon, village)
        villages = _villages(session, unit, quarter, tambon) if village == WHOLE_TAMBON else ()
        return rules.check(
            draft,
            self._ground.clock.today(),
            self._ground.reference.tambons,
            areas.figures_or_none(last),
            [figures_of(each) for each in villages],
        )


def _villages(session: Session, unit: str, quarter: Quarter, tambon: str) -> tuple[Situation, ...]:
    return tuple(situation_figures.villages_of(situation_figures.rows(session, unit, quarter), tambon))


def _draft(row: Situation) -> SituationDraft:
    return SituationDraft(**{name: getattr(row, name) for name in _FIELDS})


def _refuse_changed(row: Situation | None, revision: int) -> None:
    if (row.revision if row else 0) != revision:
        raise Refused(
            _("Somebody changed these figures meanwhile. Nothing was saved; open them again and compare."),
            code="changed",
        )
