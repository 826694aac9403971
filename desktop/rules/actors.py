"""Who is at work: the signed-in user, as the services see them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules import roles
from desktop.rules.problems import Refused
from desktop.system.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The signed-in user.

    Attributes:
        uid: the user's entry.
        name: what they type at sign-in.
        full_name: what stands on papers.
        position: what stands under the name on papers.
        role: officer, supervisor or administrator.
    """

    uid: str
    name: str
    full_name: str
    position: str
    role: str

    def may(self, verb: str) -> bool:
        """Whether the role allows the verb."""
        return roles.may(self.role, verb)

    def require(self, verb: str) -> None:
        """Go on only where the role allows the verb.

        Raises:
            Refused: it does not.
        """
        if not self.may(verb):
            raise Refused(
                _("Your role does not allow this. Ask the supervisor or the administrator to do it."),
                code="not-allowed",
            )
