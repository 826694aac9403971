"""The window's Thai is complete, keeps every placeholder, and is compiled as it is kept."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def languages() -> ModuleType:
    found = importlib.util.spec_from_file_location("languages", ROOT / "installer" / "languages.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_every_text_of_the_window_has_its_thai(languages: ModuleType) -> None:
    assert languages.missing(languages.catalogue()) == []


def test_no_translation_breaks_a_placeholder(languages: ModuleType) -> None:
    assert languages.broken(languages.catalogue()) == []


def test_the_compiled_catalogue_is_that_of_the_kept_one(languages: ModuleType) -> None:
    assert languages.MO.read_bytes() == languages.compiled(languages.catalogue())


def test_the_catalogue_holds_nothing_that_the_code_no_longer_says(languages: ModuleType) -> None:
    kept = {message.id for message in languages.catalogue() if message.id}
    assert kept <= languages.texts_in_code()


def test_thai_texts_are_thai(languages: ModuleType) -> None:
    # What stays as it is: names of formats, file endings, keys.
    allowed = re.compile(
        r"Excel|PDF|QR|Esc|Tab|Enter|Ctrl|Alt|labour-centre|LABOUR_CENTRE\w*|JSON|UTF-8|CSV|ZIP|lcx|xlsx|csv|pdf|txt|png|A4|A5|USB|Windows|SQLCipher|PostgreSQL|postgresql\+psycopg"
        # What whoever keeps a server types into it.
        r"|ENCODING 'UTF8', LC_COLLATE 'C'|TEMPLATE template0"
    )
    english = []
    for message in languages.catalogue():
        text = re.sub(r"\{\w+[^}]*\}|--[\w-]+|\*?\.\w+", "", str(message.string))
        if message.id and re.search(r"[A-Za-z]{3,}", allowed.sub("", text)):
            english.append(message.string)
    assert english == []
