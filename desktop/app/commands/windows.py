"""Commands that show the program: its window, a picture of a page, all pictures, and the self-test."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path

from desktop.app.call import Call, Command
from desktop.rules.problems import Refused
from desktop.system.language import _, mark

_SMALLEST, _LARGEST = 320, 8_000
_SCALES = (0.5, 4.0)


def _no_arguments(_parser: ArgumentParser) -> None:
    """The window takes nothing but the shared options."""


def _open_window(call: Call) -> int:
    from desktop.app import demonstration, startup
    from desktop.system.progress import Unheard

    def practise() -> str:
        users = demonstration.make(call.home, demonstration.Wish(), call.clock, Unheard())
        return "\n".join(f"{user.name}   {user.password}   ({user.position})" for user in users)

    return startup.run(call.home, call.clock, practise)


def _screenshot_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "page", help="home, citizens, cases, volunteers, reports, exchange, inbox, office, walk_in …"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")


def _screenshot(call: Call) -> int:
    from desktop.app import pictures

    given = call.given
    size = re.fullmatch(r"(\d{3,5})x(\d{3,5})", given.size)
    if size is None or not all(_SMALLEST <= int(side) <= _LARGEST for side in size.groups()):
        raise Refused(_("Write the size as width and height, such as 1366x768."), code="size")
    if not _SCALES[0] <= given.scale <= _SCALES[1] or given.out.suffix.lower() != ".png":
        raise Refused(
            _("A picture is drawn at a scale of 0.5 to 4, into a file ending in .png."), code="size"
        )
    wanted = pictures.Wanted(given.page, int(size[1]), int(size[2]), given.scale)
    if given.page in pictures.BEFORE_SIGN_IN:
        pictures.save_before_sign_in(call.home, call.clock, wanted, given.out)
    else:
        with call.centre(look_only=True) as centre:
            call.shown(centre, mark("Draw a page by a command"), {"pages": (given.page,)})
            pictures.save_page(centre, wanted, given.out)
    call.answer({"out": str(given.out)}, _("The picture was written to {file}.", file=given.out))
    return 0


def _pictures_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True)


def _pictures(call: Call) -> int:
    from desktop.app import pictures

    for path in pictures.save_all(call.given.out, call.clock):
        call.answer(None, str(path))
    return 0


def _self_test_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--keep", type=Path, default=None, help="leave papers, pictures and files in this folder"
    )
    parser.add_argument("--json", action="store_true")


def _self_test(call: Call) -> int:
    from desktop.app import self_test

    return self_test.run(call)


OPEN_WINDOW = Command("window", "open the window (also without any command)", _no_arguments, _open_window)

COMMANDS = (
    OPEN_WINDOW,
    Command("self-test", "the whole main job in a temporary folder", _self_test_arguments, _self_test),
    Command("screenshot", "a page of the window as a picture", _screenshot_arguments, _screenshot),
    Command("pictures", "every picture that the README and the manual show", _pictures_arguments, _pictures),
)
