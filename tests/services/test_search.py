"""One field finds people, cases, volunteers and papers: exact first, sound-alikes after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import Document, Volunteer
from desktop.rules import typing_slips
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.cases import Cases, OpenedCase
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground
from desktop.services.search import Found, Search

AsRole = Callable[[Ground, str], Ground]

PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992",
    tambon_code="940101",
    phones=("0812345678",),
    former_names="อามัด",
)
ALIKE = replace(PERSON, thai_id="", other_paper="A1", first_name="โมฮัมหมัด", last_name="กาเดร์", phones=())
BANA = "940104"
CASE = CaseDraft(pointed_out_on=date(2026, 11, 2), needs=(NeedDraft(category_code="SKL-1"),))
REFERRAL = StepDraft(kind="referred", on=date(2026, 11, 14), agency_code="DSD")


@pytest.fixture
def walk_in(centre_ground: Ground) -> OpenedCase:
    return Cases(centre_ground).open_walk_in(PERSON, CASE, [REFERRAL])


def _paper(ground: Ground, about: str, number: str) -> str:
    with ground.database.work("paper") as work:
        row = Document(
            uid=f"d-{number}",
            form="referral",
            number=number,
            sheet="{}",
            fingerprint="",
            about=about,
            printed_at=datetime(2026, 11, 14, 10, 0),
        )
        work.session.add(row)
        return row.uid


def _first(found: tuple[Found, ...]) -> tuple[str, str]:
    return (found[0].kind, found[0].uid) if found else ("", "")


@pytest.mark.parametrize(
    "typed",
    ["มูฮัม", "มะหะ มูฮัม", "นายมูฮัมหมัด มะหะมัด", "อามัด", "1-9403-00123-45-1", "๐๘๑๒๓๔๕๖๗๘", "+66812345678"],
)
def test_a_person_is_found_by_any_part_in_any_order(
    centre_ground: Ground, walk_in: OpenedCase, typed: str
) -> None:
    found = Search(centre_ground).find(typed)
    assert _first(found) == ("citizen", walk_in.citizen_uid)
    assert found[0].title == "นายมูฮัมหมัด มะหะมัด"
    assert "1-9403-xxxxx-45-1" in found[0].detail and "00123" not in found[0].detail


def test_what_was_typed_whole_scores_highest(centre_ground: Ground, walk_in: OpenedCase) -> None:
    search = Search(centre_ground)
    scores = [search.find(typed)[0].score for typed in ("1940300123451", "มูฮัม", "หะมัด", "มูหะหมัด")]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 4
    assert search.find("0812345678")[0].score == search.find("08-1234-5678")[0].score == 100


def test_sound_alikes_come_after_those_spelled_so_and_never_instead(
    centre_ground: Ground, walk_in: OpenedCase
) -> None:
    alike = Cases(centre_ground).open_walk_in(ALIKE, CASE).citizen_uid
    search = Search(centre_ground)
    assert [each.uid for each in search.find("มูฮัมหมัด")] == [walk_in.citizen_uid, alike]
    assert [each.uid for each in search.find("โมฮัมหมัด")] == [alike, walk_in.citizen_uid]
    assert [each.uid for each in search.find("โมฮัมหมัด", limit=1)] == [alike]


def _named(ground: Ground, **fields: object) -> str:
    return Citizens(ground).save(replace(PERSON, thai_id="", phones=(), former_names="", **fields)).uid


@pytest.mark.parametrize(
    ("typed", "alike"),
    [
        ("แว มะหะมัด", ""),
        ("แวดาโอ๊ะ บานา", ""),
        ("แวดาโอ๊ะ ต.บานา", ""),
        ("แวดาโอะ เมืองปัตตานี", ""),
        ("บานา", ""),
        ("แวดาโอ๊ะ ม.๔", ""),
        ("แวดาโอ๊ะ หมู่ที่ 4 บานา", ""),
        ("แวดาโอ้ มะหมัด", "name"),
        ("c;fkFvUt", ""),
        ("แวดาโอ๊ะ ทองคำเปลว", "part"),
    ],
)
def test_a_place_narrows_and_what_is_only_alike_says_so(
    centre_ground: Ground, typed: str, alike: str
) -> None:
    wanted = _named(centre_ground, first_name="แวดาโอ๊ะ", tambon_code=BANA, village_number=4)
    _named(centre_ground, first_name="ซง", tambon_code="940402", village_number=5, last_name="ปูลา")
    [found] = Search(centre_ground).find(typed)
    assert (found.uid, found.alike) == (wanted, alike)


def test_a_place_where_nobody_of_that_name_lives_finds_nobody(centre_ground: Ground) -> None:
    _named(centre_ground, first_name="แวดาโอ๊ะ", tambon_code=BANA)
    assert Search(centre_ground).find("แวดาโอ๊ะ ต.สะบารัง") == ()


def test_an_id_number_with_a_slip_finds_the_person_and_says_so(
    centre_ground: Ground, walk_in: OpenedCase
) -> None:
    for typed in ("1940300123461", "1940300124351"):
        [found] = Search(centre_ground).find(typed)
        assert (found.uid, found.alike, found.is_sure) == (walk_in.citizen_uid, "number", False)
    assert Search(centre_ground).find("1940300123451")[0].is_sure


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("มูฮัม", ["มูฮัม"]), ("หะมัด มูฮัม", ["มูฮัม", "หะมัด"]), ("โมฮัมหมัด", ["มูฮัมหมัด"]), ("0812345678", [])],
)
def test_the_matching_part_of_the_name_is_marked(
    centre_ground: Ground, walk_in: OpenedCase, typed: str, marked: list[str]
) -> None:
    [found] = Search(centre_ground).find(typed)
    assert [found.title[start:end] for start, end in found.marks] == marked


def test_a_scanner_on_the_thai_layout_finds_the_paper(centre_ground: Ground, walk_in: OpenedCase) -> None:
    uid = _paper(centre_ground, walk_in.steps[0], "D9401-2570-00012")
    [found] = Search(centre_ground).find(typing_slips.on_the_other_layout("D9401-2570-00012 3f9a"))
    assert (found.kind, found.uid, found.is_sure) == ("document", uid, True)


@pytest.mark.parametrize(
    "typed", ["9401/0001/2570", "9401/1", "1/2570", "๙๔๐๑/๐๐๐๑/๒๕๗๐", "9401/ส 1/2570", "ส 1/2570"]
)
def test_a_case_is_found_by_its_number_and_its_letters(
    centre_ground: Ground, walk_in: OpenedCase, typed: str
) -> None:
    (found,) = Search(centre_ground).find(typed)
    assert (found.kind, found.uid, found.title) == ("case", walk_in.uid, "9401/0001/2570")
    assert found.detail.startswith("นายมูฮัมหมัด มะหะมัด · ")


def test_a_bare_number_is_a_case_first_and_part_of_an_id_after(
    centre_ground: Ground, walk_in: OpenedCase
) -> None:
    assert [each.kind for each in Search(centre_ground).find("1")] == ["case", "citizen"]


def test_a_volunteer_is_found_beside_the_person(centre_ground: Ground, walk_in: OpenedCase) -> None:
    with centre_ground.database.work("volunteer") as work:
        for uid in ("v1", "v2"):
            work.session.add(Volunteer(uid=uid, person_uid=walk_in.citizen_uid, kind="graduate"))
    found = Search(centre_ground).find("มูฮัมหมัด")
    assert [(each.kind, each.uid) for each in found] == [
        ("citizen", walk_in.citizen_uid),
        ("volunteer", "v2"),
    ]
    assert found[1].detail.startswith("Labour graduate")


def test_a_paper_is_found_by_its_number_however_it_is_typed(
    centre_ground: Ground, walk_in: OpenedCase
) -> None:
    uid = _paper(centre_ground, walk_in.steps[0], "D9401-2570-00012")
    for typed in ("D9401-2570-00012", "d9401-2570-00012", "D๙๔๐๑-๒๕๗๐-๐๐๐๑๒", "D9401-2570-00012 3f9a"):
        assert _first(Search(centre_ground).find(typed)) == ("document", uid)
    assert Search(centre_ground).find("D9401-2570-00013") == ()


def test_restricted_cases_and_their_papers_are_found_by_supervisors_only(
    centre_ground: Ground, as_role: AsRole
) -> None:
    tip_off = replace(CASE, needs=(NeedDraft(category_code="OPS-3"),))
    walk_in = Cases(centre_ground).open_walk_in(PERSON, tip_off, [replace(REFERRAL, agency_code="PLO")])
    _paper(centre_ground, walk_in.uid, "D9401-2570-00001")
    _paper(centre_ground, walk_in.steps[0], "D9401-2570-00002")
    officer, supervisor = (Search(as_role(centre_ground, role)) for role in ("officer", "supervisor"))
    for typed in (walk_in.number, "ส 1/2570", "D9401-2570-00001", "D9401-2570-00002"):
        assert officer.find(typed) == (), typed
        assert len(supervisor.find(typed)) == 1, typed


def test_nothing_typed_finds_nothing_and_the_limit_holds(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    for place in range(5):
        cases.open_walk_in(replace(ALIKE, last_name="กาเดร์" + "ก" * place), CASE)
    search = Search(centre_ground)
    assert search.find("") == search.find("   ") == search.find("-") == ()
    assert len(search.find("โมฮัมหมัด", limit=3)) == 3


def test_a_role_without_rights_finds_nothing(centre_ground: Ground, as_role: AsRole) -> None:
    with pytest.raises(Refused):
        Search(as_role(centre_ground, "stranger")).find("มูฮัมหมัด")


def test_whatever_is_typed_never_breaks_the_search(centre_ground: Ground, walk_in: OpenedCase) -> None:
    search = Search(centre_ground)

    @settings(max_examples=150, deadline=None)
    @given(st.text(alphabet="มูฮัหด แเ่้์ำ0123456789๑/-D%_'\"\\ส.abK\u200b", max_size=20) | st.text(max_size=12))
    def holds(typed: str) -> None:
        found = search.find(typed)
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
        assert len({(each.kind, each.uid) for each in found}) == len(found)

    holds()


def test_every_piece_of_a_name_finds_the_person(centre_ground: Ground, walk_in: OpenedCase) -> None:
    search = Search(centre_ground)
    names = (PERSON.first_name, PERSON.last_name)

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        pieces = []
        for name in data.draw(st.permutations(names)):
            start = data.draw(st.integers(0, len(name) - 2))
            pieces.append(name[start : data.draw(st.integers(start + 2, len(name)))])
        # A piece that begins with a mark is no text that anyone can type.
        if all("ก" <= piece[0] <= "ฮ" for piece in pieces):
            assert ("citizen", walk_in.citizen_uid) in {
                (f.kind, f.uid) for f in search.find(" ".join(pieces))
            }

    holds()
