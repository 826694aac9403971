"""The sheet as a paper: empty for a volunteer to take along, or with the lines that were keyed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.rules import thai_date, thai_id
from desktop.rules.lists import keyed
from desktop.rules.lists.keyed import SheetHead, SheetLine
from desktop.services.ground import Ground
from desktop.services.lists.keyed import verdicts

if TYPE_CHECKING:
    from desktop.printing.forms import outreach_sheet

_AGE = re.compile(r"\d{1,3}")


def sheet(
    ground: Ground, head: SheetHead, lines: Sequence[SheetLine], volunteer: str
) -> outreach_sheet.Sheet:
    """The words of a sheet.

    Args:
        ground: whose words and clock.
        head: what counts for all lines.
        lines: as they were typed; none prints an empty sheet.
        volunteer: their full name.
    """
    from desktop.printing.forms import outreach_sheet as form

    today = ground.clock.today()
    tambon = ground.reference.tambons.get(head.tambon_code)
    place = f"ตำบล{tambon.name} อำเภอ{tambon.district} จังหวัด{tambon.province}" if tambon else ""
    filled = [line for line in lines if not line.is_empty()]
    return form.Sheet(
        number="",
        centre=ground.unit_name,
        volunteer=volunteer,
        tambon=place,
        month=thai_date.long(head.on or today, thai_digits=False).partition(" ")[2],
        categories=tuple(
            form.Category(code=each.code, name=each.name)
            for each in keyed.categories(ground.reference, today).values()
        ),
        lines=tuple(_line(ground, head, line) for line in filled),
        collected_on=head.on if filled else None,
        officer=ground.actor.full_name if filled else "",
    )


def _line(ground: Ground, head: SheetHead, line: SheetLine) -> outreach_sheet.Line:
    from desktop.printing.forms import outreach_sheet as form

    draft = verdicts.read(ground, head, line).draft
    person, born = draft.person, thai_date.arabic_digits(line.birth.strip())
    village = f"ม.{person.village_number}" if person.village_number else ""
    # What cannot be read stands on the paper as it was typed.
    address = " ".join(part for part in (person.house_number, village, person.road) if part) or line.address
    return form.Line(
        citizen_name=line.name.strip(),
        thai_id="" if thai_id.check(person.thai_id) else thai_id.digits(person.thai_id),
        birth=f"{born} ปี" if _AGE.fullmatch(born) else line.birth.strip(),
        address=address,
        phone=next(iter(person.phones), line.phone.strip()),
        category=", ".join(need.category_code for need in draft.needs) or line.needs.strip(),
        detail=line.detail.strip(),
    )
