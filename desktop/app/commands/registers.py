"""Commands for a register as a whole: make one, fill one for training, find in it, export from it."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from desktop.app.call import Call, Command
from desktop.rules import namesakes
from desktop.rules.problems import Refused
from desktop.services import opening
from desktop.services.ground import CENTRE, PROVINCE
from desktop.services.opening import NewRegister
from desktop.services.search import Found
from desktop.system.language import _, mark

_MOST_CITIZENS = 1_000_000
# Of the kinds that the search finds the only one whose table is not named by adding an s.
_TABLES = {"activity": "activities"}


def _create_arguments(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--unit", help="a district's four digits, or a province's two")
    which.add_argument("--join", action="store_true", help="use the register that lies on the server already")
    parser.add_argument("--name", default="", dest="unit_name", help="the unit's full name")
    parser.add_argument("--full-name", default="", help="the first user's full name, as on papers")
    parser.add_argument("--position", default="", help="the first user's position, as on papers")
    parser.add_argument("--province", action="store_true", help="a province instead of a centre")
    parser.add_argument(
        "--database", default="", metavar="URL", help="on a server: postgresql+psycopg://user@server/name"
    )
    parser.add_argument("--json", action="store_true")


def _create(call: Call) -> int:
    given = call.given
    if given.join:
        return _join(call)
    draft = NewRegister(
        # A district's code says which province it lies in.
        unit=given.unit[:2] if given.province and given.unit.isdecimal() else given.unit,
        unit_name=given.unit_name,
        edition=PROVINCE if given.province else CENTRE,
        user=call.user(),
        full_name=given.full_name,
        position=given.position,
        password=call.password(),
    )
    recovery = opening.create_register(call.home, draft, call.clock, database=given.database)
    call.answer(
        {"unit": draft.unit, "home": str(call.home.root), "recovery_key": recovery},
        _("The register was made in {folder}.", folder=call.home.root)
        + "\n"
        + _("Recovery key, shown this once; keep it in a sealed envelope: {key}", key=recovery),
    )
    return 0


def _join(call: Call) -> int:
    opening.join_register(call.home, call.given.database)
    call.answer(
        {"home": str(call.home.root), "joined": True},
        _("The register on the server was joined. Sign in with a user of it."),
    )
    return 0


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--unit", default="9401", help="a district's four digits, or a province's two")
    parser.add_argument("--citizens", type=int, default=600)
    parser.add_argument("--volunteers", type=int, default=0, help="0 takes one for each tambon")
    parser.add_argument("--months", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2569)
    parser.add_argument("--json", action="store_true")


def _demo(call: Call) -> int:
    from desktop.app import demonstration

    given = call.given
    if not (
        0 <= given.citizens <= _MOST_CITIZENS and 1 <= given.months <= 120 and 0 <= given.volunteers <= 9_999
    ):
        raise Refused(
            _("A demonstration has up to 1,000,000 citizens, 9,999 volunteers and 120 months."), code="size"
        )
    wish = demonstration.Wish(
        unit=given.unit,
        citizens=given.citizens,
        volunteers=given.volunteers,
        months=given.months,
        seed=given.seed,
    )
    with call.progress(_("Making the demonstration register")) as progress:
        users = demonstration.make(call.home, wish, call.clock, progress)
    lines = [f"user: {user.name}  role: {user.role}  password: {user.password}" for user in users]
    (call.home.root / "USERS.txt").write_text("\n".join(lines) + "\n", "utf-8")
    call.answer({"users": [user.as_json() for user in users]}, "\n".join(lines))
    return 0


def _find_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text")
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument("--json", action="store_true")


def _find(call: Call) -> int:
    with call.centre(look_only=True) as centre:
        found = centre.search.find(call.given.text, max(1, call.given.limit))
        call.shown(centre, mark("Find by a command"), _by_table(found))
    call.answer(
        [
            {"kind": one.kind, "uid": one.uid, "title": one.title, "detail": one.detail, "alike": one.alike}
            for one in found
        ],
        "\n".join(f"{one.kind}\t{one.title}\t{one.detail}" for one in found) or _("Nothing was found."),
    )
    return 0


def _by_table(found: Iterable[Found]) -> Mapping[str, Sequence[str]]:
    seen: dict[str, list[str]] = {}
    for one in found:
        seen.setdefault(_TABLES.get(one.kind, f"{one.kind}s"), []).append(one.uid)
    return seen


def _same_name_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("one")
    parser.add_argument("other")
    parser.add_argument("--json", action="store_true")


def _same_name(call: Call) -> int:
    found = namesakes.same_name(call.given.one, call.given.other)
    reasons = ", ".join(namesakes.reason_word(reason) for reason in found.reasons)
    call.answer(
        {"level": found.level, "reasons": list(found.reasons)},
        f"{found.level}\t{reasons}" if reasons else found.level,
    )
    return 0


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("table")
    parser.add_argument("--out", type=Path, required=True, help="a file ending in .xlsx or .csv")
    parser.add_argument("--json", action="store_true")


def _export(call: Call) -> int:
    with call.centre() as centre, call.progress(_("Exporting")) as progress:
        rows = centre.export.write(call.given.table, call.given.out, progress)
    call.answer(
        {"rows": rows, "out": str(call.given.out)},
        _("{rows} rows were written to {file}.", rows=rows, file=call.given.out),
    )
    return 0


COMMANDS = (
    Command("create", "make a new register", _create_arguments, _create),
    Command("demo", "make a believable register for training", _demo_arguments, _demo),
    Command("find", "what the counter's search finds", _find_arguments, _find),
    Command("same-name", "how two given names compare", _same_name_arguments, _same_name),
    Command("export", "write a register to an Excel or CSV file", _export_arguments, _export),
)
