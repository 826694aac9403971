"""What tests do where a second person confirms: a supervisor among the users, the button that saves."""

from __future__ import annotations

from typing import Any

from desktop.services.centre import Centre
from desktop.services.office import UserDraft
from desktop.views.kit.buttons import PrimaryButton
from desktop.views.kit.record_form import RecordForm


def supervisor_beside(centre: Centre) -> UserDraft:
    """A supervisor who can come to anybody's screen."""
    made = UserDraft(
        name="somchai",
        full_name="สมชาย",
        position="แรงงานอำเภอ",
        role="supervisor",
        password="ทุเรียนมังคุดลองกอง",
    )
    centre.office.save_user(made)
    return made


def saving(form: RecordForm[Any]) -> PrimaryButton:
    """The button that saves."""
    return form.findChildren(PrimaryButton)[0]
