"""What a register's page is told to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop.views.kit.buttons import Action
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Column, RowSource, Sort
from desktop.views.kit.shown_rows import WaysOut


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty register says.

    Attributes:
        icon: a large, quiet icon.
        title: what is missing.
        text: what the register is for.
        action: the first thing to do.
    """

    icon: str
    title: str
    text: str
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What a register's page shows.

    Attributes:
        title: its name.
        columns: the columns of its table, more than are usually shown.
        source: where the rows come from.
        query: makes what the source is asked of the typed text and the chosen filters.
        count: says how many there are, in words.
        empty: what is said while there are none.
        name: what its columns and order are remembered under; empty remembers nothing.
        placeholder: what can be typed into the filter.
        primary: what people mostly do here.
        actions: what else can be done.
        filters: what it can be narrowed by.
        sort: how it is sorted at first.
        concerns: the tables whose changes concern it.
        panel: whether the chosen entry is shown beside the table.
        multi: whether several rows may be selected.
        chosen_actions: what can be done with the selected entries besides what every list offers.
        ways_out: where its rows may go; none lets them stay.
        found_nothing: what is said where a typed text and these filters leave nothing; none for the usual.
    """

    title: str
    columns: Sequence[Column]
    source: RowSource
    query: Callable[[str, Mapping[str, str]], object]
    count: Callable[[int], str]
    empty: Empty
    name: str = ""
    placeholder: str = ""
    primary: Action | None = None
    actions: Sequence[Action] = ()
    filters: Sequence[Filter] = ()
    sort: Sort | None = None
    concerns: Sequence[str] = ()
    panel: bool = True
    multi: bool = False
    chosen_actions: Callable[[Sequence[str]], Sequence[Action]] | None = None
    ways_out: WaysOut | None = None
    found_nothing: Callable[[str, Mapping[str, str]], Empty | None] = lambda _text, _chosen: None
