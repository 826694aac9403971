"""The main job, step by step: a centre, a province, and the file there and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.volunteers import VolunteerDraft
from desktop.services import centre as all_services
from desktop.services import opening, upkeep
from desktop.services.centre import Centre
from desktop.services.ground import CENTRE, PROVINCE
from desktop.services.office import UserDraft
from desktop.services.opening import NewRegister
from desktop.system.clock import SetClock
from desktop.system.language import mark
from desktop.system.paths import Home

_UNIT, _PROVINCE = "9401", "94"
_OFFICER, _SUPERVISOR = "officer", "supervisor"
_PERSON = CitizenDraft(
    thai_id="1940100123457",
    title="นาย",
    first_name="อับดุลเลาะ",
    last_name="เจ๊ะแว",
    sex="m",
    birth_date="1992-03-12",
    house_number="127/4",
    village_number=6,
    tambon_code="940101",
    postcode="94000",
    phones=("0812345678",),
    occupation="รับจ้างทั่วไป",
)
_VOLUNTEER = CitizenDraft(
    title="นางสาว",
    first_name="รอฮานี",
    last_name="กาเดร์",
    sex="f",
    birth_date="1985",
    tambon_code="940101",
    postcode="94000",
    phones=("0898765432",),
)


class StepFailedError(Exception):
    """A step of the journey did not end as it must."""


def _expect(held: object) -> None:
    # Not ``assert``: the self-test must test in an optimised program, too.
    if not held:
        raise StepFailedError


@dataclass
class Journey:
    """What one step leaves for the next.

    Attributes:
        folder: everything lies here.
        clock: stands in the month before; moved on by hand.
        password: of every user, made anew each time.
        out: papers, pictures and sealed files, where they are kept.
    """

    folder: Path
    clock: SetClock
    password: str
    out: Path
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def month(self) -> Month:
        """The month that is closed and sent."""
        return Month.parse(str(self.kept["month"]))

    def home(self, edition: str) -> Home:
        """The home folder of the centre or of the province."""
        return Home(self.folder / edition)

    @contextmanager
    def at(self, edition: str, user: str = _OFFICER) -> Iterator[Centre]:
        """A signed-in user at the centre or at the province."""
        opened = opening.open_register(self.home(edition), user, self.password, self.clock)
        try:
            yield all_services.build(opened)
        finally:
            opened.close()

    def save(self, name: str, content: bytes) -> Path:
        """Keep a paper or a sealed file."""
        path = self.out / name
        path.write_bytes(content)
        return path


def _create(journey: Journey, edition: str, unit: str) -> None:
    draft = NewRegister(
        unit=unit,
        edition=edition,
        user=_OFFICER,
        full_name="นูรียะห์ สาและ",
        position="นักวิชาการแรงงาน",
        password=journey.password,
    )
    opening.create_register(journey.home(edition), draft, journey.clock)
    with journey.at(edition) as centre:
        centre.office.save_user(
            UserDraft(
                name=_SUPERVISOR,
                full_name="สมชาย จันทร์แก้ว",
                position="หัวหน้าศูนย์แรงงานอำเภอ",
                role="supervisor",
                password=journey.password,
            )
        )


def create_centre(journey: Journey) -> None:
    """A new register for a district."""
    _create(journey, CENTRE, _UNIT)


def create_province(journey: Journey) -> None:
    """A new register for its province."""
    _create(journey, PROVINCE, _PROVINCE)


def enrol(journey: Journey) -> None:
    """The province invites the centre; the centre answers with its key card; the fingerprint is compared."""
    with journey.at(PROVINCE) as province:
        invitation = province.exchange.enrol(_UNIT)
    journey.save("enrolment.lcx", invitation)
    with journey.at(CENTRE) as centre:
        card = centre.exchange.take_in(invitation).key_card
        spoken = " ".join(centre.exchange.own_fingerprint().words)
    if card is None:
        raise StepFailedError("no key card was written")
    journey.save("key-card.lcx", card)
    with journey.at(PROVINCE) as province:
        province.exchange.accept_key(card, spoken)


def sign_in(journey: Journey) -> None:
    """The right password opens the register, a wrong one does not."""
    with journey.at(CENTRE) as centre:
        journey.kept["month"] = str(Month.of(centre.ground.clock.today()))
    try:
        opening.open_register(journey.home(CENTRE), _OFFICER, journey.password + "x", journey.clock)
    except Refused as refused:
        _expect(refused.code == "wrong-password")
        return
    raise StepFailedError("a wrong password opened the register")


def register_volunteer(journey: Journey) -> None:
    """A volunteer for a tambon."""
    today = journey.clock.today()
    draft = VolunteerDraft(
        kind="volunteer",
        order_number="12/2569",
        order_date=today - timedelta(days=60),
        term_start=today - timedelta(days=60),
        term_end=today + timedelta(days=900),
        tambon_code="940101",
    )
    with journey.at(CENTRE) as centre:
        journey.kept["volunteer"] = centre.volunteers.register(_VOLUNTEER, draft)


def register_walk_in(journey: Journey) -> None:
    """A citizen and what they need, in one work."""
    draft = CaseDraft(
        channel="volunteer",
        pointed_out_on=journey.clock.today(),
        found_by=journey.kept["volunteer"],
        detail="ต้องการฝึกช่างเชื่อม เคยทำงานก่อสร้างที่กลันตัน 4 ปี",
        needs=(NeedDraft(category_code="SKL-1"),),
    )
    with journey.at(CENTRE) as centre:
        journey.kept["case"] = centre.cases.open_walk_in(_PERSON, draft).uid
        _expect(centre.search.find("เจ๊ะแว อับดุล"))


def refer(journey: Journey) -> None:
    """The case goes to the agency that answers its need."""
    draft = StepDraft(kind="referred", on=journey.clock.today(), agency_code="DSD")
    with journey.at(CENTRE) as centre:
        journey.kept["referral"] = centre.cases.add_step(journey.kept["case"], draft)


def print_letter(journey: Journey) -> None:
    """The referral letter, the request and the slip are handed out under their numbers."""
    case = journey.kept["case"]
    with journey.at(CENTRE) as centre:
        sheets = {
            "referral": centre.cases.referral_sheet(journey.kept["referral"]),
            "service_request": centre.cases.service_request_sheet(case),
            "citizen_slip": centre.cases.citizen_slip_sheet(case),
        }
        for form, sheet in sheets.items():
            issued = centre.documents.issue(form, sheet, case)
            journey.save(f"{form}.pdf", issued.pdf)


def close_month(journey: Journey) -> None:
    """The next month has begun: the officer freezes the figures of the last."""
    journey.clock.move(days=32)
    with journey.at(CENTRE) as centre:
        _expect(centre.reports.close(journey.month).state == "closed")


def approve(journey: Journey) -> None:
    """The supervisor stands for them."""
    with journey.at(CENTRE, _SUPERVISOR) as centre:
        _expect(centre.reports.approve(journey.month).state == "approved")


def print_report(journey: Journey) -> None:
    """The summary and its covering memo."""
    with journey.at(CENTRE) as centre:
        for form, sheet in (
            ("monthly_summary", centre.reports.summary_sheet(journey.month)),
            ("memo", centre.reports.memo_sheet(journey.month)),
        ):
            journey.save(f"{form}.pdf", centre.documents.issue(form, sheet).pdf)


def send(journey: Journey) -> None:
    """Everything the province has not acknowledged, sealed."""
    with journey.at(CENTRE) as centre:
        journey.save("month.lcx", centre.exchange.send(journey.month).content)


def take_in(journey: Journey) -> None:
    """The province looks into the file, takes it in, and refuses it a second time."""
    content = (journey.out / "month.lcx").read_bytes()
    with journey.at(PROVINCE) as province:
        looked = province.exchange.look_into(content).summary
        taken = province.exchange.take_in(content).summary
        _expect(looked == taken)
        _expect(taken.new)
        _expect(not taken.refused)
        try:
            province.exchange.take_in(content)
        except Refused as refused:
            _expect(refused.code == "replayed")
            return
    raise StepFailedError("a file was taken in twice")


def screen(journey: Journey) -> None:
    """The province screens the case in."""
    draft = StepDraft(kind="screened", on=journey.clock.today(), verdict="accepted")
    with journey.at(PROVINCE) as province:
        province.cases.add_step(journey.kept["case"], draft)


def outcome(journey: Journey) -> None:
    """The agency has helped, the province writes it down and accepts the month."""
    draft = StepDraft(kind="outcome", on=journey.clock.today(), verdict="assisted", reference="กพร. 99/2569")
    with journey.at(PROVINCE) as province:
        province.cases.add_step(journey.kept["case"], draft)
        province.reports.judge_month(_UNIT, journey.month, "accepted")


def answer(journey: Journey) -> None:
    """The province seals its results for the centre."""
    with journey.at(PROVINCE) as province:
        journey.save("answer.lcx", province.exchange.answer(_UNIT).content)


def take_in_answer(journey: Journey) -> None:
    """The answer comes home, and the case shows it."""
    content = (journey.out / "answer.lcx").read_bytes()
    with journey.at(CENTRE) as centre:
        _expect(not centre.exchange.take_in(content).summary.refused)
        _expect(centre.cases.page(journey.kept["case"]).status == "helped")
        _expect(centre.reports.month_state(journey.month).state == "accepted")
        _expect(centre.exchange.pending_count() == 0)


def back_up(journey: Journey) -> None:
    """A backup that was proved to open."""
    with journey.at(CENTRE) as centre:
        journey.kept["backup"] = centre.upkeep.make_backup()


def restore(journey: Journey) -> None:
    """The backup, restored in another place, holds the same people and cases."""
    elsewhere = Home(journey.folder / "restored")
    found = upkeep.restore(elsewhere, journey.kept["backup"], _OFFICER, journey.password)
    _expect((found.citizens, found.cases) == (2, 1))


def check(journey: Journey) -> None:
    """Pages, links, audit chain, papers and keys are whole."""
    for edition in (CENTRE, PROVINCE, "restored"):
        with journey.at(edition) as centre:
            _expect(all(one.ok for one in centre.upkeep.check()))


def draw_window(journey: Journey) -> None:
    """The window itself, drawn without a screen."""
    from desktop.app import pictures

    for edition, pages in ((CENTRE, ("home", "cases", "walk_in", "reports")), (PROVINCE, ("inbox", "cases"))):
        with journey.at(edition) as centre:
            for page in pages:
                pictures.save_page(centre, pictures.Wanted(page), journey.out / f"{edition}-{page}.png")


STEPS: tuple[tuple[str, Callable[[Journey], None]], ...] = (
    (mark("create centre"), create_centre),
    (mark("create province"), create_province),
    (mark("enrol"), enrol),
    (mark("sign in"), sign_in),
    (mark("register volunteer"), register_volunteer),
    (mark("register walk-in"), register_walk_in),
    (mark("refer"), refer),
    (mark("print letter"), print_letter),
    (mark("close month"), close_month),
    (mark("approve"), approve),
    (mark("print report"), print_report),
    (mark("send"), send),
    (mark("take in"), take_in),
    (mark("screen"), screen),
    (mark("outcome"), outcome),
    (mark("answer"), answer),
    (mark("take in answer"), take_in_answer),
    (mark("backup"), back_up),
    (mark("restore"), restore),
    (mark("check"), check),
    (mark("draw window"), draw_window),
)
