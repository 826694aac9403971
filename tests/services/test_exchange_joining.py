"""A joining at a centre travels with the next file; a file sends nobody where its sender may not."""

from __future__ import annotations

import pytest
from centre_and_province import CENTRE, OCTOBER, Two, contents
from month_entries import Entries

from desktop.exchange.records import record
from desktop.models import Citizen
from desktop.rules.problems import Refused
from desktop.services.citizens import Citizens
from desktop.services.exchange import outgoing


def _person(two: Two, uid: str) -> dict[str, object]:
    """A person's record as it would go."""
    with two.centre_ground.database.read() as session:
        (found,) = outgoing.entries(session, "citizens", Citizen.uid == uid)
    return dict(found.fields)


def test_a_joining_and_its_undoing_reach_the_province(two: Two) -> None:
    kept, gone = two.entries.person("ฟาตีเมาะ"), two.entries.person("ฟาตีมะห์")
    two.up()
    at_province, here = Citizens(two.province_ground), Citizens(two.centre_ground)
    assert set(at_province.ids()) == {kept, gone}
    joining = here.join((kept, None), (gone, None)).uid
    two.send()
    two.up()
    assert at_province.ids() == [kept]
    assert at_province.page(gone).uid == kept
    (joined,) = at_province.page(kept).joined
    assert (joined.joining_uid, joined.name) == ("", "นายฟาตีมะห์ สาและ")
    here.take_apart(joining)
    two.up()
    assert set(at_province.ids()) == {kept, gone}
    assert contents(two.centre_ground, CENTRE) == contents(two.province_ground, CENTRE)


def test_an_entry_that_points_at_itself_is_refused(two: Two) -> None:
    uid = two.entries.person()
    fields = _person(two, uid) | {"joined_to": uid}
    taken = two.province.take_in(two.forged(record("citizens", uid, CENTRE, 2, fields)))
    assert [refused.uid for refused in taken.summary.refused] == [uid]


def test_an_entry_that_points_at_another_offices_leads_nowhere_else(two: Two) -> None:
    theirs = Entries(two.province_ground, "9402").person("อาซีซะ")
    uid = two.entries.person()
    fields = _person(two, uid)
    two.province.take_in(two.forged(record("citizens", uid, CENTRE, 1, fields | {"joined_to": theirs})))
    citizens = Citizens(two.province_ground)
    assert citizens.page(uid).uid == uid
    assert citizens.page(theirs).joined == ()


def test_entries_that_point_at_each_other_do_not_lead_round_for_ever(two: Two) -> None:
    one, other = two.entries.person(), two.entries.person("มะรอซี")
    records = [
        record("citizens", uid, CENTRE, 1, _person(two, uid) | {"joined_to": there})
        for uid, there in ((one, other), (other, one))
    ]
    two.province.take_in(two.forged(*records))
    assert Citizens(two.province_ground).page(one).uid in (one, other)


def test_the_province_does_not_join_what_belongs_to_a_centre(two: Two) -> None:
    kept, gone = two.entries.person("ฟาตีเมาะ"), two.entries.person("ฟาตีมะห์")
    two.up(OCTOBER)
    with pytest.raises(Refused) as refused:
        Citizens(two.province_ground).join((kept, None), (gone, None))
    assert refused.value.code == "not-ours"
