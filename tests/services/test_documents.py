"""Documents: numbers without a gap, frozen sheets, copies, and fingerprints that tell on a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from month_entries import Entries
from sqlalchemy import select, update

from desktop.models import AuditLine, Document, RunningNumber
from desktop.printing import forms, press
from desktop.rules.problems import Refused
from desktop.rules.thai_date import thai_digits
from desktop.services.documents import Documents, canonical, fingerprint
from desktop.services.ground import Ground

MEMO = forms.form("memo").sample
SLIP = replace(forms.form("citizen_slip").sample, number="", centre="")


@pytest.fixture
def documents(centre_ground: Ground) -> Documents:
    return Documents(centre_ground)


def test_numbers_run_without_a_gap_and_stand_on_the_paper(documents: Documents) -> None:
    first, second = documents.issue("citizen_slip", SLIP), documents.issue("memo", MEMO)

    assert (first.number, second.number) == ("D9401-2570-00001", "D9401-2570-00002")
    filled = replace(SLIP, number=first.number, centre="ศูนย์แรงงานอำเภอเมืองปัตตานี")
    code = f"{first.number} {fingerprint(canonical(filled))[:16]}"
    assert first.pdf == press.print_pdf(forms.form("citizen_slip"), filled, code=code)


def test_papers_in_one_go_are_one_file_and_each_has_its_number_and_what_it_is_about(
    documents: Documents,
) -> None:
    together = documents.issue_together("citizen_slip", [(SLIP, "one"), (SLIP, "other")])

    assert together.numbers == ("D9401-2570-00001", "D9401-2570-00002")
    with (
        pypdfium2.PdfDocument(together.pdf) as bound,
        pypdfium2.PdfDocument(documents.preview("citizen_slip", SLIP).pdf) as single,
    ):
        assert len(bound) == 2 * len(single)
    assert [row.number for row in documents.about("other")] == ["D9401-2570-00002"]


def test_papers_in_one_go_are_all_handed_out_or_none(
    documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = press.print_paper
    papers: list[object] = []

    def breaks_at_the_second(*given: object, **options: object) -> press.Printed:
        papers.append(given)
        if len(papers) > 1:
            raise Refused("The font is missing.", code="font")
        return drawn(*given, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(press, "print_paper", breaks_at_the_second)
        with pytest.raises(Refused):
            documents.issue_together("citizen_slip", [(SLIP, "one"), (SLIP, "other")])

    assert documents.about("one") == ()
    assert documents.issue("memo", MEMO).number == "D9401-2570-00001"


def test_a_memo_keeps_the_offices_own_number(documents: Documents, centre_ground: Ground) -> None:
    issued = documents.issue("memo", MEMO)

    code = f"{issued.number} {fingerprint(canonical(MEMO))[:16]}"
    assert issued.pdf == press.print_pdf(forms.form("memo"), MEMO, code=code)
    with centre_ground.database.read() as session:
        assert session.scalar(select(Document.sheet)) == canonical(MEMO)


def test_a_preview_spends_no_number_and_stores_nothing(documents: Documents, centre_ground: Ground) -> None:
    assert documents.preview("citizen_slip", SLIP).pdf.startswith(b"%PDF")

    with centre_ground.database.read() as session:
        assert session.scalars(select(Document)).all() == []
        assert session.scalars(select(RunningNumber).where(RunningNumber.kind == "document")).all() == []


def test_a_paper_that_cannot_be_drawn_spends_no_number(
    documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_order(*_arguments: object, **_options: object) -> press.Printed:
        raise Refused("The font is missing.", code="font")

    with monkeypatch.context() as patched:
        patched.setattr(press, "print_paper", out_of_order)
        with pytest.raises(Refused):
            documents.issue("memo", MEMO)

    assert documents.issue("memo", MEMO).number == "D9401-2570-00001"


def test_an_unknown_form_is_refused_in_words(documents: Documents) -> None:
    with pytest.raises(Refused) as refused:
        documents.issue("passport", MEMO)
    assert refused.value.code == "unknown-form"


def test_a_document_is_looked_up_by_its_uid(documents: Documents) -> None:
    issued = documents.issue("citizen_slip", SLIP, "case-1")

    row = documents.row(issued.uid)

    assert (row.form, row.number, row.about) == ("citizen_slip", issued.number, "case-1")
    with pytest.raises(Refused) as refused:
        documents.row("nobody")
    assert refused.value.code == "not-found"


def test_a_reprint_is_marked_counted_and_written_down(documents: Documents, centre_ground: Ground) -> None:
    issued = documents.issue("citizen_slip", SLIP, "case-1")

    copy = documents.reprint(issued.uid)

    assert copy.pdf != issued.pdf
    kept = replace(SLIP, number=issued.number, centre="ศูนย์แรงงานอำเภอเมืองปัตตานี", copy=True)
    code = f"{issued.number} {fingerprint(canonical(replace(kept, copy=False)))[:16]}"
    assert copy.pdf == press.print_pdf(forms.form("citizen_slip"), kept, code=code)
    [row] = documents.about("case-1")
    assert (row.reprints, row.number, row.printed_by) == (1, issued.number, "นูรียะห์ สาและ")
    last = _last_line(centre_ground)
    assert (last.title, issued.uid in last.changes) == ("Print a document again", True)


def _last_line(ground: Ground) -> AuditLine:
    with ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
    assert last is not None
    return last


def test_a_look_is_the_same_copy_written_down_as_a_view_and_not_counted(
    documents: Documents, centre_ground: Ground
) -> None:
    issued = documents.issue("citizen_slip", SLIP, "case-1")
    told: list[object] = []
    centre_ground.database.listen(told.append)

    seen = documents.look(issued.uid)

    assert documents.row(issued.uid).reprints == 0
    assert told == []
    last = _last_line(centre_ground)
    assert (last.title, issued.uid in last.changes) == ("View a paper", True)
    assert seen == documents.reprint(issued.uid)
    assert documents.row(issued.uid).reprints == 1


def test_what_is_printed_of_a_look_is_counted_and_written_down(
    documents: Documents, centre_ground: Ground
) -> None:
    issued = documents.issue("memo", MEMO)

    documents.count_reprint(issued.uid)
    documents.count_reprint(issued.uid)

    assert documents.row(issued.uid).reprints == 2
    last = _last_line(centre_ground)
    assert (last.title, issued.uid in last.changes) == ("Print a document again", True)


def test_a_document_is_found_by_its_number_however_it_is_typed(documents: Documents) -> None:
    issued = documents.issue("memo", MEMO)

    for text in (issued.number, issued.number.lower(), f" {issued.number} 5f2c ", thai_digits(issued.number)):
        found = documents.find(text)
        assert found is not None
        assert (found.uid, found.title) == (issued.uid, "บันทึกข้อความ")
    assert documents.find("D9401-2570-99999") is None
    assert documents.find("") is None


def test_the_newest_paper_about_an_entry_comes_first(documents: Documents) -> None:
    first = documents.issue("memo", MEMO, "case-1")
    second = documents.issue("citizen_slip", SLIP, "case-1")
    documents.issue("memo", MEMO, "case-2")

    assert [row.uid for row in documents.about("case-1")] == [second.uid, first.uid]
    assert documents.about("case-1")[0].printed_at.isoformat() == "2026-11-20T09:30:00+07:00"


def test_a_changed_sheet_is_found_and_not_printed_again(documents: Documents, centre_ground: Ground) -> None:
    whole, changed = documents.issue("memo", MEMO), documents.issue("memo", MEMO)
    assert documents.verify() == ()

    with centre_ground.database.work("Change a kept sheet behind the program's back") as work:
        text = canonical(replace(MEMO, subject="เรื่องอื่น"))
        work.session.execute(update(Document).where(Document.uid == changed.uid).values(sheet=text))

    assert documents.verify() == (changed.number,)
    with centre_ground.database.read() as session:
        assert documents.verify(session) == (changed.number,)
    for verb in (documents.reprint, documents.look):
        with pytest.raises(Refused) as refused:
            verb(changed.uid)
        assert refused.value.code == "fingerprint"
    assert documents.reprint(whole.uid).pdf.startswith(b"%PDF")


def test_every_form_is_kept_so_that_it_prints_again(documents: Documents) -> None:
    for form in forms.FORMS:
        issued = documents.issue(form.name, form.sample)
        assert documents.reprint(issued.uid).pdf.startswith(b"%PDF"), form.name


def test_papers_of_restricted_cases_are_seen_and_printed_again_by_supervisors_only(
    documents: Documents, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    entries = Entries(centre_ground)
    case = entries.case(date(2026, 11, 2), "PRO-2", restricted=True)
    step = entries.step(case, "referred", date(2026, 11, 3), agency="DLPW")
    papers = [documents.issue("citizen_slip", SLIP, case), documents.issue("memo", MEMO, step)]

    supervisors = Documents(as_role(centre_ground, "supervisor"))
    for paper in papers:
        for verb in (documents.look, documents.reprint, documents.count_reprint):
            with pytest.raises(Refused) as refused:
                verb(paper.uid)
            assert refused.value.code == "not-allowed"
        assert supervisors.row(paper.uid).reprints == 0
        assert supervisors.look(paper.uid) == supervisors.reprint(paper.uid)


def test_the_fingerprint_sees_one_changed_letter() -> None:
    other = replace(MEMO, signer=MEMO.signer + " ")

    assert fingerprint(canonical(MEMO)) == fingerprint(canonical(replace(MEMO)))
    assert fingerprint(canonical(MEMO)) != fingerprint(canonical(other))
