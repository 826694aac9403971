"""What the demonstration's courses teach, and when they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One invented course.

    Attributes:
        title: what is taught.
        curriculum: in more words.
        agency: the agency's code.
        category: the kind of need that it answers.
        hours: of the whole course.
        seats: how many it can take.
        came: how many enrolled.
        ends: so many days after today, below 0 before it.
        baht: the budget.
        place: ``{}`` is the tambon's name.
        trainer: who teaches.
        halves: mornings and afternoons instead of whole days.
        called_off: why, where it was.
    """

    title: str
    curriculum: str
    agency: str
    category: str
    hours: int
    seats: int
    came: int
    ends: int
    baht: int
    place: str
    trainer: str
    halves: bool = False
    called_off: str = ""


_HALL, _OFFICE, _SCHOOL = "ศาลาประชาคมตำบล{}", "องค์การบริหารส่วนตำบล{}", "ศูนย์ฝึกอาชีพชุมชนตำบล{}"

# A year of a centre: the older ones are told to their end, the newest wait for something to be done.
PLANS: Final = (
    Plan(
        title="ช่างเชื่อมไฟฟ้าด้วยมือ",
        curriculum="ความปลอดภัย การเตรียมชิ้นงาน การเชื่อมแนวราบ แนวตั้ง และการตรวจรอยเชื่อม",
        agency="DSD", category="SKL-1", hours=60, seats=16, came=16, ends=-304, baht=48_000,
        place=_SCHOOL, trainer="นายสมพงษ์ เพชรสุวรรณ",
    ),
    Plan(
        title="การตัดเย็บเสื้อผ้ามุสลิม",
        curriculum="การวัดตัว สร้างแบบ ตัดและเย็บเสื้อผ้ามุสลิมชายหญิง และการคิดราคาขาย",
        agency="DSD", category="SKL-1", hours=60, seats=18, came=20, ends=-241, baht=42_500,
        place=_HALL, trainer="นางรอกีเยาะ สะอิ",
    ),
    Plan(
        title="การทำขนมพื้นเมืองเพื่อจำหน่าย",
        curriculum="ขนมพื้นเมืองห้าชนิด บรรจุภัณฑ์ ฉลากอาหาร และการขายทางออนไลน์",
        agency="SAO", category="EMP-2", hours=18, seats=20, came=17, ends=-183, baht=15_000,
        place=_OFFICE, trainer="นางแยนะ มะแซ", halves=True,
    ),
    Plan(
        title="ช่างไฟฟ้าภายในอาคาร",
        curriculum="การเดินสาย การติดตั้งอุปกรณ์ป้องกัน และการเตรียมตัวสอบหนังสือรับรองความรู้ความสามารถ",
        agency="DSD", category="SKL-1", hours=30, seats=20, came=15, ends=-124, baht=30_000,
        place=_SCHOOL, trainer="นายวีระชัย ทองประดับ",
    ),
    Plan(
        title="การแปรรูปอาหารทะเลและทำกรือโป๊ะ",
        curriculum="การเลือกวัตถุดิบ การผลิตให้ถูกสุขลักษณะ การบรรจุ และการรวมกลุ่มขาย",
        agency="DSD", category="SKL-1", hours=30, seats=20, came=18, ends=-96, baht=32_000,
        place=_HALL, trainer="นางสาวซูไฮลา บินมะ",
    ),
    Plan(
        title="ช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร",
        curriculum="เครื่องตัดหญ้า เครื่องสูบน้ำ เครื่องยนต์เรือ การบำรุงรักษาและการซ่อม",
        agency="DSD", category="SKL-1", hours=30, seats=15, came=15, ends=-44, baht=36_000,
        place=_SCHOOL, trainer="นายอุสมาน ยูโซะ",
    ),
    Plan(
        title="การสมัครมาตรา 40 และบัญชีครัวเรือนของแรงงานนอกระบบ",
        curriculum="สิทธิประโยชน์ มาตรา 40 การออม และบัญชีรายรับรายจ่าย",
        agency="SSO", category="OPS-2", hours=12, seats=30, came=22, ends=-9, baht=9_000,
        place=_OFFICE, trainer="นายประเสริฐ นวลจันทร์", halves=True,
    ),
    Plan(
        title="ช่างตัดผมชาย",
        curriculum="การใช้และดูแลเครื่องมือ ทรงผมพื้นฐานสิบสองทรง และการเปิดร้าน",
        agency="DSD", category="SKL-1", hours=60, seats=12, came=12, ends=5, baht=38_000,
        place=_SCHOOL, trainer="นายเจ๊ะอารง สาแม",
    ),
    Plan(
        title="การเพาะเห็ดและทำปุ๋ยหมัก",
        curriculum="การเตรียมโรงเรือน การทำก้อนเชื้อ การเก็บผลผลิต และปุ๋ยหมักจากวัสดุเหลือใช้",
        agency="BAAC", category="EMP-2", hours=18, seats=14, came=19, ends=18, baht=21_000,
        place=_HALL, trainer="นายนิมะ วาเด็ง",
    ),
    Plan(
        title="ภาษามลายูเพื่อการทำงานในมาเลเซีย",
        curriculum="บทสนทนาในร้านอาหาร กฎหมายแรงงานของมาเลเซีย และการขอใบอนุญาตทำงาน",
        agency="DOE", category="EMP-3", hours=30, seats=25, came=0, ends=47, baht=18_000,
        place=_OFFICE, trainer="",
    ),
    Plan(
        title="การนวดแผนไทยเบื้องต้น",
        curriculum="การนวดบ่า คอ ไหล่ และเท้า จรรยาบรรณของผู้นวด",
        agency="DSD", category="SKL-1", hours=30, seats=20, came=6, ends=-31, baht=25_000,
        place=_HALL, trainer="", called_off="ผู้สมัครไม่ถึงสิบคน จะเปิดรับใหม่หลังเดือนรอมฎอน",
    ),
)  # fmt: skip
