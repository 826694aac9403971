"""Makes the lines of the corpus from the hand-written lists beside it: python make_corpus.py."""

from __future__ import annotations

import csv
import sys
from itertools import cycle
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT))

from desktop.rules.money import baht, in_words  # noqa: E402
from desktop.rules.thai_date import thai_digits  # noqa: E402

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
TONES = ("", "่", "้", "๊", "๋")
# Three syllables to a line, each in five tones: vowels above, below, before, behind and around.
VOWELS = (
    ("{c}ั{t}น", "{c}ิ{t}", "{c}ี{t}"),
    ("{c}ึ{t}", "{c}ื{t}อ", "{c}ุ{t}"),
    ("{c}ู{t}", "{c}{t}ำ", "{c}{t}า"),
    ("เ{c}{t}", "แ{c}{t}", "โ{c}{t}"),
    ("ใ{c}{t}", "ไ{c}{t}", "เ{c}ี{t}ย"),
    ("เ{c}ื{t}อ", "เ{c}{t}า", "เ{c}ิ{t}ด"),
    ("{c}{t}ะ", "เ{c}{t}อะ", "{c}ั{t}ว"),
    ("{c}็ก", "{c}์", "{c}ฺ"),
)
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
TITLES = ("นาย", "นาง", "นางสาว", "ด.ช.", "เด็กหญิง", "ว่าที่ร้อยตรี")


def listed(name: str) -> list[str]:
    return (HERE / "lists" / f"{name}.txt").read_text("utf-8").splitlines()


def syllables() -> list[str]:
    return [
        " ".join(pattern.format(c=consonant, t=tone) for pattern in patterns for tone in TONES)
        for consonant in CONSONANTS
        for patterns in VOWELS
    ]


def places() -> list[str]:
    with (ROOT / "resources/reference/tambons.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wordings = cycle(
        (
            "อยู่บ้านเลขที่ {n}/{m} หมู่ที่ {m} ตำบล{t} อำเภอ{d} จังหวัด{p} {z}",
            "ประชาชนใน{t}และพื้นที่ใกล้เคียงเดินทางไป{d}เพื่อเข้ารับการฝึกอาชีพที่{p}",
            "ต.{t} อ.{d} จ.{p} ({e}) ได้รับความช่วยเหลือแล้ว {n} คน",
            "อบต.{t}ร่วมกับศูนย์แรงงานอำเภอ{d}จัดเวทีประชาคมครั้งที่ {m} ณ หอประชุมอำเภอ{d} จ.{p}",
            "จาก{t}ถึง{d}ระยะทาง {n} กิโลเมตร รถโดยสารสาย{p}ผ่านวันละ {m} เที่ยว",
        )
    )
    lines = []
    for number, row in enumerate(rows):
        for _ in range(2):
            values = {
                "t": row["tambon_th"],
                "d": row["district_th"],
                "p": row["province_th"],
                "e": row["tambon_en"],
                "z": row["postcodes"].split()[0],
                "n": number % 97 + 1,
                "m": number % 12 + 1,
            }
            lines.append(next(wordings).format(**values))
    return lines


def names() -> list[str]:
    families = cycle(listed("family_names"))
    wordings = cycle(
        (
            "ด้วย{title}{given} {family} อายุ {n} ปี แจ้งว่า{given}ว่างงานมาตั้งแต่ต้นปี",
            "{title}{given} {family} กับ{title}{given} {other} เป็นพี่น้องร่วมบิดามารดา",
            "มอบหมายให้{title}{given} {family}เป็นผู้ติดตามผล",
            "(ลงชื่อ) {title}{given} {family} ผู้ร้อง โทร. 08-{n}34-56{n}",
        )
    )
    titles = cycle(TITLES)
    return [
        next(wordings).format(
            title=next(titles), given=given, family=next(families), other=next(families), n=n
        )
        for n, given in enumerate(listed("given_names") * 4, 18)
    ]


def money() -> list[str]:
    wordings = cycle(
        (
            "ค่าตอบแทนอาสาสมัครแรงงานเป็นเงิน {b} บาท ({w})",
            "รวมทั้งสิ้น {tb} บาท ({w}) จ่ายจากงบประมาณรายจ่ายประจำปี",
            "รายได้เดือนละ {b} บาท เพิ่มขึ้น {n} % จากเดิม",
            "ราคา ฿{b} ต่อหน่วย ส่วนลดร้อยละ {tn} คงเหลือ {tb}",
        )
    )
    amounts = [60_000 + step * step * 1_237 + step % 4 * 25 for step in range(160)]
    return [
        next(wordings).format(
            b=baht(a), tb=thai_digits(baht(a)), w=in_words(a), n=a % 89, tn=thai_digits(str(a % 31))
        )
        for a in amounts
    ]


def dates() -> list[str]:
    wordings = cycle(
        (
            "ณ วันที่ {td} เดือน{month} พ.ศ. {ty} เวลา ๐๙.๓๐ น.",
            "นัดหมายวันที่ {d} {short} {y} เวลา 13.00 น. ห้องประชุมชั้น {n}",
            "ระหว่างวันที่ {td}–{te} {month} {ty} รวม {tn} วัน",
            "ครบกำหนด {d}/{n}/{y} (ภายใน 30 วัน) นับแต่วันที่ {td} {short} {ty}",
            "ตั้งแต่เดือน{month}ถึงสิ้นปีงบประมาณ {ty} ครั้งที่ {tn}",
        )
    )
    lines = []
    for number in range(240):
        day, month, year = number % 28 + 1, number % 12, 2535 + number % 37
        values = {"d": day, "y": year, "n": month + 1, "month": MONTHS[month], "short": SHORT[month]}
        thai = {"td": day, "te": day + 2, "ty": year, "tn": month + 1}
        values |= {key: thai_digits(str(value)) for key, value in thai.items()}
        lines.append(next(wordings).format(**values))
    return lines


def laws() -> list[str]:
    wordings = (
        "อาศัยอำนาจตาม{law} มาตรา {n} วรรคสอง (๑) (ก)",
        "ทั้งนี้ ตามที่กำหนดไว้ใน{law}และที่แก้ไขเพิ่มเติม (ฉบับที่ {n})",
        "ผู้ใดฝ่าฝืน{law}ต้องระวางโทษปรับไม่เกิน {n},๐๐๐ บาท",
        "ข้อ {n} ให้ใช้บทบัญญัติแห่ง{law}มาใช้บังคับโดยอนุโลม ฯลฯ",
        "“{law}” หมายความว่า กฎหมายที่ใช้บังคับอยู่ ณ วันที่ ๑ มกราคม ๒๕๖๙",
    )
    return [
        wording.format(law=law, n=thai_digits(str(number + place)))
        for number, law in enumerate(listed("laws"), 1)
        for place, wording in enumerate(wordings, 3)
    ]


def mixed() -> list[str]:
    jawi = [
        wording.format(name=name, n=number)
        for number, name in enumerate(listed("jawi_names"), 1)
        for wording in (
            "นายมะหะมัด ({name}) อายุ {n} ปี อยู่หมู่ที่ {n}",
            "ชื่ออักษรยาวีคือ {name} ตามทะเบียนปอเนาะ",
            "ป้ายร้าน {name} ตั้งอยู่ริมถนน เลขที่ {n}",
        )
    ]
    latin = [
        wording.format(name=name, n=number)
        for number, name in enumerate(listed("latin_names"), 1)
        for wording in (
            "เคยทำงานที่ {name} เป็นเวลา {n} ปี",
            "ติดต่อ{name}หรือ ({name}) ก่อนวันที่ {n}",
            "โปรแกรม “{name}” รุ่น {n}.0 ใช้ได้กับ Windows 11",
        )
    ]
    mails = [
        f"อีเมล {name}.{number}@mol.mail.go.th โทรสาร 0-733{number % 10}-{number:04d} ต่อ {number}"
        for number, name in enumerate(
            "pattani yala narathiwat songkhla sukri.c f_yusof n-hayati info".split() * 6, 11
        )
    ]
    identities = [
        f"เลขประจำตัวประชาชน {n % 8 + 1}-94{n % 13:02d}-{n * 379 % 100_000:05d}-{n % 89 + 10}-{n % 10} บัญชี "
        f"{n:03d}-{n % 7}-{n * 7919 % 100_000:05d}-{n % 9}"
        for n in range(1, 101)
    ]
    return jawi + latin + mails + identities


def sentences() -> list[str]:
    plain = listed("sentences")
    pairs = [f"{one} {other}" for one, other in zip(plain, plain[7:] + plain[:7], strict=True)]
    tight = [f"๑.๑ {one.replace(' ', '')}" for one in plain]
    return plain + pairs + tight


def long_words() -> list[str]:
    return [
        wording.format(word)
        for word in listed("long_words")
        for wording in ("{}", "ประชาชน {} แรงงาน", "({})")
    ]


def main() -> None:
    for make in (syllables, places, names, money, dates, laws, mixed, sentences, long_words):
        lines = list(dict.fromkeys(make()))
        (HERE / f"{make.__name__}.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
