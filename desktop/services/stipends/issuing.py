"""A receipt is issued: its number is taken in the same work, and what it says is fixed for good."""

from __future__ import annotations

from datetime import date

from desktop.database import stipend_amounts
from desktop.database.work import Work
from desktop.models import Citizen, StipendLine, StipendReceipt, Volunteer, new_uid
from desktop.rules import people
from desktop.rules.months import fiscal_year
from desktop.services.ground import Ground
from desktop.services.stipends import claims

SERIES = "receipt"


def issue(ground: Ground, work: Work, line: StipendLine, on: date, replaces: str = "") -> StipendReceipt:
    """Issue the receipt of a line inside the running work.

    Args:
        ground: who pays.
        work: the running work.
        line: what is paid.
        on: the day that the receipt bears; its fiscal year counts the number.
        replaces: the uid of the void receipt that it stands for.
    """
    volunteer = work.session.get_one(Volunteer, line.volunteer_uid)
    person = work.session.get_one(Citizen, volunteer.person_uid)
    year = fiscal_year(on)
    receipt = StipendReceipt(
        uid=new_uid(),
        fiscal_year=year,
        number=work.next_number(SERIES, year),
        line_uid=line.uid,
        volunteer_uid=line.volunteer_uid,
        person_uid=line.person_uid,
        month=line.month,
        amount=line.amount,
        on=on,
        payee=claims.name_of(person),
        payee_id=person.thai_id,
        payee_address=_address(ground, person),
        payer=ground.actor.full_name,
        payer_position=ground.actor.position,
        replaces_uid=replaces,
    )
    work.session.add(receipt)
    work.session.flush()
    stipend_amounts.tell(work, receipt)
    return receipt


def _address(ground: Ground, person: Citizen) -> str:
    house = f"บ้านเลขที่ {person.house_number}" if person.house_number else ""
    tambon = ground.reference.tambons.get(person.tambon_code)
    return people.address(
        house, person.village_number, person.road, tambon, postcode=person.postcode, full=True
    )
