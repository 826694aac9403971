"""Every page of both editions, looked at as carefully as a person can: full, empty, and with long names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from registers import MOMENT

from desktop.app.demonstration import Wish, make
from desktop.database.keys import LOWEST
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.volunteers import VolunteerDraft
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.opening import Opened, open_register
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.system.progress import Unheard
from tests.journeys.looking import PAGES, SMALLEST, USUAL, faults

ROOT = Path(__file__).resolve().parents[2]


def _demonstration(folder: Path, wish: Wish) -> tuple[Home, str, str]:
    home = Home(folder / "home")
    officer = make(home, wish, SetClock(MOMENT), Unheard(), LOWEST)[0]
    return home, officer.name, officer.password


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Home, str, str]]:
    """Where the demonstration of each edition lies, and how to sign in."""
    folder = tmp_path_factory.mktemp
    return {
        "centre": _demonstration(folder("full"), Wish(citizens=150, volunteers=20, months=3)),
        "province": _demonstration(folder("full"), Wish(unit="94", citizens=150, volunteers=20, months=2)),
    }


@pytest.fixture
def centre(full: dict[str, tuple[Home, str, str]], edition: str) -> Iterator[Centre]:
    """The demonstration of an edition, signed in."""
    home, name, password = full[edition]
    opened = open_register(home, name, password, SetClock(MOMENT))
    built = all_services.build(opened, LOWEST)
    yield built
    built.close()


@pytest.mark.parametrize(("edition", "size"), [("centre", USUAL), ("province", USUAL), ("centre", SMALLEST)])
def test_no_page_of_a_full_register_has_a_fault(centre: Centre, size: QSize) -> None:
    assert faults(centre, size) == []


def test_no_page_of_an_empty_register_has_a_fault(opened: Opened, opened_province: Opened) -> None:
    assert faults(all_services.build(opened, LOWEST), deep=False) == []
    assert faults(all_services.build(opened_province, LOWEST), deep=False) == []


def test_names_of_sixty_letters_push_nothing_out_of_its_place(opened: Opened) -> None:
    centre = all_services.build(opened, LOWEST)
    _register_long_names(centre)
    assert faults(centre, USUAL) == []
    assert faults(centre, SMALLEST) == []


def _register_long_names(centre: Centre) -> None:
    long_name = "มูฮัมหมัดซอลาฮุดดีนอับดุลการิมอับดุลรอมานอิสมาแอซูไลมานยูโซะรอมือลี"
    assert len(long_name) > 60
    person = CitizenDraft(
        title="นาย",
        first_name=long_name[:60],
        last_name=long_name[:60],
        sex="m",
        birth_date="1992-03-12",
        tambon_code="940101",
        postcode="94000",
        occupation="ลูกจ้างชั่วคราวโรงงานแปรรูปอาหารทะเลและรับจ้างทั่วไปในหมู่บ้าน",
    )
    today = centre.ground.clock.today()
    case = CaseDraft(
        pointed_out_on=today,
        needs=tuple(NeedDraft(category_code=code) for code in ("SKL-1", "SSO-2", "PRO-1")),
        detail="ต้องการฝึกช่างเชื่อม " * 12,
    )
    centre.cases.open_walk_in(person, case, (StepDraft(kind="referred", on=today, agency_code="DSD"),))
    volunteer = CitizenDraft(title="นางสาว", first_name=long_name[:60], last_name=long_name[:60], sex="f")
    centre.volunteers.register(volunteer, VolunteerDraft(term_start=today, tambon_code="940101"))


@pytest.mark.parametrize("edition", ["centre", "province"])
def test_no_page_has_a_fault_on_a_screen_scaled_to_one_and_a_half(
    full: dict[str, tuple[Home, str, str]], edition: str
) -> None:
    home, name, password = full[edition]
    scaled = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    command = [sys.executable, "-m", "tests.journeys.looking", str(home.root), name, password]
    done = subprocess.run(
        command, cwd=ROOT, env=scaled, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ratio"] == 1.5
    assert told["pages"] == list(PAGES[edition])
    assert told["faults"] == []
