"""What is printed of the corpus, and of texts nobody thought of, reads back letter by letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.printing import press
from desktop.printing.forms import form
from desktop.printing.line_breaking import printable
from tests.printing.conftest import POPPLER_MODES, by_poppler, without_margins, without_space

MEMO = form("memo")


def printed(paragraphs):
    return press.print_paper(MEMO, replace(MEMO.sample, number="", paragraphs=tuple(paragraphs)))


def test_the_corpus_is_large_and_no_line_stands_in_it_twice(corpus):
    assert len(set(corpus)) == len(corpus) >= 2_000


@pytest.mark.parametrize("batch", range(4))
def test_every_line_of_the_corpus_reads_back_from_a_memo(batch, corpus, read_back):
    lines = corpus[batch::4]
    memo = printed(lines)
    assert memo.missing == ()
    wanted = without_space(memo.text)
    body = without_space(without_margins(memo.text))
    assert [line for line in lines if without_space(line) not in body] == []
    for reader, text in read_back(memo.pdf).items():
        assert text == wanted, reader


# Everything that may hang about a Thai text: marks without a letter, doubled vowels, SARA AM after a tone,
# signs without a shape, pictures and scripts that no font of ours has, names in Arabic script.
STRANGE = st.one_of(
    st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=40),
    st.text(alphabet="กนปญ่้๊๋ำิีุูัเแไ์็ํๆ", max_size=40),
    st.text(
        alphabet=st.sampled_from([*"กาน้ำ ", "\u200b", "\u200e", "\ufeff", "\u00ad", "\u2060"]), max_size=20
    ),
    st.text(
        alphabet=st.sampled_from([*"ยิ้ม ()", "😀", "🐐", "漢", "字", "ვ", "क", "✈", "𝟘", "\ue000"]),
        max_size=20,
    ),
    st.sampled_from(["(محمد سليمان)", "محمّد", "“زينب”,", "عبد الكريم/حسن", "إسلام!"]),
    st.text(alphabet="กบ\n\r\t\x0b\x0c\u2028 ", max_size=12),
    st.text(alphabet="abcXYZ019๐๙.,;:/-_@#%&()[]{}<>\"'“”", max_size=70),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(STRANGE, max_size=4).map(" ".join), min_size=1, max_size=6))
def test_a_text_never_seen_before_reads_back_and_what_no_font_has_is_reported(read_back, paragraphs):
    memo = printed(paragraphs)
    wanted = without_space(memo.text)
    given = printable("".join(paragraphs)).replace("\u200b", "")
    assert without_space(given) in without_space(without_margins(memo.text))
    unknown = {character for text in paragraphs for character in text if character in "😀🐐漢字ვक✈𝟘\ue000"}
    assert unknown <= set(memo.missing)
    for reader, text in read_back(memo.pdf).items():
        assert text == wanted, reader


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("", "", "ก", ""),
        ("ประชาชน\nแรงงาน\r\nอาชีพ\u2028ฝึก", "\n\n"),
        ("ก" * 600, "น้ำ" * 300, "x" * 500, "กิ้" * 400),
        (("ศูนย์แรงงานอำเภอรวบรวมผลการชี้เป้าและคัดกรอง " * 120)[:5_000],),
        ("ที่นี่ไม่มีน้ำ" * 360,),
        tuple(f"{number}" for number in range(300)),
    ],
    ids=[
        "empty",
        "line ends",
        "endless words",
        "5,000 characters",
        "5,000 without a space",
        "300 paragraphs",
    ],
)
def test_a_memo_of_any_shape_reads_back(paragraphs, read_back):
    memo = printed(paragraphs)
    assert without_space("".join(paragraphs)) in without_space(without_margins(memo.text))
    for reader, text in read_back(memo.pdf).items():
        assert text == without_space(memo.text), reader


@pytest.mark.parametrize("mode", POPPLER_MODES, ids=lambda mode: mode or "unasked")
def test_every_line_of_the_corpus_is_found_by_poppler_in_whatever_order_it_is_asked_for(mode, corpus):
    found = without_space(without_margins(by_poppler(printed(corpus).pdf, mode)))
    assert [line for line in corpus if without_space(line) not in found] == []
