"""The window's pages, one line each: the centre's and the province's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.services.centre import Centre
from desktop.system.language import mark
from desktop.views.bulletins import BulletinsPage
from desktop.views.cases import CasesPage, WalkInPage
from desktop.views.citizens import CitizensPage, NamesakesPage
from desktop.views.documents import PaperPage
from desktop.views.exchange import ExchangePage, InboxPage
from desktop.views.forums import ForumsPage
from desktop.views.home import HomePage
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.lists import ImportPage, KeyedPage
from desktop.views.office import OfficePage
from desktop.views.plans import PlansPage
from desktop.views.referrals import AnswersPage, ReferralsPage
from desktop.views.reports import ReportsPage
from desktop.views.situations import SituationsPage
from desktop.views.stipends import StipendsPage
from desktop.views.trainings import TrainingsPage
from desktop.views.volunteers import VolunteersPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page.

    Attributes:
        name: what ``desk.open`` calls it.
        icon: beside its word in the side bar.
        word: its word in the side bar; empty for a page that is only reached from others.
        build: makes the page when somebody first turns to it.
        about: what it is for, in a sentence.
        under: the page of the side bar that it belongs to, where it has no word of its own.
    """

    name: str
    icon: str
    word: str
    build: Callable[[Desk, Centre], Page]
    about: str = ""
    under: str = ""


_HOME = PageEntry(
    "home", "house", mark("Home"), HomePage, mark("What must be done today, and how the year stands.")
)
_CITIZENS = PageEntry(
    "citizens",
    "users",
    mark("Citizens"),
    CitizensPage,
    mark("Everybody who came with a need, and their history."),
)
_NAMESAKES = PageEntry(
    "namesakes",
    "users",
    "",
    NamesakesPage,
    mark("Entries that may be the same person: joined into one, or told apart."),
    "citizens",
)
_CASES = PageEntry(
    "cases",
    "clipboard-list",
    mark("Cases and referrals"),
    CasesPage,
    mark("What people need, step by step until it is done."),
)
_VOLUNTEERS = PageEntry(
    "volunteers",
    "heart-handshake",
    mark("Volunteers"),
    VolunteersPage,
    mark("Volunteers and graduates, their tambons and what they found."),
)
_STIPENDS = PageEntry(
    "stipends",
    "landmark",
    mark("Stipends"),
    StipendsPage,
    mark("Who is paid for a month, the lists and the receipts, and the year."),
)
_TRAININGS = PageEntry(
    "trainings",
    "graduation-cap",
    mark("Groups and training"),
    TrainingsPage,
    mark("Groups of people with the same wish, their courses, certificates, and what training changed."),
)
_PLANS = PageEntry(
    "plans",
    "calendar-days",
    mark("Plans and activities"),
    PlansPage,
    mark("What a month is to bring, what was done, and whom it reached."),
)
_FORUMS = PageEntry(
    "forums",
    "message-square",
    "",
    ForumsPage,
    mark("What was raised and decided in a village, and the cases and groups that came of it."),
    "plans",
)
_SITUATIONS = PageEntry(
    "situations",
    "map-pin",
    mark("Labour situation"),
    SituationsPage,
    mark("The figures of each tambon by quarter, and the events that must be reported."),
)
_BULLETINS_ABOUT = mark("Vacancies, courses and news from the province, and who was told of them.")
_REPORTS = PageEntry(
    "reports",
    "file-text",
    mark("Monthly report"),
    ReportsPage,
    mark("Close the month, have it approved, print it and send it."),
)
_OFFICE = PageEntry(
    "office", "settings", mark("Office"), OfficePage, mark("Users, settings, backups and who did what.")
)
_PAPER = PageEntry("paper", "printer", "", PaperPage, mark("A paper before it is printed or saved."))
_WALK_IN = PageEntry(
    "walk_in",
    "plus",
    "",
    WalkInPage,
    mark("Register somebody at the counter and what they need."),
    "citizens",
)

_KEYED_SHEET = PageEntry(
    "keyed_sheet",
    "clipboard-list",
    "",
    KeyedPage,
    mark("Key in the people whom a volunteer wrote down, line by line as on the paper."),
    "cases",
)
_IMPORT_LIST = PageEntry(
    "import_list",
    "file-plus",
    "",
    ImportPage,
    mark("Take in a list that came as a file: its columns, a verdict for each row, and what is left."),
    "cases",
)

_REFERRALS = PageEntry(
    "referrals",
    "send",
    "",
    ReferralsPage,
    mark("Refer many cases at once, with one letter for each agency, and see what was answered."),
    "cases",
)
_ANSWERS = PageEntry(
    "agency_answers",
    "file-plus",
    "",
    AnswersPage,
    mark("Take in what an agency answered in its table, row by row, once you have seen it."),
    "cases",
)

CENTRE_PAGES: tuple[PageEntry, ...] = (
    _HOME,
    _CITIZENS,
    _CASES,
    _VOLUNTEERS,
    _TRAININGS,
    _PLANS,
    _SITUATIONS,
    _REPORTS,
    _STIPENDS,
    PageEntry(
        "exchange",
        "arrow-left-right",
        mark("Send and receive"),
        ExchangePage,
        mark("Files to the province and its answers."),
    ),
    _OFFICE,
    _WALK_IN,
    _KEYED_SHEET,
    _IMPORT_LIST,
    _NAMESAKES,
    _FORUMS,
    PageEntry("bulletins", "bell", "", BulletinsPage, _BULLETINS_ABOUT, "home"),
    _PAPER,
)

PROVINCE_PAGES: tuple[PageEntry, ...] = (
    _HOME,
    PageEntry(
        "inbox",
        "inbox",
        mark("Inbox"),
        InboxPage,
        mark("Which centre sent which month, taking in and answering."),
    ),
    PageEntry(
        "cases",
        "clipboard-list",
        mark("Screening and outcomes"),
        CasesPage,
        mark("Screen what the centres found, and enter what became of it."),
    ),
    _CITIZENS,
    _VOLUNTEERS,
    _TRAININGS,
    _SITUATIONS,
    _REPORTS,
    _STIPENDS,
    PageEntry("bulletins", "bell", mark("Bulletins"), BulletinsPage, _BULLETINS_ABOUT),
    _OFFICE,
    _NAMESAKES,
    _REFERRALS,
    _ANSWERS,
    replace(_FORUMS, under="situations"),
    _PAPER,
)
