"""The figures' half of the page: the list of areas, an area's own page, keying, reviewing, printing."""

from __future__ import annotations

from desktop.rules.quarters import Quarter
from desktop.rules.situations import ReviewDraft, SituationDraft
from desktop.services.situations import AreaPage, AreaRow, QuarterPage, Saved
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.fields import NumberField
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.list_exits import ListExits
from desktop.views.situations import area_forms, area_list
from desktop.views.situations.area_view import AreaView
from desktop.views.situations.quarter_turner import QuarterTurner
from desktop.views.situations.room import Room

_DISTRICT = 4
_LAST_VILLAGE = 30


class FigureDesk:
    """The figures' half of the page.

    Args:
        room: its place on the page.

    Attributes:
        turner: which quarter is shown.
        register: the areas of the quarter.
        entry: an area's own page.
    """

    def __init__(self, room: Room) -> None:
        self._room, self._centre = room, room.centre
        this = Quarter.of(room.centre.ground.clock.today())
        self.turner = QuarterTurner(this, this)
        self._source = area_list.AreaRows(room.centre)
        self.register = RegisterPage(room.desk, self._register())
        self.entry = AreaView(room.centre)
        self._connect()

    def _register(self) -> Register:
        province = self._centre.ground.is_province
        keying = Action(word=_("Key in figures"), run=self.key_in_next, icon="keyboard")
        paper = Action(word=_("Report on paper"), run=self._print_whole, icon="printer")
        purpose = _("How many people work, seek work or want training, tambon by tambon in each quarter.")
        return Register(
            title=_("Labour situation"),
            columns=area_list.columns(is_province=province),
            source=self._source,
            query=lambda text, chosen: area_list.Asked(self.turner.quarter, text, chosen.get("state", "")),
            count=self._count,
            empty=Empty("radar", _("No areas"), purpose),
            placeholder=_("Name of the area"),
            primary=None if province else keying,
            actions=(paper,),
            filters=area_list.filters(),
            name="situations",
            sort=Sort("name"),
            concerns=("situations", "situation_reviews", "months", "month_verdicts"),
            panel=False,
            multi=True,
            ways_out=ListExits(self._room.owner, self._room.desk, self._centre, "situations").ways_out(),
        )

    def _count(self, _rows: int) -> str:
        page = self._source.page
        if page is None:
            return ""
        return _(
            "{count} of {areas} tambons are counted",
            count=page.counted,
            areas=page.areas,
        )

    def _connect(self) -> None:
        self.turner.turned.connect(self.show_quarter)
        self.register.opened.connect(lambda uid: self.open(uid.partition(" ")[0]))
        entry = self.entry
        entry.left.connect(self.go_back)
        entry.part_wanted.connect(self._open_part)
        entry.keying_wanted.connect(lambda: self.key_in(self._code()))
        entry.village_wanted.connect(self.count_village)
        entry.review_wanted.connect(self.review)
        entry.approval_wanted.connect(self.approve)
        entry.paper_wanted.connect(lambda: self._print(self._code()))

    def _code(self) -> str:
        return self.entry.page.area_code if self.entry.page is not None else self._centre.ground.unit

    # -- the list

    def show_quarter(self, quarter: Quarter) -> None:
        """Show another quarter.

        Args:
            quarter: which one.
        """
        self.turner.show_quarter(quarter)
        self.register.refresh()

    def refresh(self) -> None:
        """Read anew the list and the area that is open."""
        self.register.refresh()
        if self.entry.page is not None and self.entry.form is None:
            code = self._code()
            self._room.read(lambda: self._read(code), self._show_again)

    def _read(self, code: str) -> QuarterPage:
        return self._centre.situations.figures.quarter(self.turner.quarter, code)

    def _show_again(self, page: QuarterPage) -> None:
        if page.area_code == self._code() and self.entry.form is None:
            self.entry.show_area(page)

    # -- one area

    def open(self, code: str) -> None:
        """Open an area's own page.

        Args:
            code: a province, a district or a tambon.
        """
        self._room.read(lambda: self._read(code), self._show)

    def _show(self, page: QuarterPage) -> None:
        self.entry.show_area(page)
        self._room.show_entry(self.entry)

    def _open_part(self, part: AreaRow) -> None:
        if part.village_number:
            self.key_in(part.code, part.village_number)
        else:
            self.open(part.code)

    def go_back(self) -> None:
        """From a tambon of another district to that district, else to the list."""
        code, unit = self._code(), self._centre.ground.unit
        self._room.show_list()
        if len(code) > _DISTRICT and code[:_DISTRICT] != unit and self._centre.ground.is_province:
            self.open(code[:_DISTRICT])
            return
        self.register.focus_table()

    # -- keying

    def key_in_next(self) -> None:
        """Key in the figures of the first area that has none."""
        area = self._source.first_missing()
        if area is not None:
            self.key_in(area.code)

    def key_in(self, tambon: str, village: int = 0) -> None:
        """Show the form of an area's figures.

        Args:
            tambon: six digits.
            village: its number; 0 is the whole tambon.
        """
        quarter, figures = self.turner.quarter, self._centre.situations.figures

        def read() -> tuple[QuarterPage, AreaPage]:
            return figures.quarter(quarter, tambon), figures.area(quarter, tambon, village)

        self._room.read(read, lambda found: self._show_form(*found))

    def count_village(self) -> None:
        """Show the form of a village that nobody has counted yet; its number is asked for."""
        page = self.entry.page
        if page is not None:
            numbers = [line.village_number for line in page.lines]
            self.key_in(page.area_code, min(max(numbers, default=0) + 1, _LAST_VILLAGE))

    def _show_form(self, area: QuarterPage, page: AreaPage) -> None:
        self.entry.close_form()
        self.entry.show_area(area)
        self._room.show_entry(self.entry)
        if page.locked:
            self._room.desk.say(page.locked)
            return
        saving = area_forms.Saving(
            lambda draft: self._save(page, draft), lambda draft: self._save(page, draft, go_on=True)
        )
        form = area_forms.figures(self._room.desk, self._centre, page, saving)
        asks_number = page.draft.village_number > 0 and not page.stored
        first = form.field("village_number" if asks_number else "working_age")
        self.entry.open_form(form, first)
        if isinstance(first, NumberField):
            # As where Tab comes to a field: what is typed takes the place of what stands there.
            first.line.selectAll()

    def _save(self, page: AreaPage, draft: SituationDraft, *, go_on: bool = False) -> None:
        figures = self._centre.situations.figures
        self._room.write(
            self.entry,
            lambda: figures.save(draft, page.revision),
            lambda saved: self._saved(page, draft, saved, go_on=go_on),
        )

    def _saved(self, page: AreaPage, draft: SituationDraft, saved: Saved, *, go_on: bool) -> None:
        odd = len(saved.problems)
        said = _("{area} is saved.", area=page.name)
        told = _("{area} is saved; {count} figures are worth a second look.", area=page.name, count=odd)
        self._room.desk.say(told if odd else said)
        if go_on and draft.village_number:
            self.key_in(draft.tambon_code, min(draft.village_number + 1, _LAST_VILLAGE))
        elif go_on and page.next_tambon:
            self.key_in(page.next_tambon)
        else:
            self.open(draft.tambon_code)

    # -- reviewing

    def review(self) -> None:
        """Show the form of the review."""
        page = self.entry.page
        if page is None:
            return
        reviews, row = self._centre.situations.reviews, page.review

        def save(draft: ReviewDraft) -> None:
            self._room.write(
                self.entry, lambda: reviews.save(draft, row.revision), lambda _uid: self._reviewed(page)
            )

        form = area_forms.review(self._room.desk, self._centre, page.area, row, save)
        self.entry.open_form(form, form.field("situation"))

    def _reviewed(self, page: QuarterPage) -> None:
        self._room.desk.say(_("The review is saved. It waits for the supervisor's approval."))
        self.open(page.area_code)

    def approve(self) -> None:
        """The supervisor stands for figures and review."""
        page, reviews = self.entry.page, self._centre.situations.reviews
        if page is None:
            return
        quarter, code = page.quarter, page.area_code

        def take_back() -> None:
            self._room.desk.run(lambda _progress: reviews.take_back(quarter, code), writes=True)

        self._room.write(
            self.entry,
            lambda: reviews.approve(quarter, code),
            lambda _none: self._room.desk.say(_("The review is approved."), take_back),
        )

    # -- papers

    def _print_whole(self) -> None:
        self._print(self._centre.ground.unit)

    def _print(self, code: str) -> None:
        papers, quarter = self._centre.situations.papers, self.turner.quarter

        def show(sheet: object) -> None:
            self._room.desk.open("paper", form="situation_report", sheet=sheet, back="situations")

        self._room.read(lambda: papers.situation_sheet(quarter, code), show)
