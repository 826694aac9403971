"""A volunteer's sheet keyed in: a verdict for each line, written in one work, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists.keyed import SheetHead, SheetLine
from desktop.rules.problems import Refused
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.cases import CaseFilter, Cases
from desktop.services.citizens import Citizens
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.lists.keyed import KeyedSheets
from desktop.services.volunteers import Volunteers

ON = date(2026, 11, 10)
TAMBON = "940101"
KNOWN = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992",
    tambon_code=TAMBON,
    postcode="94000",
)
NEW = SheetLine(
    name="นายอับดุลเลาะ เจ๊ะแว",
    thai_id="1-9401-00123-45-7",
    birth="33 ปี",
    address="12/3 ม.5",
    phone="081 234 5678",
    needs="1",
    detail="งานโรงงาน",
    signed="/",
)
OTHER = SheetLine(name="นางสาวนูรีซา มะแซ", birth="พ.ศ. 2541", address="45 5", needs="SKL-1, EMP-2")


@pytest.fixture
def sheets(centre_ground: Ground) -> KeyedSheets:
    return KeyedSheets(centre_ground)


@pytest.fixture
def head(centre_ground: Ground) -> SheetHead:
    person = CitizenDraft(title="นางสาว", first_name="มารียัม", last_name="สาและ", sex="f")
    appointed = VolunteerDraft(
        order_number="12/2569",
        term_start=date(2026, 10, 1),
        term_end=date(2029, 9, 30),
        tambon_code=TAMBON,
    )
    volunteer = Volunteers(centre_ground).register(person, appointed)
    return SheetHead(volunteer=volunteer, on=ON, tambon_code=TAMBON)


def _verdicts(sheets: KeyedSheets, head: SheetHead, *lines: SheetLine) -> list[str]:
    return [each.verdict for each in sheets.look(head, lines).values()]


def test_a_line_becomes_a_person_and_a_case_found_by_the_volunteer(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    done = sheets.save(head, [NEW, OTHER, SheetLine()])
    assert (done.new_people, done.cases, done.written, done.left) == (2, 2, (0, 1), ())

    cases, citizens = Cases(centre_ground), Citizens(centre_ground)
    found = [cases.page(uid) for uid in cases.ids(CaseFilter(found_by=head.volunteer, sort="number"))]
    first = next(page for page in found if "อับดุลเลาะ" in page.citizen_name)
    assert [need.category_code for need in first.needs] == ["EMP-1"]
    assert (first.channel, first.on, first.detail) == ("volunteer", ON, "งานโรงงาน")
    draft, _revision = citizens.draft(first.citizen_uid)
    assert (draft.thai_id, draft.sex, draft.birth_date) == ("1940100123457", "m", "1993")
    assert (draft.house_number, draft.village_number, draft.tambon_code) == ("12/3", 5, TAMBON)
    assert (draft.phones, draft.postcode) == (("0812345678",), "94000")
    assert (draft.notice_on, draft.notice_version) == (ON, "1")
    second = next(page for page in found if page is not first)
    assert [need.category_code for need in second.needs] == ["SKL-1", "EMP-2"]
    assert citizens.draft(second.citizen_uid)[0].notice_on is None


def test_an_empty_line_says_nothing(sheets: KeyedSheets, head: SheetHead) -> None:
    assert _verdicts(sheets, head, SheetLine(), NEW) == ["empty", "new"]


WRONG = {
    "a wrong ID": (replace(NEW, thai_id="1940100123458"), "thai_id"),
    "an ID of fourteen digits": (replace(NEW, thai_id="19401001234578"), "thai_id"),
    "a date that cannot be": (replace(NEW, birth="31/2/2535"), "birth"),
    "a birth to come": (replace(NEW, birth="2599"), "birth"),
    "an unknown tambon": (replace(NEW, address="12/3 ม.5 ต.ไม่มีจริง"), "address"),
    "a village that cannot be": (replace(NEW, address="12/3 ม.99"), "address"),
    "a short telephone": (replace(NEW, phone="081"), "phone"),
    "no kind of need": (replace(NEW, needs="99"), "needs"),
    "no need at all": (replace(NEW, needs=""), "needs"),
    "no name": (replace(NEW, name=""), "name"),
    "digits for a name": (replace(NEW, name="นาย 1234"), "name"),
}


@pytest.mark.parametrize(("line", "column"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_gets_its_sentence_at_its_column_and_the_line_stays(
    sheets: KeyedSheets, head: SheetHead, line: SheetLine, column: str
) -> None:
    [found] = sheets.look(head, [line]).values()
    assert found.verdict == "problem"
    assert [problem.field for problem in found.problems if not problem.soft] == [column]
    assert all(len(problem.text) > 10 for problem in found.problems)

    done = sheets.save(head, [OTHER, line])
    assert (done.written, done.left) == ((0,), (line,))
    kept = sheets.kept()
    assert kept is not None
    assert (kept.head, kept.lines) == (head, (line,))


def test_pasted_line_breaks_and_invisible_letters_do_no_harm(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    line = replace(NEW, name="นายอับดุล\u200bเลาะ\n เจ๊ะแว\u200b", detail="งาน\nโรงงาน\ufeff")
    sheets.save(head, [line])
    [uid] = [
        uid for uid in Citizens(centre_ground).ids() if "อับดุล" in Citizens(centre_ground).glance(uid).name
    ]
    draft, _revision = Citizens(centre_ground).draft(uid)
    assert (draft.first_name, draft.last_name) == ("อับดุลเลาะ", "เจ๊ะแว")


def test_the_same_id_number_is_the_known_person_and_nothing_of_them_is_overwritten(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    known = Citizens(centre_ground).save(KNOWN).uid
    line = replace(NEW, name="นายมูหัมหมัด มะหะมัด", thai_id=KNOWN.thai_id, birth="2540")
    [found] = sheets.look(head, [line]).values()
    assert (found.verdict, [each.uid for each in found.candidates]) == ("known", [known])

    done = sheets.save(head, [line])
    assert (done.new_people, done.cases) == (0, 1)
    draft, _revision = Citizens(centre_ground).draft(known)
    assert (draft.first_name, draft.birth_date, draft.phones) == ("มูฮัมหมัด", "1992", ("0812345678",))


def test_an_id_number_under_quite_another_name_is_asked_about(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    Citizens(centre_ground).save(KNOWN)
    line = replace(NEW, name="นายสมพร แก้วมณี", thai_id=KNOWN.thai_id)
    [found] = sheets.look(head, [line]).values()
    assert found.verdict == "namesake"
    assert "thai_id" in found.candidates[0].reasons


def test_a_namesake_is_decided_by_a_person_before_anything_is_written(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    citizens = Citizens(centre_ground)
    known = citizens.save(KNOWN).uid
    line = replace(OTHER, name="นายมูหัมหมัด มะหะหมัด", birth="2535")
    [found] = sheets.look(head, [line]).values()
    assert (found.verdict, found.candidates[0].uid) == ("namesake", known)
    with pytest.raises(Refused, match="No line"):
        sheets.save(head, [line])

    before = len(citizens.ids())
    assert _verdicts(sheets, head, replace(line, known_uid=known)) == ["known"]
    sheets.save(head, [replace(line, known_uid=known)])
    assert len(citizens.ids()) == before

    apart = replace(line, apart_from=tuple(each.uid for each in found.candidates))
    assert _verdicts(sheets, head, apart) == ["new"]
    done = sheets.save(head, [apart])
    assert done.new_people == 1
    [new] = set(citizens.ids(None)) - {known} - _volunteers(centre_ground)
    assert known not in [each.uid for each in citizens.namesakes(citizens.draft(new)[0], new)]


def _volunteers(centre_ground: Ground) -> set[str]:
    return {
        uid for uid in Citizens(centre_ground).ids() if "มารียัม" in Citizens(centre_ground).glance(uid).name
    }


def test_somebody_who_stands_in_the_sheet_twice_is_found_and_gets_one_entry(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    again = replace(NEW, name="นายอับดุลเลาะห์ เจ๊ะแว", thai_id="", needs="SKL-1")
    assert _verdicts(sheets, head, NEW, again) == ["new", "namesake"]
    chosen = replace(again, known_uid="line:0")
    assert _verdicts(sheets, head, NEW, chosen) == ["new", "known"]
    done = sheets.save(head, [NEW, chosen])
    assert (done.new_people, done.cases) == (1, 2)
    assert len(Cases(centre_ground).ids()) == 2


def test_whoever_is_the_person_of_a_line_that_stays_stays_with_it(
    sheets: KeyedSheets, head: SheetHead
) -> None:
    wrong = replace(NEW, needs="")
    again = replace(NEW, thai_id="", needs="SKL-1", known_uid="line:1")
    done = sheets.save(head, [OTHER, wrong, again])
    assert done.written == (0,)
    assert [line.known_uid for line in done.left] == ["", "line:0"]


def test_two_lines_of_one_id_number_are_never_two_people(sheets: KeyedSheets, head: SheetHead) -> None:
    twice = replace(OTHER, name="นายสมพร แก้วมณี", thai_id=NEW.thai_id, apart_from=("line:0",))
    assert _verdicts(sheets, head, NEW, twice) == ["new", "namesake"]
    assert sheets.save(head, [NEW, twice]).written == (0,)


def test_a_chosen_person_whose_number_is_anothers_is_refused_at_the_number(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    Citizens(centre_ground).save(KNOWN)
    other = Citizens(centre_ground).save(CitizenDraft(first_name="สุไลมาน", last_name="ดอเลาะ", sex="m")).uid
    line = replace(NEW, thai_id=KNOWN.thai_id, known_uid=other)
    [found] = sheets.look(head, [line, OTHER], [0]).values()
    assert found.verdict == "problem"
    assert sheets.save(head, [line, OTHER]).written == (1,)


def test_a_sheet_keyed_twice_adds_nothing_twice(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    sheets.save(head, [NEW])
    done = sheets.save(head, [NEW])
    assert (done.new_people, done.cases, done.already) == (0, 0, 1)
    assert len(Cases(centre_ground).ids()) == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"volunteer": ""}, "volunteer"), ({"on": None}, "on"), ({"on": date(2026, 11, 21)}, "on")],
)
def test_what_is_wrong_above_the_lines_is_refused_there(
    sheets: KeyedSheets, head: SheetHead, changed: dict[str, object], field: str
) -> None:
    wrong = replace(head, **changed)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        sheets.save(wrong, [NEW])
    assert [problem.field for problem in refused.value.problems] == [field]
    assert [each.field for each in sheets.check_head(wrong)] == [field]


def test_a_half_keyed_sheet_is_kept_and_forgotten_when_it_is_saved(
    sheets: KeyedSheets, head: SheetHead
) -> None:
    assert sheets.kept() is None
    half = replace(NEW, needs="", apart_from=("line:0",))
    sheets.keep(head, [half, SheetLine(), OTHER])
    kept = sheets.kept()
    assert kept is not None
    assert (kept.head, kept.lines) == (head, (half, SheetLine(), OTHER))
    sheets.save(head, [OTHER])
    assert sheets.kept() is None


def test_people_are_offered_while_their_name_is_typed(
    sheets: KeyedSheets, centre_ground: Ground, head: SheetHead
) -> None:
    known = Citizens(centre_ground).save(KNOWN).uid
    assert [each.uid for each in sheets.offer("นายมูฮัม")] == [known]
    assert [each.uid for each in sheets.offer("มูหัมหมัด มะ")][:1] in ([known], [])
    assert sheets.offer("ม") == ()
    assert "xxxxx" in sheets.offer("มูฮัม")[0].detail


def test_a_printed_sheets_number_says_whose_it_is(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    blank = sheets.paper(head)
    assert (blank.volunteer, blank.lines, blank.month) == ("นางสาวมารียัม สาและ", (), "พฤศจิกายน 2569")
    issued = Documents(centre_ground).issue("outreach_sheet", blank, head.volunteer)
    found = sheets.head_of(issued.number.lower())
    assert found == SheetHead(number=issued.number, volunteer=head.volunteer, tambon_code=TAMBON)
    assert sheets.head_of("D9401-2570-99999") is None


def test_what_was_keyed_in_is_printed_as_it_was_understood_or_as_it_was_typed(
    sheets: KeyedSheets, head: SheetHead, centre_ground: Ground
) -> None:
    wrong = SheetLine(name="สมพร", thai_id="123", birth="31/2/35", phone="12", needs="อะไรก็ได้")
    paper = sheets.paper(head, [NEW, SheetLine(), wrong])
    first, second = paper.lines
    assert (first.citizen_name, first.thai_id, first.birth) == (NEW.name, "1940100123457", "33 ปี")
    assert (first.address, first.phone, first.category) == ("12/3 ม.5", "0812345678", "EMP-1")
    assert (second.thai_id, second.birth, second.phone, second.category) == ("", "31/2/35", "12", "อะไรก็ได้")
    assert (paper.collected_on, paper.officer) == (ON, centre_ground.actor.full_name)
    assert Documents(centre_ground).issue("outreach_sheet", paper, head.volunteer).pdf.startswith(b"%PDF")
