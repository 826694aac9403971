"""Certificates that were given since a backup: they come along with the course that they stand on.

A certificate hangs on somebody's wall: its number, and that it was voided, must not be forgotten. It says
that somebody passed, so its course comes whole: people, sessions, attendance and the declared results.
"""

from __future__ import annotations

from desktop.database.carried_rows import Both, Row
from desktop.rules.trainings import certificate_number

_CERTIFICATES = "certificates"
# What a course points at without standing on it: where the backup does not know it, the link goes.
_LINKS = {"group_uid": "groups", "case_uid": "cases"}


def bring(both: Both) -> None:
    """Bring certificates, void ones too, from the register that lies there into the one that is restored.

    Args:
        both: the two registers.
    """
    # First what was voided: an enrolment has one living certificate.
    for row, _known in both.newer(_CERTIFICATES):
        both.change(_CERTIFICATES, row)
    for row in both.rows(_CERTIFICATES):
        if both.known(_CERTIFICATES, row["uid"]) is None:
            _bring_course(both, row["enrolment_uid"])
            if not both.put(_CERTIFICATES, row):
                number = certificate_number(row["origin"], row["number"], row["fiscal_year"])
                both.carried.left_behind.append(number)


def _bring_course(both: Both, enrolment_uid: str) -> None:
    [enrolment] = both.rows("enrolments", f"uid = '{enrolment_uid}'")
    course = f"'{enrolment['course_uid']}'"
    people = both.rows("enrolments", f"course_uid = {course}")
    for person in sorted({one["person_uid"] for one in people}):
        if both.known("citizens", person) is None:
            [citizen] = both.rows("citizens", f"uid = '{person}'")
            both.put("citizens", citizen)
    _bring_rows(both, "courses", both.rows("courses", f"uid = {course}"))
    # Who withdrew comes first: somebody stands in a course once.
    _bring_rows(both, "enrolments", sorted(people, key=lambda one: one["withdrawn_on"] is None))
    _bring_rows(both, "course_sessions", both.rows("course_sessions", f"course_uid = {course}"))
    held = f"session_uid IN (SELECT uid FROM course_sessions WHERE course_uid = {course})"
    _bring_rows(both, "attendances", both.rows("attendances", held))


def _bring_rows(both: Both, table: str, rows: list[Row]) -> None:
    for row in rows:
        known = both.known(table, row["uid"])
        if known is None:
            both.put(table, _without_strangers(both, row))
        elif known["revision"] < row["revision"]:
            both.change(table, _without_strangers(both, row))


def _without_strangers(both: Both, row: Row) -> Row:
    """The entry without links to what the backup does not know; changed so, it is a newer one."""
    gone = [name for name, table in _LINKS.items() if row.get(name) and both.known(table, row[name]) is None]
    return row | dict.fromkeys(gone) | {"revision": row["revision"] + bool(gone)}
