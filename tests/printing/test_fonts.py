"""The fonts are ours, whole, and as high as the state's letters ask."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from desktop.printing import fonts, press
from desktop.printing.forms import FORMS
from desktop.rules.problems import Refused
from desktop.system import paths


def test_every_font_file_is_the_one_that_was_written_down():
    hashes = json.loads((paths.fonts() / "hashes.json").read_text("utf-8"))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths.fonts().glob("*.ttf")}
    assert found == hashes


def test_every_font_has_its_licence_beside_it():
    for family in ("Sarabun", "NotoNaskhArabic"):
        assert "SIL OPEN FONT LICENSE" in (paths.fonts() / f"{family}-OFL.txt").read_text("utf-8").upper()


def test_the_thai_faces_have_the_cap_height_that_makes_10_7_points_look_like_the_states_16():
    for style in (fonts.REGULAR, fonts.BOLD, fonts.ITALIC):
        assert fonts.font_set().styled(style).cap_height == 700
    assert pytest.approx(10.7 * 0.700, rel=0.02) == 16 * 0.476


def test_a_changed_font_is_refused(tmp_path):
    shutil.copytree(paths.fonts(), tmp_path / "fonts")
    changed = tmp_path / "fonts" / "Sarabun-Bold.ttf"
    changed.write_bytes(changed.read_bytes()[:-1] + b"x")
    with pytest.raises(Refused) as refused:
        fonts.load(tmp_path / "fonts")
    assert refused.value.code == "font-changed"


def test_a_missing_font_is_refused_in_words(tmp_path):
    with pytest.raises(Refused) as refused:
        fonts.load(tmp_path)
    assert "Install the program again" in refused.value.sentence


def test_a_look_alike_with_another_cap_height_is_refused(tmp_path):
    shutil.copytree(paths.fonts(), tmp_path / "fonts")
    folder = tmp_path / "fonts"
    other = (folder / "NotoNaskhArabic-Regular.ttf").read_bytes()
    (folder / "Sarabun-Regular.ttf").write_bytes(other)
    hashes = json.loads((folder / "hashes.json").read_text("utf-8"))
    hashes["Sarabun-Regular.ttf"] = hashlib.sha256(other).hexdigest()
    (folder / "hashes.json").write_text(json.dumps(hashes), "utf-8")
    with pytest.raises(Refused):
        fonts.load(folder)


def test_a_font_without_a_letter_that_forms_are_written_with_is_refused(monkeypatch):
    monkeypatch.setattr(fonts, "_NEEDED", frozenset((*fonts._NEEDED, ord("漢"))))
    with pytest.raises(Refused):
        fonts.load(paths.fonts())


def test_every_letter_of_every_form_is_one_that_the_fonts_are_checked_for():
    written = {letter for one in FORMS for letter in press.print_paper(one, one.sample).text}
    assert {letter for letter in written if ord(letter) not in fonts._NEEDED} <= {"\n", "\u00a0"}


@pytest.mark.parametrize(
    ("character", "key"), [("ก", "TR"), ("a", "TR"), ("๙", "TR"), ("م", "TA"), ("ڬ", "TA")]
)
def test_a_letter_finds_the_face_that_can_draw_it(character, key):
    face = fonts.font_set().face_for(character, fonts.REGULAR)
    assert face is not None
    assert face.key == key


def test_a_letter_that_no_face_has_finds_none():
    assert fonts.font_set().face_for("漢", fonts.REGULAR) is None
