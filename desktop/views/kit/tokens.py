"""Every colour and size of the window, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

GRID: Final = 4
BODY: Final = 15
SECONDARY: Final = 13
SECTION: Final = 16
PAGE: Final = 22
FIGURE: Final = 30
REGULAR: Final = 400
MEDIUM: Final = 500
SEMIBOLD: Final = 600
CARD_RADIUS: Final = 12
CONTROL_RADIUS: Final = 8
ROW: Final = 42
CONTROL: Final = 36
CHIP: Final = 22
RING: Final = 2
SIDE_BAR: Final = 216
ICON: Final = 20
LINE_HEIGHT: Final = 1.5
FAMILY: Final = "Sarabun"


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours and the icon of one state; shown together with a word, never alone."""

    ink: str
    ground: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One complete set of colours."""

    ink: str
    muted: str
    line: str
    edge: str
    ground: str
    card: str
    hover: str
    accent: str
    accent_deep: str
    accent_ground: str
    on_accent: str
    track: str
    notice: str
    notice_edge: str
    tip: str
    on_tip: str
    dark: bool = False
    states: Mapping[str, Tone] = field(default_factory=dict)


_ICONS: Final = {
    "helped": "circle-check",
    "waiting": "hourglass",
    "referred": "send",
    "overdue": "alarm-clock",
    "restricted": "lock",
    "plain": "circle-dot",
    "accent": "list-checks",
}


def _states(**colours: tuple[str, str]) -> dict[str, Tone]:
    return {name: Tone(ink, ground, _ICONS[name]) for name, (ink, ground) in colours.items()}


LIGHT: Final = Palette(
    ink="#1B2430",
    muted="#5C6878",
    line="#E1E6EC",
    edge="#8894A4",
    ground="#F5F7F9",
    card="#FFFFFF",
    hover="#EEF3F6",
    accent="#0F5E73",
    accent_deep="#0B4A5B",
    accent_ground="#E3F1F4",
    on_accent="#FFFFFF",
    track="#E4EAEE",
    notice="#FFF3DC",
    notice_edge="#E8C77F",
    tip="#1B2430",
    on_tip="#FFFFFF",
    states=_states(
        helped=("#1E6B3A", "#E4F4E9"),
        waiting=("#9A5B00", "#FFF3DC"),
        referred=("#1F4FA3", "#E6EEFB"),
        overdue=("#B3261E", "#FDE8E6"),
        restricted=("#5B3A91", "#EFE8FA"),
        plain=("#3D4A5C", "#EEF1F5"),
        accent=("#0F5E73", "#E3F1F4"),
    ),
)

DARK: Final = Palette(
    ink="#E8EDF2",
    muted="#A6B2C0",
    line="#2E3945",
    edge="#64727F",
    ground="#12181F",
    card="#1A222B",
    hover="#232D38",
    accent="#6CC3DA",
    accent_deep="#8AD2E5",
    accent_ground="#173843",
    on_accent="#06222B",
    track="#2A3641",
    notice="#3A2D12",
    notice_edge="#7A5F24",
    tip="#E8EDF2",
    on_tip="#12181F",
    dark=True,
    states=_states(
        helped=("#7FD69B", "#17341F"),
        waiting=("#F2C063", "#3A2D12"),
        referred=("#98BBF5", "#1B2C4B"),
        overdue=("#FF9F97", "#47201D"),
        restricted=("#C7AEF2", "#33264C"),
        plain=("#C2CCD8", "#2A343F"),
        accent=("#6CC3DA", "#173843"),
    ),
)

CONTRAST: Final = Palette(
    ink="#000000",
    muted="#1F1F1F",
    line="#000000",
    edge="#000000",
    ground="#FFFFFF",
    card="#FFFFFF",
    hover="#E6F2F5",
    accent="#003B4A",
    accent_deep="#002631",
    accent_ground="#D6EEF4",
    on_accent="#FFFFFF",
    track="#D0D0D0",
    notice="#FFF3DC",
    notice_edge="#5A3A00",
    tip="#000000",
    on_tip="#FFFFFF",
    states=_states(
        helped=("#003D17", "#E4F4E9"),
        waiting=("#4F2E00", "#FFF3DC"),
        referred=("#00286E", "#E6EEFB"),
        overdue=("#7A0000", "#FDE8E6"),
        restricted=("#361466", "#EFE8FA"),
        plain=("#111820", "#EEF1F5"),
        accent=("#003B4A", "#D6EEF4"),
    ),
)

CONTRAST_DARK: Final = Palette(
    ink="#FFFFFF",
    muted="#E6E6E6",
    line="#FFFFFF",
    edge="#FFFFFF",
    ground="#000000",
    card="#000000",
    hover="#1C2B30",
    accent="#8BE4FA",
    accent_deep="#B5F0FF",
    accent_ground="#0A3340",
    on_accent="#000000",
    track="#3A3A3A",
    notice="#2B2000",
    notice_edge="#FFD060",
    tip="#FFFFFF",
    on_tip="#000000",
    dark=True,
    states=_states(
        helped=("#9CF5B8", "#06280F"),
        waiting=("#FFD890", "#2B2000"),
        referred=("#C0D8FF", "#0B1D3D"),
        overdue=("#FFC2BD", "#3A0A07"),
        restricted=("#E2D2FF", "#241540"),
        plain=("#FFFFFF", "#1F1F1F"),
        accent=("#8BE4FA", "#0A3340"),
    ),
)

STATES: Final = LIGHT.states


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """The relative luminance of a ``#RRGGBB`` colour, as WCAG 2.2 defines it."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio between two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
