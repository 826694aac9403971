"""Papers that were handed out are found by number, form, person and month; restricted ones are hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries

from desktop.models import Document
from desktop.printing import forms
from desktop.rules.months import Month
from desktop.services.document_list import DocumentFilter, DocumentList
from desktop.services.documents import Documents
from desktop.services.ground import Ground

AsRole = Callable[[Ground, str], Ground]
LIST = replace(forms.form("register_list").sample, number="", centre="")
MEMO = forms.form("citizen_slip").sample


@pytest.fixture
def documents(centre_ground: Ground) -> Documents:
    return Documents(centre_ground)


@pytest.fixture
def listed(centre_ground: Ground) -> DocumentList:
    return DocumentList(centre_ground)


def test_papers_are_found_by_number_form_person_and_month(
    documents: Documents, listed: DocumentList, centre_ground: Ground
) -> None:
    first = documents.issue("register_list", LIST)
    second = documents.issue("citizen_slip", replace(MEMO, number=""))
    everything = [second.uid, first.uid]
    assert listed.ids() == everything
    assert listed.ids(DocumentFilter(text=first.number)) == [first.uid]
    assert listed.ids(DocumentFilter(text=first.number.lower()[-5:])) == [first.uid]
    assert listed.ids(DocumentFilter(text="๐๐๐๐๒")) == [second.uid]
    assert listed.ids(DocumentFilter(form="register_list")) == [first.uid]
    assert listed.ids(DocumentFilter(printed_by=centre_ground.actor.uid)) == everything
    assert listed.ids(DocumentFilter(printed_by="nobody")) == []
    assert listed.ids(DocumentFilter(month=Month(2026, 11))) == everything
    assert listed.ids(DocumentFilter(month=Month(2026, 10))) == []
    assert listed.forms_in_use() == ("citizen_slip", "register_list")


def test_a_paper_of_a_months_last_evening_belongs_to_it(
    documents: Documents, listed: DocumentList, centre_ground: Ground
) -> None:
    uid = documents.issue("register_list", LIST).uid
    with centre_ground.database.work("Move a paper for a test") as work:
        paper = work.session.get(Document, uid)
        assert paper is not None
        paper.printed_at = paper.printed_at.replace(month=10, day=31, hour=23, minute=59)
    assert listed.ids(DocumentFilter(month=Month(2026, 10))) == [uid]


@pytest.mark.parametrize("sort", ["at", "number", "who", "reprints"])
def test_every_order_shows_every_paper(documents: Documents, listed: DocumentList, sort: str) -> None:
    uids = [documents.issue("register_list", LIST).uid for _again in range(2)]
    documents.count_reprint(uids[0])
    up = listed.ids(DocumentFilter(sort=sort, descending=False))
    assert sorted(up) == sorted(uids)
    assert listed.ids(DocumentFilter(sort=sort)) == up[::-1]
    assert up == (uids[::-1] if sort == "reprints" else uids)


def test_papers_about_restricted_cases_and_their_steps_are_listed_for_supervisors_only(
    documents: Documents, centre_ground: Ground, as_role: AsRole
) -> None:
    entries = Entries(centre_ground)
    case = entries.case(date(2026, 11, 2), restricted=True)
    step = entries.step(case, "referred", date(2026, 11, 3), agency="DSD")
    hidden = [documents.issue("register_list", LIST, about).uid for about in (case, step)]
    seen = documents.issue("register_list", LIST, entries.case(date(2026, 11, 2))).uid

    officer, supervisor = (DocumentList(as_role(centre_ground, role)) for role in ("officer", "supervisor"))

    assert officer.ids() == [seen]
    assert [row.uid for row in officer.rows([*hidden, seen])] == [seen]
    assert set(supervisor.ids()) == {*hidden, seen}
    assert [row.uid for row in supervisor.rows([seen, *hidden, "nothing"])] == [seen, *hidden]
