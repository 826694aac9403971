"""How every page words a case: its status as a chip, its life as stages, its papers by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.cases import Stage, stage_word, status_word
from desktop.rules.reference import ReferenceTables
from desktop.services.cases import CasePage, CaseStep
from desktop.system.language import _, mark
from desktop.views.kit import timeline

# The colours and icon in which each status is shown.
STATES: Final[Mapping[str, str]] = {
    "waiting": "waiting",
    "accepted": "accent",
    "referred": "referred",
    "overdue": "overdue",
    "rejected": "plain",
    "served": "plain",
    "helped": "helped",
    "not_helped": "plain",
    "followed_up": "helped",
}
# What every paper is called on the screen; the paper itself bears its official title.
PAPERS: Final[Mapping[str, str]] = {
    "service_request": mark("Service request"),
    "citizen_slip": mark("Slip for the citizen"),
    "referral": mark("Letter of referral"),
    "memo": mark("Covering memo"),
    "outreach_sheet": mark("Outreach sheet"),
    "volunteer_register": mark("Register of volunteers"),
    "volunteer_card": mark("Volunteers' cards"),
    "stipend_list": mark("Stipend list"),
    "stipend_receipt": mark("Receipt for a payment"),
    "training_roster": mark("Training roster"),
    "attendance_sheet": mark("Attendance sheet"),
    "training_result": mark("Result of a training"),
    "certificate": mark("Certificate"),
    "forum_record": mark("Record of a village forum"),
    "monthly_plan": mark("Work plan of the month"),
    "monthly_work": mark("Work done in the month"),
    "monthly_summary": mark("Monthly summary"),
    "chain_report": mark("Volunteers' results"),
    "chain_by_type": mark("Results by kind of need"),
    "service_users": mark("People served"),
    "satisfaction": mark("Satisfaction survey"),
    "situation_report": mark("Labour situation"),
    "event_report": mark("Event report"),
    "delivery_slip": mark("Delivery slip"),
    "my_data": mark("Copy of one's own data"),
    "register_list": mark("List from a register"),
    "key_sheet": mark("Sheet of the recovery key"),
}
# Where a category's name is cut for a chip: what follows only explains it.
_CUTS: Final = (" (", " / ")
_LONGEST: Final = 26


def status_chip(status: str) -> tuple[str, str]:
    """The state and the word of a status' chip; an empty status has no word."""
    return STATES.get(status, "plain"), status_word(status) if status else ""


def paper_word(form: str) -> str:
    """A paper's short name in the user's language.

    Args:
        form: the form's name; one that a newer program kept is shown as it stands.
    """
    return _(PAPERS[form]) if form in PAPERS else form


def short_need(name: str) -> str:
    """A category's name, short enough for a chip.

    Args:
        name: as in the reference table.
    """
    shortest = min((name.partition(cut)[0] for cut in _CUTS), key=len)
    if len(shortest) <= _LONGEST:
        return shortest
    return f"{shortest[:_LONGEST].rpartition(' ')[0] or shortest[:_LONGEST]}…"


def short_needs(names: Sequence[str]) -> str:
    """Several needs in a few words."""
    return ", ".join(short_need(name) for name in names)


def stages(page: CasePage, tables: ReferenceTables) -> tuple[timeline.Stage, ...]:
    """The five stages of a case's life, as the timeline shows them.

    Args:
        page: the case.
        tables: where agencies have their short names.
    """
    return tuple(_stage(page, stage, tables) for stage in page.stages)


def _stage(page: CasePage, stage: Stage, tables: ReferenceTables) -> timeline.Stage:
    late = stage.name == "referred" and page.status == "overdue"
    return timeline.Stage(
        title=_stage_title(page, stage, tables),
        note=_stage_note(page, stage, tables),
        when=stage.state,
        icon="alarm-clock" if late else "",
        state="overdue" if late else "",
    )


def _stage_title(page: CasePage, stage: Stage, tables: ReferenceTables) -> str:
    word = stage_word(stage.name)
    if stage.state != "done":
        return word
    if stage.name == "referred":
        return f"{word} {_agencies(page, tables)}".strip()
    verdict = stage.note if stage.name in ("screened", "helped") else ""
    return f"{word} · {verdict}" if verdict else word


def _stage_note(page: CasePage, stage: Stage, tables: ReferenceTables) -> str:
    if stage.state != "done":
        return stage.note or _waits(stage)
    who = {"pointed_out": page.found_by_name, "screened": _screened_by(page, tables)}.get(stage.name, "")
    due = stage.note if stage.name == "referred" else ""
    return _joined(_day(stage.on), who, due)


def _waits(stage: Stage) -> str:
    waits = {
        "screened": _("Waits for the province"),
        "helped": _("Waits for the agency's answer"),
        "followed_up": _("30 and 90 days after the help"),
    }
    return waits.get(stage.name, "") if stage.state == "now" or stage.name == "followed_up" else ""


def _agencies(page: CasePage, tables: ReferenceTables) -> str:
    last = [step.agency_code for step in page.steps if step.kind == "referred"][-1:]
    codes = page.asked or tuple(last)
    return ", ".join(tables.agencies[code].short if code in tables.agencies else code for code in codes)


def _screened_by(page: CasePage, tables: ReferenceTables) -> str:
    steps = [step for step in page.steps if step.kind == "screened"]
    if not steps:
        return ""
    unit = tables.units().get(steps[-1].unit)
    own = unit is None or unit.kind != "province"
    return steps[-1].unit_name if own else f"สรจ.{unit.province}" if unit else ""


def day_words(iso: str, today: date) -> str:
    """What stands under a day that was typed: today, yesterday, or its weekday.

    Args:
        iso: the day; a month or a year alone has no words.
        today: the day it is typed on.
    """
    days = thai_date.span(iso)
    if days is None or days[0] != days[1]:
        return ""
    near = thai_date.near(days[0], today)
    return thai_date.weekday(days[0]) if near == thai_date.short(days[0]) else near


def step_title(step: CaseStep) -> str:
    """What was done in a step, and what came of it."""
    agency = step.agency if step.kind == "referred" else ""
    return _joined(step.word, step.verdict_word, agency)


def step_note(step: CaseStep, today: date) -> str:
    """When a step was done, by whom, and what else is known of it."""
    due = _("Due {date}", date=thai_date.short(step.due_on)) if step.due_on else ""
    who = _joined(step.officer, step.unit_name)
    first = _joined(thai_date.near(step.on, today), who)
    second = _joined(step.letter_number, due, step.reference)
    third = _joined(step.reason, step.note, *_follow_up_words(step))
    return "\n".join(line for line in (first, second, third) if line)


def _follow_up_words(step: CaseStep) -> Sequence[str]:
    parts = []
    if step.in_work is not None:
        parts.append(_("In work") if step.in_work else _("Not in work"))
    if step.income_after is not None:
        before = _("{baht} baht", baht=f"{(step.income_before or 0) // 100:,}")
        after = _("{baht} baht", baht=f"{step.income_after // 100:,}")
        parts.append(_("Income {before} → {after}", before=before, after=after))
    if step.satisfaction is not None:
        parts.append(_("Satisfaction {score} of 5", score=step.satisfaction))
    return parts


def _day(day: date | None) -> str:
    return thai_date.short(day) if day else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
