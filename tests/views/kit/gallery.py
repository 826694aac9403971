"""Pages made of the kit's pieces only, for tests and for looking at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.kit.arrange import SideBySide, Tiles
from desktop.views.kit.buttons import Action, IconButton
from desktop.views.kit.cards import Card, EmptyState, Facts, FigureCard, IconRow, button_row
from desktop.views.kit.cards import Column as ScrollingColumn
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import PasswordField
from desktop.views.kit.filters import Filter
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.jobs import Jobs
from desktop.views.kit.messages import Foot
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.register_page import Empty, Register, RegisterPage
from desktop.views.kit.row_table import Sort
from desktop.views.kit.search_box import Found, SearchBox
from desktop.views.kit.side_bar import SideBar, SideItem
from desktop.views.kit.timeline import Stage, Timeline
from desktop.views.kit.words import HEADING, MUTED, Heading, Muted, WrappedLabel
from tests.views.kit.gallery_form import nothing
from tests.views.kit.gallery_rows import COLUMNS, NEEDS, STATES, TAMBONS, People

ITEMS = (
    SideItem("home", "house", "หน้าแรก"),
    SideItem("people", "users", "ประชาชน"),
    SideItem("cases", "clipboard-list", "เรื่องและการส่งต่อ"),
    SideItem("volunteers", "heart-handshake", "อาสาสมัคร"),
    SideItem("trainings", "graduation-cap", "กลุ่มและการฝึก"),
    SideItem("plans", "calendar-check", "แผนและกิจกรรม"),
    SideItem("situations", "radar", "สถานการณ์"),
    SideItem("reports", "file-text", "รายงานประจำเดือน"),
    SideItem("exchange", "arrow-left-right", "รับ–ส่งข้อมูล"),
    SideItem("office", "settings", "สำนักงาน"),
)


def shell(desk: Desk, page: QWidget, current: str = "people") -> QWidget:
    """A page within a window as the program has it."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    bar = SideBar(ITEMS, "ศูนย์แรงงานอำเภอ", "ยะหริ่ง จ.ปัตตานี", "นูรียะห์ สาและ · เจ้าหน้าที่")
    bar.set_current(current)
    bar.set_badge("exchange", "๑๔")
    row.addWidget(bar)
    column = QVBoxLayout()
    column.setSpacing(0)
    top = QFrame()
    top.setProperty("shape", "top")
    top.setFixedHeight(56)
    line = QHBoxLayout(top)
    line.setContentsMargins(20, 0, 16, 0)
    line.setSpacing(14)
    box = SearchBox(
        desk.jobs,
        lambda typed: [Found("1", "นายมูฮัมหมัด มะหะมัด", "ต.ตะโละกาโปร์", "user", "ประชาชน")],
        "ค้นหาคน เรื่อง เลขบัตร โทรศัพท์ เลขที่หนังสือ",
    )
    box.setMaximumWidth(493)
    line.addWidget(box, 3)
    line.addStretch(1)
    line.addWidget(Chip("helped", "เดือน พ.ย. ๒๕๖๙ · ยังเปิด", "calendar-days"))
    line.addWidget(Chip("waiting", "รอส่งจังหวัด ๑๔ รายการ"))
    line.addWidget(IconButton("circle-question-mark", "คู่มือ", "F1"))
    column.addWidget(top)
    column.addWidget(page, 1)
    foot = Foot(desk.jobs)
    desk.said.connect(foot.say)
    desk.failed.connect(foot.fail)
    column.addWidget(foot)
    row.addLayout(column, 1)
    window.foot = foot  # type: ignore[attr-defined]
    window.box = box  # type: ignore[attr-defined]
    return window


def home() -> QWidget:
    page = ScrollingColumn()
    column = page.body
    column.setContentsMargins(24, 16, 24, 20)
    primary = Action(word="รับเรื่องใหม่", run=nothing, icon="plus", keys="Ctrl+N")
    column.addWidget(PageHead("วันนี้ ศุกร์ ๒๐ พฤศจิกายน ๒๕๖๙", primary=primary))
    tiles = Tiles(
        (
            FigureCard("list-checks", "accent", "ต้องทำวันนี้", "๖", "นัด ๒ · ติดตามผล ๔"),
            FigureCard("alarm-clock", "overdue", "เลยกำหนด", "๓", "เก่าสุด ๑๒ วัน"),
            FigureCard("hourglass", "waiting", "รอจังหวัดคัดกรอง", "๑๑", "ส่งไป ๑๔ พ.ย."),
            FigureCard("id-card", "restricted", "วาระใกล้หมด", "๒", "อาสาสมัคร ภายใน ๓๐ วัน"),
        )
    )
    column.addWidget(tiles)
    row = SideBySide()
    aims = Card("เป้าหมายปีงบประมาณ ๒๕๗๐", "อาสาสมัคร ๑๘ คน × ๓๐ คน/ปี")
    aims.add(FunnelBars([Bar("ชี้เป้า", 212, 540), Bar("คัดกรอง", 61, 162), Bar("ช่วยเหลือ", 19, 49)]))
    aims.add_stretch()
    row.main.addWidget(aims)
    news = Card("จากจังหวัด")
    news.add(IconRow("inbox", "ผลการคัดกรอง ต.ค. ๒๕๖๙", "รับแล้ว ๔๘ · ส่งคืน ๒ พร้อมหมายเหตุ"))
    news.add(IconRow("briefcase", "ตำแหน่งงานว่าง ๗ อัตรา", "ตรงกับความต้องการของ ๑๒ คน"))
    news.add(IconRow("hammer", "ฝึกช่างเดินสายไฟ ๓๐ ชม.", "เปิดรับถึง ๓๐ พ.ย. · ว่าง ๙ ที่"))
    news.add_stretch()
    row.side.addWidget(news)
    column.addWidget(row, 1)
    return page


def register(
    desk: Desk, source: People | None = None, doing: Callable[[Sequence[str]], object] | None = None
) -> RegisterPage:
    filters = (
        Filter("tambon", "ตำบล", lambda: TAMBONS),
        Filter("need", "ความต้องการ", lambda: NEEDS),
        Filter("flag", "ลักษณะ", lambda: (Choice("returned", "กลับจากมาเลเซีย"),)),
    )
    return RegisterPage(
        desk,
        Register(
            title="ประชาชน",
            columns=COLUMNS,
            source=source or People(),
            query=lambda text, chosen: (text, dict(chosen)),
            count=lambda count: f"{count:,} คน",
            empty=Empty(
                "users",
                "ยังไม่มีใครในทะเบียน",
                "ทะเบียนนี้เก็บรายชื่อประชาชนที่มารับบริการ เริ่มจากรับเรื่องใหม่",
                Action(word="รับเรื่องใหม่", run=nothing, icon="plus"),
            ),
            placeholder="ชื่อ เลขบัตร โทรศัพท์",
            primary=Action(word="รับเรื่องใหม่", run=nothing, icon="plus", keys="Ctrl+N"),
            actions=(Action(word="ส่งออก Excel", run=nothing), Action(word="พิมพ์รายชื่อ", run=nothing)),
            filters=filters,
            sort=Sort("name"),
            concerns=("citizens",),
            multi=doing is not None,
            chosen_actions=(lambda uids: [Action(word="ส่งต่อ", run=lambda: doing(uids))]) if doing else None,
        ),
    )


def detail() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(WrappedLabel("นายมูฮัมหมัด มะหะมัด", HEADING))
    column.addWidget(WrappedLabel("ชาย ๓๔ ปี · 08-1234-5678 · ๑๒๗/๔ ม.๖ ต.ตะโละกาโปร์ อ.ยะหริ่ง จ.ปัตตานี", MUTED))
    chips = QWidget()
    flow = FlowLayout(chips, 6, 2)
    flow.addWidget(Chip("restricted", "กลับจากมาเลเซีย", "none"))
    flow.addWidget(Chip("plain", "แรงงานนอกระบบ", "none"))
    column.addWidget(chips)
    column.addWidget(Heading("เรื่อง ๙๔๐๓/๐๑๒๗ · ฝึกอาชีพช่างเชื่อม"))
    column.addWidget(
        Timeline(
            [
                Stage("ชี้เป้า", "๒ พ.ย. ๒๕๖๙ · อสร. รอฮานี กาเดร์", "done"),
                Stage("คัดกรอง · รับ", "๑๐ พ.ย. ๒๕๖๙ · สรจ.ปัตตานี", "done"),
                Stage("ส่งต่อ กพร.ปัตตานี", "๑๔ พ.ย. ๒๕๖๙ · ครบกำหนด ๑๔ ธ.ค. ๒๕๖๙", "now"),
                Stage("ช่วยเหลือ", "รอผล"),
                Stage("ติดตามผล", "๓๐ และ ๙๐ วันหลังได้รับการช่วยเหลือ"),
            ]
        )
    )
    column.addStretch(1)
    column.addLayout(
        button_row((Action(word="พิมพ์หนังสือส่งต่อ", run=nothing), Action(word="บันทึกผล", run=nothing)))
    )
    return made


def odds() -> QWidget:
    """What the other pages do not show."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 16, 24, 20)
    grid.setSpacing(14)
    chips = Card("สถานะ")
    for state, word in (*STATES, ("plain", "ปิดแล้ว"), ("accent", "วันนี้")):
        chips.add(Chip(state, word))
    chips.add_stretch()
    grid.addWidget(chips, 0, 0)
    facts = Card("ข้อเท็จจริง")
    facts.add(
        Facts(
            [("ที่อยู่", "๑๒๗/๔ ม.๖ ต.ตะโละกาโปร์ อ.ยะหริ่ง จ.ปัตตานี 94150"), ("โทรศัพท์", "08-1234-5678"), ("ว่าง", "")]
        )
    )
    password = PasswordField("รหัสผ่าน")
    password.set_value("ลับมาก")
    facts.add(password)
    facts.add_stretch()
    grid.addWidget(facts, 0, 1)
    empty = Card()
    empty.add(
        EmptyState(
            "users",
            "ยังไม่มีใครในทะเบียน",
            "ทะเบียนนี้เก็บรายชื่อประชาชนที่มารับบริการ เริ่มจากรับเรื่องใหม่",
            Action(word="รับเรื่องใหม่", run=nothing, icon="plus"),
            True,
        )
    )
    grid.addWidget(empty, 0, 2, Qt.AlignmentFlag(0))
    for at in range(3):
        grid.setColumnStretch(at, 1)
    grid.addWidget(Muted("ผู้ที่ซื้อสัตว์น้ำ ปู่ย่าที่นี้ ฎีกา ญี่ปุ่น กำปั้น"), 1, 0)
    return page


def new_desk() -> tuple[Desk, Jobs]:
    jobs = Jobs()
    return Desk(jobs), jobs
