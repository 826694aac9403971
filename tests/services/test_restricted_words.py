"""What stands in a restricted case or event reaches nobody but supervisors, whichever verb is called.

Every verb of every service is called with every entry there is, on a register in which no work may begin: so
whoever only looks answers, and whoever writes stops. No answer to an officer or an administrator, and no file
written for them, holds a word of the restricted entries.
"""

from __future__ import annotations

import inspect
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from month_entries import Entries
from service_verbs import verbs
from situation_entries import TIP_OFF
from sqlalchemy import select

from desktop.database.keys import LOWEST
from desktop.database.work import Database, Work
from desktop.models import Case, Need, Step
from desktop.rules import roles
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.quarters import Quarter
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.opening import Opened

# Asked for by its beginning, so that a refusal which repeats what was asked tells nothing.
ASKED = "ถั่วพูสีม่วง"
WORD = ASKED + "เก้าฝัก"
DAY = date(2026, 11, 9)
OUT = "out.xlsx"
# They end the session or need a password.
_LEFT_OUT = {"close", "confirmed_by", "second_person.ground", "office.change_own_password"}


class Writes(BaseException):
    """A verb began a work: it is none that only looks."""


class _OnlyLooked(Database):
    """The register of somebody who looks: views are written down, nothing else begins."""

    def work(self, title: str, who: str = "") -> AbstractContextManager[Work]:
        raise Writes(title)


@pytest.fixture
def planted(opened: Opened, as_role: Callable[[Ground, str], Ground]) -> Mapping[str, Sequence[str]]:
    """A restricted case with a step and a paper, a restricted event, an open case beside, by table."""
    ground = as_role(opened.ground, roles.SUPERVISOR)
    entries = Entries(ground)
    found_by = entries.volunteer("ก")
    hidden = entries.case(DAY, "PRO-2", restricted=True, found_by=found_by)
    plain = entries.case(DAY, found_by=found_by)
    steps = [
        entries.step(hidden, "screened", DAY, verdict="accepted"),
        entries.step(hidden, "referred", DAY, agency="DLPW"),
    ]
    with ground.database.work("Plant the words") as work:
        work.session.get_one(Case, hidden).detail = WORD
        for uid in steps:
            step = work.session.get_one(Step, uid)
            step.note = step.reason = step.reference = WORD
        people = [work.session.get_one(Case, uid).citizen_uid for uid in (hidden, plain)]
        needs = list(work.session.scalars(select(Need.uid).where(Need.case_uid == hidden)))
        for uid in needs:
            work.session.get_one(Need, uid).detail = WORD
    events = all_services.build(replace(opened, ground=ground), LOWEST).situations.events
    event = events.save(replace(TIP_OFF, what_happened=WORD, place=WORD, employer=WORD, source=WORD)).uid
    services = all_services.build(replace(opened, ground=ground), LOWEST)
    papers = [
        services.documents.issue("service_request", services.cases.service_request_sheet(hidden), hidden).uid,
        services.documents.issue("event_report", services.situations.papers.event_sheet(event), event).uid,
    ]
    return {
        "cases": [hidden, plain],
        "steps": steps,
        "needs": needs,
        "citizens": people,
        "volunteers": [found_by],
        "events": [event],
        "documents": papers,
    }


def _looking(opened: Opened, role: str) -> Centre:
    ground = opened.ground
    database = _OnlyLooked(ground.database.engine, ground.clock, ground.unit)
    looking = replace(ground, database=database, actor=replace(ground.actor, role=role))
    return all_services.build(replace(opened, ground=looking), LOWEST)


class _Sweep:
    """Every verb with every entry, as one role.

    Args:
        centre: on a register in which no work begins.
        planted: the uids by table.
        folder: where files are written.
    """

    def __init__(self, centre: Centre, planted: Mapping[str, Sequence[str]], folder: Path) -> None:
        self._centre, self._out = centre, folder / OUT
        self._uids = [uid for uids in planted.values() for uid in uids]
        self.answered: set[str] = set()
        self.told: set[str] = set()

    def run(self) -> None:
        """Call them all, and remember who answered and who told a word."""
        for path, verb in verbs(self._centre).items():
            if path not in _LEFT_OUT:
                for given in self._given(verb):
                    self._call(path, verb, given)

    def _call(self, path: str, verb: Callable[..., Any], given: Sequence[object]) -> None:
        try:
            answer = verb(*given)
        except (Refused, Writes, LookupError, ValueError, AttributeError, TypeError) as ended:
            # What a verb cannot make sense of, it need not answer; but it must not tell it either.
            said = str(ended)
        else:
            self.answered.add(path)
            said = _spoken(answer)
        if self._out.exists():
            said += _written(self._out)
            self._out.unlink()
        if WORD in said:
            self.told.add(path)

    def _given(self, verb: Callable[..., Any]) -> Iterator[Sequence[object]]:
        needed = [
            one
            for one in inspect.signature(verb).parameters.values()
            if one.default is one.empty and one.kind is not one.KEYWORD_ONLY
        ]
        yield from product(*(self._values(one.name, str(one.annotation)) for one in needed))

    def _values(self, name: str, kind: str) -> Sequence[object]:
        several: list[object] = [self._uids, [ASKED]]
        known: Mapping[str, Sequence[object]] = {
            "str": self._texts(name),
            "Sequence[str]": several,
            "Collection[str]": several,
            "Month": [Month.of(DAY)],
            "Quarter": [Quarter.of(DAY)],
            "int": [2570, 20],
            "date": [DAY],
            "Path": [self._out],
            "Progress": [],
        }
        return known.get(kind, [])

    def _texts(self, name: str) -> Sequence[object]:
        if name in ("name", "table"):
            return [*self._centre.export.names(), *self._centre.reports.eight.names(), *self._uids]
        if name in ("figure", "count"):
            return ["pointed_out", "cases", "people", "screened", "referred", "waiting"]
        return [*self._uids, ASKED, self._centre.ground.unit, "940101"]


def _spoken(answer: object) -> str:
    if isinstance(answer, bytes):
        return answer.decode("utf-8", "ignore")
    return repr(answer)


def _written(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8", "ignore")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())


@pytest.mark.parametrize("role", [roles.OFFICER, roles.ADMINISTRATOR])
def test_no_verb_tells_a_restricted_word_to_anybody_but_supervisors(
    role: str, opened: Opened, planted: Mapping[str, Sequence[str]], tmp_path: Path
) -> None:
    sweep = _Sweep(_looking(opened, role), planted, tmp_path)
    sweep.run()
    assert sweep.told == set()
    assert sweep.answered >= {
        "cases.rows",
        "citizens.page",
        "citizens.glance",
        "document_list.rows",
        "documents.about",
        "export.write",
        "own_data.sheet",
        "reports.eight.figures",
        "search.find",
        "situations.events.rows",
        "volunteers.page",
    }


def test_the_same_sweep_tells_them_to_a_supervisor(
    opened: Opened, planted: Mapping[str, Sequence[str]], tmp_path: Path
) -> None:
    sweep = _Sweep(_looking(opened, roles.SUPERVISOR), planted, tmp_path)
    sweep.run()
    assert sweep.told >= {"cases.page", "cases.service_request_sheet", "situations.events.page"}
