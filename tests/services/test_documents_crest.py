"""The crest on papers: who chooses it, and that a copy bears the one of the paper's own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.models import AuditLine, Setting
from desktop.printing import crests, forms, press
from desktop.rules.problems import Refused
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.office import Office
from desktop.services.opening import Opened
from desktop.system.clock import SetClock
from tests.printing.crest_pictures import picture

MEMO = forms.form("memo").sample
RED, BLUE = picture(), picture(colour="#0030b0")


@pytest.fixture
def documents(centre_ground: Ground) -> Documents:
    return Documents(centre_ground)


def _later(clock: SetClock) -> None:
    clock.moment += timedelta(minutes=1)


def test_a_chosen_crest_stands_on_papers_and_on_previews(documents: Documents) -> None:
    assert documents.crest() == b""
    framed = documents.preview("memo", MEMO)
    documents.save_crest(RED)

    assert documents.crest() == crests.taken_in(RED)
    assert documents.preview("memo", MEMO).pdf == press.print_pdf(
        forms.form("memo"), MEMO, crest=crests.taken_in(RED)
    )
    assert "ตราครุฑ" in framed.text
    assert "ตราครุฑ" not in documents.issue("memo", MEMO).printed.text


def test_a_copy_bears_the_crest_of_the_day_on_which_the_paper_was_handed_out(
    documents: Documents, clock: SetClock
) -> None:
    without = documents.issue("memo", MEMO)
    _later(clock)
    documents.save_crest(RED)
    red = documents.issue("memo", MEMO)
    before = documents.reprint(red.uid).pdf
    _later(clock)
    documents.save_crest(BLUE)

    assert "ตราครุฑ" in documents.reprint(without.uid).text
    assert documents.reprint(red.uid).pdf == documents.look(red.uid).pdf == before
    assert documents.issue("memo", MEMO).pdf != red.pdf
    _later(clock)
    documents.save_crest(b"")
    assert documents.crest() == b""
    assert documents.reprint(red.uid).pdf == before


@pytest.mark.parametrize(("role", "may"), [("officer", False), ("supervisor", True), ("administrator", True)])
def test_the_supervisor_or_the_administrator_chooses_the_crest(
    role: str, may: bool, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    documents = Documents(as_role(centre_ground, role))
    if may:
        documents.save_crest(RED)
    else:
        with pytest.raises(Refused):
            documents.save_crest(RED)
    assert bool(documents.crest()) is may


def test_a_change_is_written_into_the_audit_chain_and_what_is_no_picture_changes_nothing(
    documents: Documents, centre_ground: Ground
) -> None:
    documents.save_crest(RED)
    with pytest.raises(Refused) as refused:
        documents.save_crest(b"no picture")

    assert refused.value.code == "crest"
    assert documents.crest() == crests.taken_in(RED)
    with centre_ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
        kept = session.scalars(select(Setting.name).where(Setting.name.startswith("crest"))).all()
    assert last is not None
    assert (last.title, last.who) == ("Change the crest on papers", centre_ground.actor.uid)
    assert len(kept) == 1


def test_the_crest_is_none_of_the_settings_that_are_typed(documents: Documents, opened: Opened) -> None:
    documents.save_crest(RED)
    assert not [name for name in Office(opened).settings() if name.startswith("crest")]
