"""The words of a case's papers; documents gives each paper its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from desktop.database import case_status, citizen_entries
from desktop.database.work import setting
from desktop.models import Case, Citizen, Step
from desktop.rules import numbers, people, phones, thai_date, thai_names
from desktop.rules.problems import Refused
from desktop.rules.reference import Choice, addressee
from desktop.services.cases import pages
from desktop.services.cases.pages import CaseNeed
from desktop.services.ground import Ground
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import citizen_slip, referral, service_request

# Paper speaks Thai whatever the window speaks.
_CHANNELS = {
    "counter": "จุดบริการที่ศูนย์แรงงานอำเภอ",
    "volunteer": "อาสาสมัครแรงงาน / บัณฑิตแรงงาน",
    "mobile": "หน่วยบริการเคลื่อนที่",
    "forum": "เวทีประชาคม",
    "survey": "การสำรวจ",
    "phone": "โทรศัพท์",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What every paper of a case tells, read once."""

    session: Session
    ground: Ground
    case: Case
    citizen: Citizen
    needs: tuple[CaseNeed, ...]

    @property
    def name(self) -> str:
        """The citizen's full name."""
        return thai_names.full_name(self.citizen.title, self.citizen.first_name, self.citizen.last_name)

    @property
    def number(self) -> str:
        """The case's number."""
        return numbers.case_number(self.case.origin, self.case.number, self.case.fiscal_year)

    @property
    def age(self) -> int | None:
        """Whole years today."""
        return thai_date.age(self.citizen.birth_date, self.ground.clock.today())

    @property
    def address(self) -> str:
        """The citizen's address in one line."""
        row = self.citizen
        tambon = self.ground.reference.tambons.get(row.tambon_code)
        house = f"บ้านเลขที่ {row.house_number}" if row.house_number else ""
        return people.address(house, row.village_number, row.road, tambon, postcode=row.postcode, full=True)

    @property
    def phones(self) -> str:
        """The citizen's telephones in one line."""
        return ", ".join(phones.shown(call) for call in self.citizen.phones.split())

    def setting(self, name: str) -> str:
        """A setting of the office."""
        return setting(self.session, name)


def told(session: Session, ground: Ground, row: Case) -> Told:
    """What every paper of a case tells.

    Args:
        session: of a reading.
        ground: whose words count.
        row: a case that the signed-in user may see.
    """
    citizen = citizen_entries.find(session, row.citizen_uid)
    return Told(session, ground, row, citizen, pages.needs(session, ground, row.uid))


def service_request_sheet(case: Told) -> service_request.Sheet:
    """The words of the request that the citizen signs."""
    from desktop.printing.forms import service_request as form

    row, tables, actor = case.citizen, case.ground.reference, case.ground.actor
    return form.Sheet(
        number="",
        centre=case.ground.unit_name,
        centre_address=case.setting("address"),
        received_on=case.case.pointed_out_on,
        channel=_CHANNELS.get(case.case.channel, case.case.channel),
        citizen_name=case.name,
        thai_id=row.thai_id or row.other_paper,
        birth=thai_date.partial(row.birth_date, thai_digits=False),
        age=case.age,
        sex=row.sex,
        address=case.address,
        phones=case.phones,
        occupation=row.occupation,
        employment=_named(tables.employments, row.employment),
        education=_named(tables.educations, row.education),
        flags=tuple(_named(tables.flags, code) for code in row.flags.split()),
        needs=tuple(
            form.NeedLine(
                category=need.name, detail=need.detail, agency=_agency(case.ground, need.agency_code)
            )
            for need in case.needs
        ),
        detail=case.case.detail,
        urgency=case.case.urgency,
        found_by=pages.volunteer_name(case.session, case.case.found_by),
        notice_version=row.notice_version,
        notice_on=row.notice_on,
        officer=actor.full_name,
        officer_position=actor.position,
    )


def citizen_slip_sheet(case: Told) -> citizen_slip.Sheet:
    """The words of the slip that the citizen takes home."""
    from desktop.printing.forms import citizen_slip as form

    stand = pages.standing(case.session, case.ground, case.case)
    asked = case_status.agencies(stand.asked)
    return form.Sheet(
        number="",
        centre=case.ground.unit_name,
        centre_phone=case.setting("phone"),
        case_number=case.number,
        citizen_name=case.name,
        received_on=case.case.pointed_out_on,
        needs=tuple(_in_words(need) for need in case.needs),
        where_to_go=", ".join(_agency(case.ground, code) for code in asked) or case.ground.unit_name,
        what_to_bring=_to_bring(case, [need for need in case.needs if need.agency_code in asked]),
        appointment_on=stand.due_on,
        officer=case.ground.actor.full_name,
    )


def referral_sheet(case: Told, step: Step) -> referral.Sheet:
    """The words of the letter that sends a case to an agency; its number was given with the step.

    Raises:
        Refused: the step is no referral.
    """
    from desktop.printing.forms import referral as form

    if step.kind != "referred":
        raise Refused(
            _("Only a referral has a letter. Choose the step by which the case was referred."),
            code="no-letter",
        )
    ground = case.ground
    needs = [need for need in case.needs if need.agency_code == step.agency_code] or list(case.needs)
    need = " และ ".join(_in_words(need) for need in needs)
    return form.Sheet(
        number=step.letter_number,
        centre=ground.unit_name,
        centre_address=case.setting("address"),
        on=step.on,
        subject="ขอส่งต่อผู้ขอรับบริการ " + " และ ".join(need.name for need in needs),
        agency=_addressee(case, step.agency_code),
        references=(),
        case_number=case.number,
        citizen_name=case.name,
        thai_id=case.citizen.thai_id or case.citizen.other_paper,
        age=case.age,
        address=case.address,
        phones=case.phones,
        need=need,
        detail=" ".join(part for part in (case.case.detail, step.note) if part),
        agency_form=", ".join(_forms(ground, needs)),
        due_on=step.due_on,
        signer=case.setting("supervisor_name") or ground.actor.full_name,
        signer_position=case.setting("supervisor_position") or ground.actor.position,
        contact=_contact(case),
    )


def _named(choices: Mapping[str, Choice], code: str) -> str:
    return choices[code].name if code in choices else code


def _agency(ground: Ground, code: str) -> str:
    agencies = ground.reference.agencies
    return agencies[code].name if code in agencies else code


def _in_words(need: CaseNeed) -> str:
    return f"{need.name} ({need.detail})" if need.detail else need.name


def _forms(ground: Ground, needs: Sequence[CaseNeed]) -> list[str]:
    categories = ground.reference.categories
    known = [categories[need.category_code] for need in needs if need.category_code in categories]
    return list(dict.fromkeys(category.agency_form for category in known if category.agency_form))


def _to_bring(case: Told, needs: Sequence[CaseNeed]) -> str:
    return " ".join(("บัตรประจำตัวประชาชน", *_forms(case.ground, needs)))


def _addressee(case: Told, agency_code: str) -> str:
    tables = case.ground.reference
    agency = tables.agencies.get(agency_code)
    tambon = tables.tambons.get(case.citizen.tambon_code)
    office = tables.units().get(case.ground.unit)
    # The agency's office in the centre's own province answers, wherever the citizen is registered.
    province = office.province if office else tambon.province if tambon else ""
    return addressee(agency, province, tambon.name if tambon else "") if agency else agency_code


def _contact(case: Told) -> str:
    phone = case.setting("phone")
    return f"{case.ground.unit_name} โทร. {phone}" if phone else case.ground.unit_name
