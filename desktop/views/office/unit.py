"""The unit: its name and address as papers show them, who signs, and who screens."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtWidgets import QVBoxLayout

from desktop.rules.problems import Problem
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import CheckField, LongTextField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.office.crest import CrestCard
from desktop.views.office.part import Part, bare, not_allowed

# Three lines, which is what an address on a letter has.
_ADDRESS = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    unit_name: str = ""
    address: str = ""
    phone: str = ""
    supervisor_name: str = ""
    supervisor_position: str = ""
    notice_version: str = ""
    screening_delegated: bool = False

    def settings(self) -> dict[str, str]:
        return {**asdict(self), "screening_delegated": "1" if self.screening_delegated else "0"}


def _unit(settings: dict[str, str]) -> _Unit:
    plain = {name: text for name, text in settings.items() if name != "screening_delegated"}
    return _Unit(**plain, screening_delegated=settings["screening_delegated"] == "1")


class UnitSettings(Part):
    """The unit's settings.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"settings"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self._allowed = centre.ground.actor.may("office.settings")
        self.form = self._form()
        self.crest = CrestCard(desk, centre)
        # Above what fills the column's foot.
        self.form.main_column.insertWidget(self.form.main_column.count() - 1, self.crest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if not self._allowed:
            column.addWidget(
                not_allowed(
                    _(
                        "Only the administrator changes the unit's settings. Tell the administrator when the "
                        "address or who signs has changed."
                    )
                )
            )
        column.addWidget(self.form, 1)

    def _form(self) -> RecordForm[_Unit]:
        groups = [_papers(), _signing(), _privacy()]
        if not self.centre.ground.is_province:
            groups.append(_screening())
        form = RecordForm(
            self.desk,
            "",
            groups,
            _Unit(),
            check=_check,
            actions=[SaveAction(_("Save"), self._save, "Ctrl+S", "save")],
        )
        bare(form)
        for group in groups:
            for entry in group.entries:
                entry.field.set_read_only(not self._allowed)
        for made in form.save_buttons:
            made.setEnabled(self._allowed)
        # There is nothing to close: the settings are always there; Esc undoes what was typed.
        form.close_button.hide()
        return form

    def focus_first(self) -> None:
        """The first field."""
        self.form.field("unit_name").setFocus()

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands here, or may be lost."""
        return self.form.may_leave()

    def refresh(self) -> None:
        """Read the crest anew, and the settings unless somebody is changing them."""
        self.crest.refresh()
        if not self.form.is_dirty():
            self.desk.run(lambda _progress: self.centre.office.settings(), self._show, owner=self)

    def _show(self, settings: dict[str, str]) -> None:
        if not self.form.is_dirty():
            self.form.load(_unit(settings))

    def _save(self, draft: _Unit) -> None:
        self.desk.run(
            lambda _progress: self.centre.office.save_settings(draft.settings()),
            lambda _nothing: self._saved(),
            self.form.refused,
            title=_("Saving the settings"),
            writes=True,
            owner=self,
        )

    def _saved(self) -> None:
        self.form.accepted()
        self.desk.say(_("The unit's settings are saved."))


def _papers() -> Group:
    address = LongTextField(lines=3)
    address.setMaximumHeight(_ADDRESS)
    return Group(
        _("As it stands on papers"),
        [
            Entry(
                "unit_name",
                _("Name of the unit"),
                TextField(limit=120),
                12,
                _("The head of the window shows a new name from the next sign-in on."),
                required=True,
            ),
            Entry("address", _("Address"), address, 12),
            Entry("phone", _("Telephone"), TextField(limit=60), 6),
        ],
    )


def _signing() -> Group:
    return Group(
        _("Who signs"),
        [
            Entry("supervisor_name", _("Supervisor's full name"), TextField(limit=120), 12),
            Entry("supervisor_position", _("Supervisor's position"), TextField(limit=120), 12),
        ],
        side=True,
    )


def _privacy() -> Group:
    return Group(
        _("Privacy notice"),
        [
            Entry(
                "notice_version",
                _("Version that hangs at the counter"),
                TextField(limit=40),
                12,
                _("Such as 2569/1. Whoever is shown the notice from now on is noted with it."),
                required=True,
            )
        ],
        side=True,
    )


def _screening() -> Group:
    return Group(
        _("Screening"),
        [
            Entry(
                "screening_delegated",
                _("Who screens"),
                CheckField(_("The province has delegated the screening to this centre")),
                12,
                _("Tick it only when the province has said so in writing."),
            )
        ],
        side=True,
    )


def _check(draft: _Unit) -> list[Problem]:
    problems = []
    if not draft.unit_name.strip():
        problems.append(Problem("unit_name", _("Papers need the name of the unit.")))
    if not draft.notice_version.strip():
        sentence = _("Without a version nobody can tell later which notice was shown.")
        problems.append(Problem("notice_version", sentence))
    return problems
