from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.printing import line_filling
from desktop.printing.line_fitting import Piece, ends
from desktop.printing.runs import JUSTIFY, Style
from desktop.printing.thai_text import Paragraph

NOTICE = (
    "ศูนย์แรงงานอำเภอเมืองปัตตานีจัดเวทีประชาคมร่วมกับอาสาสมัครแรงงานและผู้นำชุมชน ประชาชนในพื้นที่ส่วนใหญ่ต้องการฝึกอาชีพช่างเชื่อม"
    "และช่างไฟฟ้า ผู้เดินทางกลับจากประเทศมาเลเซียขอคำแนะนำเรื่องสิทธิผู้ประกันตนตามมาตรา 40 และการขึ้นทะเบียนคนว่างงาน "
    "เจ้าหน้าที่จึงส่งต่อเรื่องไปยังสำนักงานประกันสังคมและสำนักงานจัดหางานจังหวัด พร้อมนัดติดตามผลภายในสามสิบวัน"
)


def ragged(width, first):
    paragraph = Paragraph(NOTICE, Style(size=10.7, align=JUSTIFY, first=first))
    paragraph.wrap(width)
    return sum(
        max(word.place + word.width for word in line.words) < width - 0.1 for line in paragraph.lines[:-1]
    )


def test_fewer_lines_stay_ragged_than_when_each_is_filled_for_itself(monkeypatch):
    cases = [(width, first) for width in range(200, 460, 5) for first in (0.0, 24.0)]
    together = sum(ragged(*case) for case in cases)
    monkeypatch.setattr(line_filling, "_fitted", lambda *_given: [])
    alone = sum(ragged(*case) for case in cases)
    assert 0 < together < alone * 0.9


def test_a_line_is_ended_early_so_that_the_next_can_reach_the_margin():
    # Filled one by one, the first line takes two words and leaves the long one behind without its space.
    word, long = Piece(40.0, 36.0, 8.0, 4.0), Piece(84.0, 80.0, 8.0, 4.0)
    assert ends([word, word, long, word], 100.0, 0.0) == [2, 3, 4]
    small = Piece(14.0, 10.0, 4.0, 0.0)
    assert ends([word, small, word, small, long, word], 130.0, 0.0)[-1] == 6


@given(st.lists(st.integers(5, 90), min_size=1, max_size=60), st.integers(0, 30))
def test_every_piece_stands_on_a_line_that_it_fits(widths, first):
    pieces = [Piece(width + 3.0, float(width), 4.0, 1.0) for width in widths]
    found = ends(pieces, 130.0, float(first))
    assert found[-1] == len(pieces)
    assert found == sorted(set(found))
    for start, end in pairwise([0, *found]):
        line = pieces[start:end]
        natural = sum(piece.width for piece in line[:-1]) + line[-1].visible
        assert natural + (0 if start else first) <= 130.01
