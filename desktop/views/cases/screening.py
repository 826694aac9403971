"""Screening many cases at once at the province: the reason for rejecting, and how far the year has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.rules import thai_date
from desktop.rules.cases import StepDraft
from desktop.rules.problems import Problem
from desktop.services.cases import ScreenedShare
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.record_form import RecordForm, SaveAction


def rejection(desk: Desk, uids: Sequence[str], save: Callable[[StepDraft], object]) -> RecordForm[StepDraft]:
    """The form that asks why cases are not screened in.

    Args:
        desk: runs the work and asks.
        uids: the cases.
        save: writes the screening.
    """
    count = thai_date.thai_digits(str(len(uids)))
    words = LongTextField(_("The centre reads this"), 4)
    words.edit.setFixedHeight(words.edit.minimumHeight())
    reason = Entry("reason", _("Reason"), words, 12, required=True)
    group = Group(_("Reject {count} cases", count=count), [reason])
    form: RecordForm[StepDraft] = RecordForm(
        desk,
        "",
        [group],
        StepDraft(kind="screened", verdict="rejected"),
        check=_why,
        actions=[SaveAction(_("Reject"), save, "Ctrl+S", "circle-x")],
    )
    layout = form.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    return form


def _why(draft: StepDraft) -> Sequence[Problem]:
    return () if draft.reason else (Problem("reason", _("Please write the reason.")),)


def share_words(share: ScreenedShare) -> str:
    """How far the fiscal year's screening has come, beside the target."""
    return _(
        "Fiscal year {year}: {screened} of {pointed_out} screened in ({percent} %) · target {target} %",
        year=thai_date.thai_digits(str(share.fiscal_year)),
        screened=thai_date.thai_digits(f"{share.screened:,}"),
        pointed_out=thai_date.thai_digits(f"{share.pointed_out:,}"),
        percent=thai_date.thai_digits(str(share.percent)),
        target=thai_date.thai_digits(str(share.target_percent)),
    )
