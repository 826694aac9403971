"""The table of rates: what a month is worth from a day on; the province sets it, never backwards."""

from __future__ import annotations

import json

from desktop.models import ReferenceValue
from desktop.rules import stipends as rules
from desktop.rules.problems import Refused, hard
from desktop.rules.stipends import RateDraft
from desktop.services.ground import Ground
from desktop.services.stipends import claims
from desktop.services.stipends.rows import RateRow
from desktop.system.language import _, mark


class Rates:
    """The table of rates.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def all(self) -> tuple[RateRow, ...]:
        """The rates by kind, the oldest first."""
        self._ground.actor.require("citizens.view")
        today = self._ground.clock.today()
        with self._ground.database.read() as session:
            return tuple(RateRow(rate=rate, changeable=rate.since > today) for rate in claims.rates(session))

    def save(self, draft: RateDraft) -> str:
        """Set what a coming month is worth; every centre gets it with the province's next file.

        Args:
            draft: as typed.

        Returns:
            The rate's code.

        Raises:
            Refused: the role does not allow it, this is no province, the day does not lie ahead, or the
                amount is none.
        """
        self._ground.actor.require("stipends.rates")
        if not self._ground.is_province:
            raise Refused(_("The rates are set by the province."), code="province-only")
        problems = hard(rules.check_rate(draft, self._ground.clock.today()))
        if problems:
            raise Refused(problems[0].text, code="draft", problems=problems)
        assert draft.since is not None
        code = rules.rate_code(draft.kind, draft.since)
        with self._ground.database.work(mark("Set a rate of stipends"), self._ground.actor.uid) as work:
            known = work.session.get(ReferenceValue, (claims.RATES, code))
            version = known.version + 1 if known else 1
            row = {
                "code": code,
                "kind": draft.kind,
                "since": draft.since.isoformat(),
                "satang": str(draft.satang),
                "version": str(version),
                "closed_on": "",
            }
            value = ReferenceValue(table=claims.RATES, code=code, version=version, fields=json.dumps(row))
            work.session.merge(value)
            work.touch("reference_values", f"{claims.RATES}:{code}")
        return code
