"""The figures of the seventh report: the labour situation of an area in a quarter."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPeople:
    """How many people of each kind live in an area; none where nobody has counted.

    Attributes:
        code: the tambon's, or the village's number.
        name: in Thai.
        counts: thirteen counts, in the order of ``rules.situations.FIGURES``.
    """

    code: str = ""
    name: str = ""
    counts: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSituation:
    """Report 7: the situation of a tambon or of the district.

    Attributes:
        month: ISO; the quarter's last month.
        code: the tambon's, or the district's.
        area: as it is titled.
        quarter: in words.
        quarter_before: in words.
        sources: where the figures come from.
        now: the quarter's figures.
        before: those of the quarter before; without counts where there are none.
        part_name: what the parts are: ตำบล or หมู่บ้าน.
        parts: the area's parts.
        situation: what the figures mean.
        proposals: what should be done.
        approved_on: ISO; empty for a draft.
        approved_by: who approved it.
    """

    month: str = ""
    code: str = ""
    area: str = ""
    quarter: str = ""
    quarter_before: str = ""
    sources: str = ""
    now: AreaPeople = field(default_factory=AreaPeople)
    before: AreaPeople = field(default_factory=AreaPeople)
    part_name: str = ""
    parts: tuple[AreaPeople, ...] = ()
    situation: str = ""
    proposals: tuple[str, ...] = ()
    approved_on: str = ""
    approved_by: str = ""
