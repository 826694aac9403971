"""Makes misspelt_queries.tsv anew: what officers type when they look for the people of misspelt_people.tsv.

Each kind of slip is laid upon names by a seeded chance; what ``BY_HAND`` lists was thought up, one by one.
Run as ``python -m tests.services.make_misspelt_queries``.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
PEOPLE, QUERIES = HERE / "misspelt_people.tsv", HERE / "misspelt_queries.tsv"
Person = dict[str, str]

TONES = "่้๊๋"
ROWS = ("ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
AMERICAN = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./"
KEDMANEE = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ"
SHIFTED = {
    **dict(zip("ฎฑธ๊ณญฐ", "ERTUIP{", strict=True)),
    **dict(zip("ฤฆฏโฌ็๋ษศซ", "ASDFGHJKL:", strict=True)),
    **dict(zip("ฉฮ์", "CVN", strict=True)),
    "ู": "^",
}
TO_AMERICAN = str.maketrans({**dict(zip(KEDMANEE, AMERICAN, strict=True)), **SHIFTED})
SWAPS = {
    "long and short": [("ู", "ุ"), ("ี", "ิ"), ("า", "ะ")],
    "l for r": [("ร", "ล"), ("ล", "ร")],
    "another s": [("ซ", "ส"), ("ส", "ซ"), ("ศ", "ส"), ("ษ", "ส")],
    "another h": [("ฮ", "ห"), ("ห", "ฮ")],
    "p for f": [("ฟ", "ป"), ("ป", "ฟ"), ("ภ", "พ")],
    "oh for ah": [("ียะห์", "ีเยาะ"), ("ะห์", "ะ"), ("เยาะ", "ญะห์"), ("เมาะ", "มะห์")],
    "e for i": [("ิม", "ีม"), ("ีน", "ิน"), ("เซ็ง", "เส็ง"), ("เต๊ะ", "เต้ะ")],
}


def consonants(word: str) -> list[int]:
    return [at for at, letter in enumerate(word) if "ก" <= letter <= "ฮ"]


def slip(word: str, chance: Random, kind: str) -> str:
    """One slip of the fingers inside a word; its first letter stays."""
    at = chance.choice(consonants(word)[1:] or [len(word) - 1])
    if kind == "missing":
        return word[:at] + word[at + 1 :]
    if kind == "twice":
        return word[:at] + word[at] + word[at:]
    if kind == "swapped" and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    row = next((row for row in ROWS if word[at] in row), "")
    place = row.find(word[at])
    near = [row[p] for p in (place - 1, place + 1) if 0 <= p < len(row) and "ก" <= row[p] <= "ฮ"]
    return word[:at] + chance.choice(near) + word[at + 1 :] if near else word[:at] + word[at + 1 :]


def toneless(text: str) -> str:
    return "".join(letter for letter in text if letter not in TONES)


def toned(text: str, chance: Random) -> str:
    at = chance.choice(consonants(text))
    end = at + 1
    while end < len(text) and text[end] in "ัิีึืุู":
        end += 1
    return text if end < len(text) and text[end] in TONES else text[:end] + "๊" + text[end:]


def changed(text: str, kind: str) -> str:
    for before, after in SWAPS[kind]:
        if before in text:
            return text.replace(before, after, 1)
    return text


def shown_id(number: str) -> str:
    return f"{number[0]}-{number[1:5]} {number[5:10]} {number[10:12]}{number[12]}"


THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
CALLINGS = ("แบ", "กะ", "ก๊ะ", "เจ๊ะ", "นาย", "นางสาว", "คุณ", "บัง")

KINDS: dict[str, Callable[[Person, Random], str]] = {
    "tone left out": lambda p, c: toneless(f"{p['first']} {p['last']}"),
    "tone too many": lambda p, c: f"{toned(p['first'], c)} {p['last']}",
    "first name and beginning of the last": lambda p, c: f"{p['first']} {p['last'][:4]}",
    "beginnings": lambda p, c: f"{p['first'][:5]} {p['last'][:4]}",
    "last name first": lambda p, c: f"{p['last']} {p['first']}",
    "letter missing": lambda p, c: f"{slip(p['first'], c, 'missing')} {p['last']}",
    "letter twice": lambda p, c: f"{slip(p['first'], c, 'twice')} {p['last']}",
    "letters swapped": lambda p, c: f"{p['first']} {slip(p['last'], c, 'swapped')}",
    "neighbouring key": lambda p, c: f"{p['first']} {slip(p['last'], c, 'near')}",
    "a slip in each": lambda p, c: f"{slip(p['first'], c, 'missing')} {slip(p['last'], c, 'near')}",
    "calling joined": lambda p, c: f"{c.choice(CALLINGS)}{p['first']} {p['last'][:5]}",
    "calling apart": lambda p, c: f"{c.choice(CALLINGS)} {p['first']} {p['last'][:5]}",
    "wrong layout": lambda p, c: f"{p['first']} {p['last']}".translate(TO_AMERICAN),
    "not parted": lambda p, c: f"{p['first']}{p['last']}",
    "parted too often": lambda p, c: f"{p['first'][:2]} {p['first'][2:]} {p['last']}",
    "sara e twice": lambda p, c: f"{p['first']} {p['last']}".replace("แ", "เเ"),
    "id in pieces": lambda p, c: shown_id(p["thai_id"]),
    "id in thai digits": lambda p, c: p["thai_id"].translate(THAI_DIGITS),
    "id with a slip": lambda p, c: p["thai_id"][:7] + str((int(p["thai_id"][7]) + 3) % 10) + p["thai_id"][8:],
    "phone with country": lambda p, c: f"+66 {p['phone'][1:3]}-{p['phone'][3:6]}-{p['phone'][6:]}",
    "end of the phone": lambda p, c: p["phone"][-6:],
    "first name and phone": lambda p, c: f"{p['first'][:4]} {p['phone'][:5]}",
    "first name and tambon": lambda p, c: f"{p['first']} ต.{p['place']}",
    "beginning and tambon": lambda p, c: f"{p['first'][:5]} {p['place']}",
    **{kind: lambda p, c, kind=kind: changed(f"{p['first']} {p['last']}", kind) for kind in SWAPS},
}

BY_HAND = """
มูหัมมัดซอบรี เจะเตะ	มูฮัมหมัดซอบรี เจ๊ะเต๊ะ
มูฮัมมัดซอบรีย์	มูฮัมหมัดซอบรี เจ๊ะเต๊ะ
อับดุลหาลีม สาแลแม	อับดุลฮาลิม สาแลแม
นูรฮะซีกีน แวดอเล๊าะ	นูรฮาซีกิน แวดอเลาะ
สิติคอรีเย๊าะ	สีตีคอรีเยาะ หะยีมะเย็ง
อิสมาแอ บินดอเลาะ	อิสมาแอล บินดอเลาะ
อิสมาอีล บินดอเล๊าะ	อิสมาแอล บินดอเลาะ
ซูลกิฟลีย์ ลาเตะบือริง	ซุลกิฟลี ลาเต๊ะบือริง
ฟีรดาวส์ ตาเย๊ะ	ฟิรเดาส์ ตาเยะ
มะรอนิน เจะอาแซ	มะรอนิง เจ๊ะอาแซ
แมะน๊ะ ดือเร๊ะ	แมะนะ ดือเระ
ตวนอัสมาน ตวนกาจิ	ต่วนอัซมาน ต่วนกาจิ
นิ อัมรัน	นิอัมรัน นิโอะ
แว ฮามีด๊ะ	แวฮามีดะห์ แวสะมาแอ
แวฮามีด๊ะ แวสะมะแอ	แวฮามีดะห์ แวสะมาแอ
กามารูดิน หะยีสะแลแม	กามารุดดีน หะยีสะแลแม
คอดีญะห์ สือแลแม	คอดีเยาะ สือแลแม
กอดีเย๊าะ สือแล	คอดีเยาะ สือแลแม
ยะฮ์ยา ปูลา	ยะห์ยา ปูลา
ซัลวาณี โตะเฮง	ซัลวานี โต๊ะเฮง
อัฟฟาล กูบาฮา	อัฟฟาน กูบาฮา
รุซดี ยะยือรี	รุสดี ยะยือริ
ไมมูน๊ะ อาแวกะจิ	ไมมูเนาะ อาแวกะจิ
ฮำดัน มือลี	ฮัมดัน มือลี
อัสม๊ะ กาซอ	อัสมะห์ กาซอ
ซูไลมัน หะยีดาโอ๊ะ	สุไลมาน หะยีดาโอะ
รอฮีมะ เบ็ญมูซอ	รอหีม๊ะ เบ็ญมูซอ
อนุวัฒน์ ปะดอ	อนุวาฒน์ ปะดอ
ฟักรุดดีน บาราเฮง	ฟัครุดดีน บาราเฮง
ยุสรอฮ มะเก๊ะ	ยุสรอ มะเกะ
ฟาตีเมาะ สะอะ	ปาตีเมาะ สะอะ
ดาวุด เจะแวมามะ	ดาวูด เจ๊ะแวมามะ
วันมูฮัมหมัด วันเล๊ะ	วันมูหะมัด วันเละ
ฮุซนา บือซา	ฮุสนา บือซา
สมบูรณ เพ็ชรสุวรรณ	สมบูรณ์ เพชรสุวรรณ
กันยารัตน์ ณ ปัตตานี	กัญญารัตน์ ณ ปัตตานี
นัฐวุฒิ แซ่ลิ้ม	ณัฐวุฒิ แซ่ลิ้ม
ณัฐวุฒ แซลิม	ณัฐวุฒิ แซ่ลิ้ม
จิราพร ทองเกลี้ยง	จิราภรณ์ ทองเกลี้ยง
ประพันธุ์ จันทรังสี	ประพันธ์ จันทรังษี
สิริลักษณ์ พงศ์พิทักษ์	ศิริลักษณ์ พงษ์พิทักษ์
ธีระพงษ์ สุขเกษม	ธีรพงศ์ สุขเกษม
อุบลวันนา ไชยเพ็ชร	อุบลวรรณา ไชยเพชร
วีรศักดิ์ อินทร์สุวรรณ	วีระศักดิ์ อินทรสุวรรณ
เพ็ญณภา รัตนะพันธ์	เพ็ญนภา รัตนพันธ์
อาหามะรุสลาน อูมา	อาหะมะรุสลัน อูมา
เจะอูเซ็ง เจะมะสอง	เจ๊ะอุเซ็ง เจ๊ะมะสอง
ซูนิต้า ดาราแม	ซูนีตา ดาราแม
มะนาเซ มะสาอิ	มะนาเซ มะสะอิ
แยน๊ะ สาเมาะกาเซาะ	แยนะ สาเมาะกาเสาะ
บุคอรีย์ เปาะอีแต	บูคอรี เปาะอีแต
รอมซีย์ สาแมง	รอมซี สาแม็ง
ฟาซียะ อีแต	พาซียะห์ อีแต
อัดนาน วาหลง	อัดนันต์ วาหลง
ซง แวกาจิ	ซง แวกาจิ
ลุกมาน ดอเฮ๊ะ	ลุกมัน ดอเฮะ
นาเเซ บาเก๊าะ	นาแซ บาเกาะ
หัสเม๊าะ กะโด	ฮัสเมาะ กะโด
อูเซ็ง ปานาวา	อุเซ็ง ปานาวา
เมาะเซาะ สีบู	เมาะเสาะ สีบู
ซอบรี โต๊ะเจ๊ะ	ซอบือรี โตะเจะ
นัจญ์วา ยามา	นัจวา ยามา
กอเซม มูน๊ะ	กอเซ็ม มูนะ
ไฟรุส จาปะกียา	ไฟรูส จะปะกียา
รอกาย๊ะ ลาบูอาปี	รอกายะ ลาบูอาปี
"""


def people() -> list[Person]:
    with PEOPLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def main() -> None:
    places = {}
    table = HERE.parents[1] / "resources" / "reference" / "tambons.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        places = {row["tambon_code"]: row["tambon_th"] for row in csv.DictReader(lines)}
    rows = []
    everybody = people()
    for number, kind in enumerate(KINDS):
        for place in range(14):
            person = everybody[(place * 13 + number * 7) % len(everybody)]
            told = {**person, "place": places[person["tambon"]]}
            full = f"{person['first']} {person['last']}"
            query = KINDS[kind](told, Random(f"{kind} {full}"))
            if query != full and len(query) > 3:
                rows.append((query, full, kind))
    rows += [(*line.split("\t"), "by hand") for line in BY_HAND.strip().splitlines()]
    unique = list(dict.fromkeys(rows))
    with QUERIES.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(("query", "full name", "kind"))
        writer.writerows(unique)


if __name__ == "__main__":
    main()
