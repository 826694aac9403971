"""What the people of the demonstration plan and do again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.rules.plans import INFORMATION, SECURITY, SERVICES, SUSTAINABILITY


@dataclass(frozen=True, slots=True)
class WorkKind:
    """Something that is planned and done again and again.

    Attributes:
        field: one of the four fields.
        kind: a code of the activity types.
        planned: what the plan says.
        done: what is written down when it was done.
        days: when, in words.
        place: where.
        times: how often in a month.
        people: for how many people in a month.
        with_whom: who takes part.
        result: what comes of it; ``{count}`` stands for some of the people reached.
        share: how large a part of them.
        in_village: whether it is done in some village; an office stands where it stands.
    """

    field: str
    kind: str
    planned: str
    done: str
    days: str
    place: str
    times: int
    people: int
    with_whom: str = ""
    result: str = ""
    share: float = 0.0
    in_village: bool = True


OF_CENTRES: Final = (
    WorkKind(
        SERVICES,
        "mobile_centre",
        "ออกหน่วยศูนย์แรงงานเคลื่อนที่ในตลาดนัด",
        "ออกหน่วยรับขึ้นทะเบียนหางานและสมัครประกันสังคมมาตรา 40",
        "ทุกวันพุธ",
        "ตลาดนัด",
        2,
        120,
        "สำนักงานประกันสังคมและสำนักงานจัดหางานจังหวัด",
        "สมัครมาตรา 40 จำนวน {count} คน",
        0.3,
    ),
    WorkKind(
        SERVICES,
        "mobile_district",
        "ร่วมหน่วยอำเภอยิ้มเคลื่อนที่",
        "ให้บริการแนะแนวอาชีพในหน่วยอำเภอยิ้มเคลื่อนที่",
        "สัปดาห์ที่ 3",
        "โรงเรียนประจำตำบล",
        1,
        80,
        "ที่ทำการปกครองอำเภอ",
        "รับเรื่อง {count} ราย",
        0.4,
    ),
    WorkKind(
        INFORMATION,
        "meeting",
        "ประชุมบัณฑิตแรงงานและอาสาสมัครแรงงานประจำเดือน",
        "ประชุมประจำเดือนและตรวจรายงานของอาสาสมัคร",
        "สัปดาห์ที่ 1",
        "ห้องประชุมศูนย์แรงงานอำเภอ",
        1,
        25,
        "อาสาสมัครแรงงาน",
        "ตรวจรายงานแล้ว",
        in_village=False,
    ),
    WorkKind(
        SECURITY,
        "network",
        "ประชุมเครือข่ายกำนันและผู้ใหญ่บ้าน",
        "หารือกับกำนันและผู้ใหญ่บ้านเรื่องแรงงานที่เดินทางกลับจากมาเลเซีย",
        "สัปดาห์ที่ 2",
        "ที่ว่าการอำเภอ",
        1,
        40,
        "กำนัน ผู้ใหญ่บ้าน",
        "ได้รายชื่อผู้เดินทางกลับ 18 คน",
        in_village=False,
    ),
    WorkKind(
        SUSTAINABILITY,
        "one_group",
        "ติดตามกลุ่มอาชีพ 1 อำเภอ 1 กลุ่ม 1 อาชีพ",
        "ตรวจเยี่ยมกลุ่มทำกรือโป๊ะและช่วยหาช่องทางขาย",
        "สัปดาห์ที่ 4",
        "ที่ทำการกลุ่มแม่บ้าน",
        1,
        20,
        "พัฒนาการอำเภอ",
        "ยอดขายของกลุ่มเพิ่มขึ้น",
    ),
)
OF_GRADUATES: Final = (
    WorkKind(
        INFORMATION,
        "home_visit",
        "สำรวจผู้ว่างงานและผู้เดินทางกลับจากมาเลเซีย",
        "สำรวจผู้ว่างงานรายครัวเรือน",
        "ทุกวันจันทร์",
        "บ้านเรือนราษฎร",
        3,
        45,
        "อาสาสมัครแรงงาน",
        "ขอฝึกอาชีพ {count} คน",
        0.3,
    ),
    WorkKind(
        SERVICES,
        "coordination",
        "ประสานส่งผู้สมัครฝึกอาชีพและติดตามเอกสาร",
        "พาผู้สมัครฝึกช่างเชื่อมไฟฟ้าไปยื่นเอกสาร",
        "ทุกวันพฤหัสบดี",
        "สถาบันพัฒนาฝีมือแรงงาน",
        2,
        15,
        "สถาบันพัฒนาฝีมือแรงงาน",
        "รับเข้าฝึกครบ",
        in_village=False,
    ),
    WorkKind(
        SECURITY,
        "forum",
        "จัดเวทีประชาคมเรื่องอาชีพของหมู่บ้าน",
        "จัดเวทีประชาคมเรื่องอาชีพของหมู่บ้าน",
        "สัปดาห์ที่ 3",
        "ศาลาอเนกประสงค์",
        1,
        60,
        "ผู้ใหญ่บ้านและองค์การบริหารส่วนตำบล",
        "ได้ข้อเสนอ 5 เรื่อง",
    ),
    WorkKind(
        SUSTAINABILITY,
        "home_visit",
        "ติดตามผู้ผ่านการฝึกครบ 30 วัน และ 90 วัน",
        "เยี่ยมบ้านผู้ผ่านการฝึก สอบถามงานและรายได้",
        "ทุกวันอังคาร",
        "บ้านผู้ผ่านการฝึก",
        2,
        18,
        "อาสาสมัครแรงงาน",
        "มีงานทำ {count} คน",
        0.6,
    ),
)
OF_VOLUNTEERS: Final = (
    WorkKind(
        INFORMATION,
        "home_visit",
        "ชี้เป้าผู้ต้องการงานและฝึกอาชีพ",
        "เยี่ยมบ้านชี้เป้าผู้ต้องการงาน",
        "ทุกวันเสาร์",
        "ในหมู่บ้าน",
        2,
        10,
        "",
        "ส่งชื่อให้ศูนย์แล้ว",
    ),
    WorkKind(
        SERVICES,
        "coordination",
        "แจ้งข่าวตำแหน่งงานว่างและสิทธิประกันสังคม",
        "แจ้งข่าวตำแหน่งงานว่างหลังละหมาดวันศุกร์",
        "ทุกวันศุกร์",
        "มัสยิด",
        4,
        60,
        "อิหม่าม",
        "",
    ),
)
UNPLANNED: Final = (
    WorkKind(
        SUSTAINABILITY,
        "other",
        "",
        "เยี่ยมผู้ประสบอุทกภัยร่วมกับองค์การบริหารส่วนตำบล",
        "",
        "บ้านผู้ประสบภัย",
        0,
        9,
        result="ขอซ่อมเครื่องมือทำกิน {count} คน",
        share=0.4,
    ),
    WorkKind(
        SECURITY, "meeting", "", "ร่วมประชุมหัวหน้าส่วนราชการอำเภอ", "", "ที่ว่าการอำเภอ", 0, 30, in_village=False
    ),
    WorkKind(
        INFORMATION,
        "network",
        "",
        "ให้ข้อมูลแก่ทีมวิจัยของมหาวิทยาลัยสงขลานครินทร์",
        "",
        "ศูนย์แรงงานอำเภอ",
        0,
        4,
        in_village=False,
    ),
)
NOTES: Final = (
    (
        "ฝนตกหนักในสัปดาห์ที่ 4 เข้าพื้นที่บางหมู่บ้านไม่ได้",
        "ขอรถของศูนย์สำหรับเข้าพื้นที่ในสัปดาห์แรกของเดือนถัดไป",
        "เห็นชอบ ให้จัดรถของศูนย์",
    ),
    ("ผู้สมัครฝึกหลายคนไม่มีค่าเดินทาง", "ขอให้เปิดฝึกในตำบล", ""),
    ("", "ขอแผ่นพับภาษามลายูเรื่องประกันสังคมมาตรา 40", "รับทราบ จะประสานสำนักงานประกันสังคม"),
)
