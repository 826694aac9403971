"""What stands in a paper's margins: its number and code, its pages, the words that announce the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from desktop.printing import forms, paper, press
from desktop.rules.thai_date import arabic_digits, thai_digits

NUMBER = "D9401-2569-00012"
NUMBERED = [one for one in forms.FORMS if hasattr(one.sample, "number")]
IN_THAI = {"memo", "referral", "certificate"}


def test_letters_memos_and_certificates_have_thai_numerals_and_no_other_form() -> None:
    assert {one.name for one in forms.FORMS if one.layout.thai_numerals} == IN_THAI
    assert paper.LETTER.digits("๑2") == "๑๒"
    assert paper.FORM.digits("๑2") == "12"


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.name)
@pytest.mark.parametrize("written", [arabic_digits, thai_digits])
def test_the_number_at_the_foot_has_the_numerals_of_its_form(one: forms.Form, written: Any) -> None:
    # The story may show the number as well: what stands at the foot is the last that is written of it.
    blank = press.print_paper(one, replace(one.sample, number=""))
    printed = press.print_paper(one, replace(one.sample, number=""), code=written(f"{NUMBER} 3fa9"))
    shown = thai_digits(NUMBER) if one.name in IN_THAI else NUMBER
    assert printed.text.count(shown) == blank.text.count(shown) + printed.pages
    assert "3fa9" not in printed.text


def test_the_code_stands_on_the_first_page_and_on_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[int, str]] = []

    def draw(canvas: Any, text: str, *_place: float) -> None:
        drawn.append((canvas.getPageNumber(), text))

    monkeypatch.setattr(paper, "draw_qr", draw)
    one = forms.form("monthly_summary")
    pages = press.print_paper(one, one.longest, code="D9401-2569-00012 3fa9").pages
    assert drawn == [(1, "D9401-2569-00012 3fa9"), (pages, "D9401-2569-00012 3fa9")]
    drawn.clear()
    press.print_paper(one, replace(one.sample, number=""))
    assert drawn == []


def lines(pdf: bytes, page: int) -> list[tuple[str, float, float, float]]:
    """Each piece of text of a page with its left, right and lower edge."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    found = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        found.append((text.get_text_bounded(left, bottom, right, top).strip(), left, right, bottom))
    return found


def test_a_letters_page_announces_the_next_ones_first_words() -> None:
    one = forms.form("memo")
    sheet = replace(one.sample, paragraphs=(*["ประชาชนในพื้นที่ต้องการทำงาน"] * 30, "ข้อสุดท้าย"))
    printed = press.print_paper(one, sheet)
    assert printed.pages == 2
    said = printed.text.splitlines()
    catchword = next(line for line in said if line.startswith("/"))
    assert catchword.endswith("...")
    assert len(catchword) > 6
    following = pypdfium2.PdfDocument(printed.pdf)[1].get_textpage().get_text_range()
    assert catchword[1:-3] in "".join(following.split())
    assert sum(line.startswith("/") for line in said) == 1


def test_a_paper_of_one_page_announces_nothing() -> None:
    one = forms.form("memo")
    assert "..." not in press.print_paper(one, one.sample).text


def test_the_number_of_a_letters_page_stands_in_the_middle_of_its_text() -> None:
    one = forms.form("memo")
    pieces = [piece for piece in lines(press.print_pdf(one, one.longest), 1) if piece[3] > 770]
    pieces = [piece for piece in pieces if piece[0] in ("-", "๒", "- ๒ -")]
    middle = (min(piece[1] for piece in pieces) + max(piece[2] for piece in pieces)) / 2
    left, right = paper.LETTER.left, paper.LETTER.width - paper.LETTER.right
    assert middle == pytest.approx((left + right) / 2, abs=1)
