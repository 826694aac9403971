"""How papers are read back: by every reader that this machine has, PDFium and pypdf always."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop.printing.line_breaking import keeping_whole
from desktop.printing.paper import FORM, NONE, Document, Imprint

# With THOROUGH=1 in the environment every field of every form is tried with every text, which takes minutes;
# without it each field once, and fewer of the texts that nobody would write.
THOROUGH = bool(os.environ.get("THOROUGH"))

_DIRECTIONS = str.maketrans("", "", "\u202a\u202b\u202c")


def without_space(text: str) -> str:
    """The text without white space and the marks that poppler puts around Arabic script."""
    return "".join(text.translate(_DIRECTIONS).split())


def without_margins(text: str) -> str:
    """The printed lines of a letter or memo without its page numbers and the first words of the next page."""
    return re.sub(r"(?m)^(- [๐-๙]+ -|/.*\.\.\.)$", "", text)


def by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        reader = page.get_textpage()
        texts.append(reader.get_text_range())
        reader.close()
        page.close()
    document.close()
    return "".join(texts)


def by_pypdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def by_poppler(pdf: bytes, mode: str = "-raw") -> str:
    asked = ["pdftotext", *([mode] if mode else []), "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(asked, input=pdf, capture_output=True, check=True)
    assert not done.stderr
    return done.stdout.decode("utf-8").replace("\f", "")


READERS: dict[str, Callable[[bytes], str]] = {"PDFium": by_pdfium, "pypdf": by_pypdf}
# In the order of the file, as this machine's pdftotext does unasked, and as the page is laid out: the last
# two look for columns, so that what they read is compared line by line.
POPPLER_MODES = ("-raw", "", "-layout") if shutil.which("pdftotext") else ()
if POPPLER_MODES:
    READERS["poppler"] = by_poppler


@pytest.fixture
def read_back() -> Callable[[bytes], dict[str, str]]:
    """Reader's name -> the paper's text without white space."""
    return lambda pdf: {name: without_space(reader(pdf)) for name, reader in READERS.items()}


@pytest.fixture
def set_story() -> Callable[..., tuple[bytes, str]]:
    """Sets flowables on a form's paper and gives the PDF and what was written."""

    def set_it(story: list[object], names: tuple[str, ...] = ()) -> tuple[bytes, str]:
        target = io.BytesIO()
        with keeping_whole(names):
            canvas = Document(target, replace(FORM, pages=NONE), Imprint(title="ตัวอย่าง", author="ศูนย์")).set(
                story
            )
        return target.getvalue(), without_space("".join(canvas.all_written))

    return set_it


CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def corpus() -> tuple[str, ...]:
    """Every line of the corpus."""
    files = sorted(CORPUS.glob("*.txt"))
    return tuple(line for file in files for line in file.read_text("utf-8").splitlines())


@pytest.fixture(scope="session")
def names() -> tuple[str, ...]:
    """The given and family names that the corpus's lines mention."""
    lists = (CORPUS / "lists" / name for name in ("given_names.txt", "family_names.txt"))
    return tuple(
        sorted(
            {part for file in lists for line in file.read_text("utf-8").splitlines() for part in line.split()}
        )
    )
