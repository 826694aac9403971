"""The cells of lists are read however they are written, and say in a sentence what is wrong with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.rules import phones, thai_date, thai_id
from desktop.rules.lists import cells
from desktop.rules.lists.grid import ERROR, NO_VALUE, Cell, Unread

TODAY = date(2026, 11, 20)
DAYS = some.dates(min_value=date(1900, 3, 1), max_value=TODAY)
IDS = some.from_regex(r"[1-8][0-9]{11}", fullmatch=True).map(lambda twelve: twelve + _check_digit(twelve))
MOBILES = some.from_regex(r"0[689][0-9]{8}", fullmatch=True)


def _check_digit(twelve: str) -> str:
    return str((11 - sum(int(digit) * (13 - place) for place, digit in enumerate(twelve)) % 11) % 10)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("๑ ม.ค. ๒๕๓๐", "1987-01-01"),
        ("1 มกราคม 2530", "1987-01-01"),
        ("1 มกรา 2530", "1987-01-01"),
        ("วันที่ 1 เดือนมกราคม พ.ศ. 2530", "1987-01-01"),
        ("1/1/2530", "1987-01-01"),
        ("1.1.2530", "1987-01-01"),
        ("1-1-30", "1987-01-01"),
        ("01-ม.ค.-30", "1987-01-01"),
        ("1/1/1987", "1987-01-01"),
        ("1987-01-01", "1987-01-01"),
        ("1/1/2530 0:00:00", "1987-01-01"),
        ("01012530", "1987-01-01"),
        (1012530, "1987-01-01"),
        (date(1987, 1, 1), "1987-01-01"),
        (datetime(1987, 1, 1, 12), "1987-01-01"),
        (date(2530, 1, 1), "1987-01-01"),
        (31778, "1987-01-01"),
        (2530, "1987"),
        ("พ.ศ. 2530", "1987"),
        (1987.0, "1987"),
        ("ม.ค. 2530", "1987-01"),
        ("25/12/2499", "1956-12-25"),
        ("1/1/75", "1932-01-01"),
        ("-", ""),
        ("ไม่ทราบ", ""),
        (None, ""),
    ],
)
def test_a_birth_is_read_in_every_way_in_which_lists_write_it(cell: Cell, iso: str) -> None:
    said = cells.day(cell, TODAY, born=True)
    assert (said.value, said.wrong) == (iso, "")


@pytest.mark.parametrize("cell", ["31/2/2530", "12/25/2530", "เมื่อปีก่อน", date(2528, 2, 29), "1/1/25300"])
def test_a_date_that_cannot_be_is_said_in_a_sentence_and_kept(cell: Cell) -> None:
    said = cells.day(cell, TODAY, born=True)
    assert said.wrong
    assert said.value == cells.text(cell)


def test_a_count_of_days_is_understood_and_said() -> None:
    assert cells.day(31778, TODAY).remark
    # Excel counts to the year 2530 of the common era where somebody typed the Buddhist one.
    of_2530 = (date(2530, 1, 1) - date(1899, 12, 30)).days
    assert cells.day(of_2530, TODAY).value == "1987-01-01"


@given(DAYS, some.sampled_from("/-. "), some.booleans(), some.booleans())
def test_any_day_written_with_its_buddhist_year_is_that_day(
    day: date, sign: str, padded: bool, thai: bool
) -> None:
    parts = (f"{day.day:02d}", f"{day.month:02d}") if padded else (str(day.day), str(day.month))
    written = sign.join((*parts, str(day.year + 543)))
    written = thai_date.thai_digits(written) if thai else written
    assert cells.day(written, TODAY).value == day.isoformat()


@given(DAYS)
def test_a_date_cell_is_that_day_in_either_era(day: date) -> None:
    assert cells.day(day, TODAY).value == day.isoformat()
    if not (day.month == 2 and day.day == 29):
        assert cells.day(day.replace(year=day.year + 543), TODAY).value == day.isoformat()


@given(some.integers(min_value=0, max_value=40_000))
def test_a_count_of_days_is_the_day_that_a_spreadsheet_shows(days: int) -> None:
    day = date(1910, 1, 2) + timedelta(days=days)
    counted = (day - date(1899, 12, 30)).days
    if 10_000 <= counted < 80_000:
        assert cells.day(counted, TODAY).value == day.isoformat()


@given(
    some.text(max_size=30) | some.integers() | some.floats(allow_nan=False) | some.dates() | some.booleans()
)
def test_no_cell_is_beyond_reading(cell: Cell) -> None:
    cells.day(cell, TODAY, born=True)
    cells.id_number(cell)
    cells.telephones(cell)
    cells.sex(cell)
    cells.words(cell)
    assert "\n" not in cells.text(cell)
    assert cells.text(cells.text(cell)) == cells.text(cell)


@given(
    IDS,
    some.sampled_from(
        ["{0}-{1}-{2}-{3}-{4}", "{0} {1} {2} {3} {4}", "{0}{1}{2}{3}{4}", " {0}.{1}.{2}.{3}.{4}"]
    ),
)
def test_an_id_number_is_the_same_however_it_is_parted(number: str, way: str) -> None:
    parts = (number[0], number[1:5], number[5:10], number[10:12], number[12])
    for written in (way.format(*parts), thai_date.thai_digits(way.format(*parts)), f"\u200b{number}\n"):
        assert cells.id_number(written).value == number


@given(IDS)
def test_an_id_number_kept_as_a_number_is_whole(number: str) -> None:
    if number.endswith("00000"):
        return
    assert cells.id_number(int(number)).value == number
    assert cells.id_number(float(number)).value == number
    whole = f"{number[0]}.{number[1:]}E+12"
    assert cells.id_number(whole).value == number


@given(IDS)
def test_an_id_number_that_excel_shortened_is_never_guessed(number: str) -> None:
    said = cells.id_number(f"{number[0]}.{number[1:6]}E+12")
    assert said.wrong
    assert "E+12" in said.value
    assert cells.id_number(int(number[:6] + "0000000")).wrong


def test_a_lost_zero_in_front_is_put_back_where_the_check_digit_agrees() -> None:
    number = "012345678901" + _check_digit("012345678901")
    said = cells.id_number(int(number))
    assert (said.value, said.wrong) == (number, "")
    assert said.remark


@pytest.mark.parametrize(
    "cell", ["19403001234511", "194030012345", "1940300123450", "19403001xxxxx", "9940300123451"]
)
def test_a_wrong_id_number_has_its_sentence_and_is_kept(cell: str) -> None:
    said = cells.id_number(cell)
    assert said.wrong
    assert said.value == cell


@given(MOBILES)
def test_a_telephone_is_the_same_however_it_is_written(number: str) -> None:
    ways: list[Cell] = [
        number,
        f"{number[:3]}-{number[3:6]}-{number[6:]}",
        f"{number[:2]} {number[2:6]} {number[6:]}",
        f"+66 {number[1:3]} {number[3:6]} {number[6:]}",
        f"โทร {number}",
        thai_date.thai_digits(number),
        int(number),
        float(number),
    ]
    for cell in ways:
        assert cells.telephones(cell)[:2] == ((number,), "")


@given(MOBILES, MOBILES, some.sampled_from([",", " / ", "\n", " ", " หรือ ", "; ", "/"]))
def test_two_telephones_in_a_cell_are_two(one: str, other: str, between: str) -> None:
    numbers = cells.telephones(f"{one[:3]}-{one[3:6]}-{one[6:]}{between}{other}")[0]
    assert numbers == tuple(dict.fromkeys((one, other)))


def test_landlines_and_numbers_of_malaysia_are_telephones_and_short_ones_are_not() -> None:
    assert cells.telephones("073-331234 ต่อ 12")[0] == ("073331234",)
    assert cells.telephones(73331234)[0] == ("073331234",)
    assert cells.telephones("+60 12-345 6789")[0] == ("60123456789",)
    assert cells.telephones("08123")[1]
    assert cells.telephones("ไม่มีเบอร์")[1]
    assert all(not phones.check(number) for number in cells.telephones("0812345678 (ลูกสาว)")[0])
    assert cells.telephones("0812345678 (ลูกสาว)")[2] == "0812345678 (ลูกสาว)"


@pytest.mark.parametrize(
    ("cell", "sex"),
    [
        ("ช", "m"),
        ("ญ.", "f"),
        ("ชาย", "m"),
        ("หญิง", "f"),
        (1, "m"),
        ("๒", "f"),
        ("M", "m"),
        ("female", "f"),
        ("", ""),
    ],
)
def test_a_sex_is_read_in_every_way(cell: Cell, sex: str) -> None:
    assert cells.sex(cell).value == sex


def test_what_a_file_does_not_tell_has_its_sentence() -> None:
    assert "without a value" in cells.unread(Unread(NO_VALUE, "=A1"))
    assert "#REF!" in cells.unread(Unread(ERROR, "#REF!"))
    for formula in ("=1+2", "=cmd|' /C calc'!A0", "@SUM(A1)", '+HYPERLINK("x")'):
        assert "formula" in cells.unread(formula)
    for harmless in ("+66812345678", "-", "มะแซ", "- อยากฝึกช่าง", 12, None):
        assert cells.unread(harmless) == ""


def test_pasted_text_loses_line_breaks_and_invisible_signs_only() -> None:
    assert cells.text("มูฮัม\u200bหมัด\r\n  มะ\u00a0แซ\ufeff") == "มูฮัมหมัด มะ แซ"
    assert thai_id.check(cells.id_number("1940300123451\n").value) == ""
