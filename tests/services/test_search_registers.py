"""The one search finds the district's work too: groups, courses, forums, events, activities and bulletins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from forum_entries import ForumEntries
from month_entries import Entries

from desktop.models import Activity, Base, Bulletin, Course, Event, Group, new_uid
from desktop.services.ground import Ground
from desktop.services.search import Found, Search

AsRole = Callable[[Ground, str], Ground]
DAY = date(2026, 11, 10)


def _put(ground: Ground, row: Base) -> str:
    with ground.database.work("Put an entry for a test") as work:
        work.session.add(row)
        work.session.flush()
        return str(row.uid)  # type: ignore[attr-defined]


def _event(ground: Ground, number: int = 3, **values: object) -> str:
    told = {"what_happened": "โรงงานปลาป่นปิดกิจการ", "kind": "layoff"} | values
    return _put(ground, Event(number=number, fiscal_year=2570, heard_on=DAY, tambon_code="940101", **told))


@pytest.fixture
def everything(centre_ground: Ground) -> dict[str, str]:
    """One entry of each register, by its kind."""
    ground = centre_ground
    group = Group(uid=new_uid(), name="กลุ่มปลาส้ม", kind="occupational", tambon_code="940101", formed_on=DAY)
    course = Course(
        uid=new_uid(), title="ทำปลาส้ม", first_day=DAY, last_day=DAY, hours=6, seats=20, tambon_code="940101"
    )
    activity = Activity(
        uid=new_uid(), on=DAY, field="services", kind="visit", activity="เยี่ยมกลุ่มปลาส้ม", tambon_code="940101"
    )
    bulletin = Bulletin(uid=new_uid(), kind="vacancy", title="รับพนักงานทำปลาส้ม", published_on=DAY)
    return {
        "group": _put(ground, group),
        "course": _put(ground, course),
        "forum": ForumEntries(ground).held(subject="ตลาดปลาส้ม"),
        "event": _event(ground, what_happened="โรงปลาส้มปิดกิจการ"),
        "activity": _put(ground, activity),
        "bulletin": _put(ground, bulletin),
    }


def _kinds(found: tuple[Found, ...]) -> dict[str, str]:
    return {one.kind: one.uid for one in found}


def test_each_register_is_found_by_its_title_and_the_match_is_marked(
    centre_ground: Ground, everything: dict[str, str]
) -> None:
    found = Search(centre_ground).find("ปลาส้ม")
    assert _kinds(found) == everything
    for one in found:
        assert [one.title[start:end] for start, end in one.marks] == ["ปลาส้ม"]
        assert one.detail


def test_all_words_must_be_in_an_entry_or_in_the_name_of_its_tambon(
    centre_ground: Ground, everything: dict[str, str]
) -> None:
    search = Search(centre_ground)
    # A bulletin is of no tambon.
    assert set(_kinds(search.find("ปลาส้ม สะบารัง"))) == everything.keys() - {"bulletin"}
    assert _kinds(search.find("ปลาส้ม ตลาด")) == {"forum": everything["forum"]}
    assert search.find("ปลาส้ม ไม่มีคำนี้") == ()
    assert search.find("%") == ()
    assert search.find("ป") == ()


def test_a_restricted_event_is_found_by_supervisors_only_and_takes_nobodys_place(
    centre_ground: Ground, as_role: AsRole
) -> None:
    shown = [_event(centre_ground, number, what_happened="นายหน้าเถื่อน") for number in range(1, 7)]
    secret = _event(centre_ground, 9, what_happened="นายหน้าเถื่อน", restricted=True)
    officer, supervisor = (Search(as_role(centre_ground, role)) for role in ("officer", "supervisor"))

    assert {one.uid for one in officer.find("นายหน้าเถื่อน")} == set(shown)
    assert secret in {one.uid for one in supervisor.find("นายหน้าเถื่อน")}
    for text in ("9401/ห 9/2570", "ห 9/2570"):
        assert officer.find(text) == ()
        assert [one.uid for one in supervisor.find(text)] == [secret]


@pytest.mark.parametrize("text", ["9401/ห 3/2570", "๙๔๐๑/ห ๓/๒๕๗๐", "ห3/2570"])
def test_an_event_is_found_by_its_number_and_nothing_else_can_be_meant(
    centre_ground: Ground, text: str
) -> None:
    uid = _event(centre_ground)
    _event(centre_ground, 4)
    [found] = Search(centre_ground).find(text)
    assert (found.uid, found.is_sure) == (uid, True)


def test_what_was_taken_back_or_withdrawn_is_not_found(centre_ground: Ground) -> None:
    entries = ForumEntries(centre_ground)
    forum = entries.held(subject="ตลาดปลาส้ม")
    entries.forums.take_back(forum, "จดซ้ำ")
    _put(centre_ground, Bulletin(kind="news", title="ปลาส้ม", published_on=DAY, withdrawn_on=DAY))
    activity = Activity(on=DAY, field="services", kind="visit", activity="ปลาส้ม", taken_back_on=DAY)
    _put(centre_ground, activity)
    assert Search(centre_ground).find("ปลาส้ม") == ()


def test_a_forum_about_nothing_is_named_by_its_place(centre_ground: Ground) -> None:
    ForumEntries(centre_ground).held(subject="", place="ศาลาริมคลอง")
    [found] = Search(centre_ground).find("ริมคลอง")
    assert found.title == "ศาลาริมคลอง"


def test_however_many_people_fit_the_districts_work_keeps_its_place_and_is_never_many(
    centre_ground: Ground,
) -> None:
    people = Entries(centre_ground)
    for _each in range(25):
        people.person("ปลาส้ม")
    entries = ForumEntries(centre_ground)
    for village in range(1, 10):
        entries.held(subject="ปลาส้ม", village_number=village)

    found = Search(centre_ground).find("ปลาส้ม")

    assert [one.kind for one in found].count("forum") == 6
    assert len(found) == 20
    assert found[0].kind == "citizen"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(Search(centre_ground).find("ปลาส้ม", limit=5)) == 5


def test_a_long_story_is_found_and_told_short(centre_ground: Ground) -> None:
    _event(centre_ground, what_happened="ลูกจ้างถูกเลิกจ้าง " * 30)
    [found] = Search(centre_ground).find("เลิกจ้าง")
    assert len(found.title) <= 81
    assert found.title.endswith("…")


def test_a_province_finds_what_its_centres_wrote(province_ground: Ground) -> None:
    with province_ground.database.work("arrives") as work:
        work.session.add(Group(origin="9402", name="กลุ่มปลาส้ม", kind="occupational", formed_on=DAY))
    assert [one.kind for one in Search(province_ground).find("ปลาส้ม")] == ["group"]
