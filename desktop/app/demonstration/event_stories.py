"""Events that the demonstration tells of: one of every kind, told, untold and ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """An event as it is told.

    Attributes:
        days: how many days ago the centre heard of it.
        kind: what kind it is.
        urgency: how urgent.
        people: how many are concerned.
        place: where.
        employer: the business concerned.
        source: from whom.
        happened: what happened.
        done: what the centre did.
        needed: what is asked of others.
        told: after how many days the province was told; none where nobody was.
        ended: after how many days it ended; none where it goes on.
    """

    days: int
    kind: str
    urgency: str
    people: int | None
    place: str
    employer: str
    source: str
    happened: str
    done: str = ""
    needed: str = ""
    told: int | None = None
    ended: int | None = None


STORIES = (
    Story(
        310,
        "disaster",
        "soon",
        180,
        "บ้านริมคลอง",
        "",
        "กำนันตำบล",
        "น้ำท่วมบ้านเรือนและสวน แรงงานรับจ้างรายวันไม่มีงานทำประมาณ 3 สัปดาห์",
        "สำรวจผู้ได้รับผลกระทบร่วมกับองค์การบริหารส่วนตำบล",
        "ขอโครงการจ้างงานเร่งด่วน",
        1,
        28,
    ),
    Story(
        204,
        "accident",
        "urgent",
        2,
        "โรงเลื่อยไม้ยางพารา",
        "ห้างหุ้นส่วนจำกัด ไม้ยางตัวอย่าง",
        "อาสาสมัครแรงงาน",
        "ลูกจ้างถูกเครื่องเลื่อยตัดนิ้วมือ นำส่งโรงพยาบาลแล้ว นายจ้างยังไม่แจ้งการประสบอันตราย",
        "แนะนำสิทธิกองทุนเงินทดแทนและช่วยกรอกแบบ กท.16",
        "ขอให้สำนักงานประกันสังคมติดตามนายจ้าง",
        0,
        40,
    ),
    Story(
        121,
        "unpaid_wages",
        "soon",
        14,
        "ไซต์ก่อสร้างอาคารเรียน",
        "บริษัท ก่อสร้างตัวอย่าง จำกัด",
        "ลูกจ้าง 3 คนมาที่ศูนย์",
        "ผู้รับเหมาช่วงค้างค่าจ้าง 2 งวด ลูกจ้าง 14 คน รวมประมาณ 126,000 บาท",
        "รับคำร้องเบื้องต้นและประสานพนักงานตรวจแรงงาน",
        "",
        1,
        33,
    ),
    Story(
        47,
        "cross_border",
        "normal",
        9,
        "ด่านชายแดน",
        "",
        "ญาติของแรงงาน",
        "แรงงาน 9 คนถูกส่งกลับจากประเทศมาเลเซียเนื่องจากไม่มีใบอนุญาตทำงาน",
        "ลงทะเบียนหางานและแนะนำการไปทำงานอย่างถูกต้อง",
        "",
        2,
        None,
    ),
    Story(
        19,
        "lay_off",
        "soon",
        46,
        "โรงงานแปรรูปอาหารทะเล",
        "ห้างหุ้นส่วนจำกัด อาหารทะเลตัวอย่าง",
        "อาสาสมัครแรงงาน",
        "นายจ้างแจ้งหยุดกิจการ 60 วันเพราะขาดวัตถุดิบ ลูกจ้าง 46 คนสอบถามเรื่องค่าจ้างงวดที่ค้าง",
        "ลงพื้นที่ในวันเดียวกัน ชี้แจงสิทธิตามมาตรา 75 และนัดหารือกับนายจ้าง",
        "ขอให้จัดพนักงานตรวจแรงงานเข้าร่วมการหารือ",
        0,
        None,
    ),
    Story(
        9,
        "tip_off",
        "soon",
        None,
        "สวนปาล์มท้ายหมู่บ้าน",
        "",
        "ผู้ไม่ประสงค์ออกนาม",
        "แจ้งว่ามีการใช้แรงงานเด็กในสวนปาล์มช่วงกลางคืน",
        "ประสานพนักงานตรวจแรงงานโดยไม่เปิดเผยตัวผู้แจ้ง",
        "",
        0,
        None,
    ),
    Story(
        3,
        "strike",
        "urgent",
        60,
        "หน้าโรงงานถุงมือยาง",
        "บริษัท ถุงมือยางตัวอย่าง จำกัด",
        "ผู้ใหญ่บ้าน",
        "ลูกจ้างประมาณ 60 คนรวมตัวหน้าโรงงานเรียกร้องค่าล่วงเวลา เหตุการณ์เป็นไปโดยสงบ",
    ),
    Story(
        1,
        "trafficking",
        "urgent",
        4,
        "ท่าเรือประมง",
        "",
        "สายด่วน",
        "พบแรงงาน 4 คนแจ้งว่านายหน้าเก็บหนังสือเดินทางและไม่ได้รับค่าจ้าง 3 เดือน",
        "แจ้งตำรวจและทีมสหวิชาชีพทันที",
        "ขอที่พักและล่าม",
        0,
        None,
    ),
    Story(
        0,
        "other",
        "normal",
        None,
        "ตลาดนัด",
        "",
        "บัณฑิตแรงงาน",
        "มีผู้มาชักชวนไปทำงานต่างประเทศโดยเก็บเงินล่วงหน้า ยังไม่มีผู้เสียหาย",
        "ประชาสัมพันธ์เตือนผ่านหอกระจายข่าว",
    ),
)
