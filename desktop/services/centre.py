"""The centre: all services, built once, top to bottom, on one open register."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.database.keys import Cost
from desktop.services.bulletins import Bulletins
from desktop.services.cases import Cases
from desktop.services.citizens import Citizens
from desktop.services.document_list import DocumentList
from desktop.services.documents import Documents
from desktop.services.exchange import Exchange, Watching
from desktop.services.export import Export
from desktop.services.forums import Forums
from desktop.services.ground import Ground
from desktop.services.lists import Lists
from desktop.services.lists.keyed import KeyedSheets
from desktop.services.month_sets import MonthSets
from desktop.services.office import Office
from desktop.services.opening import Opened
from desktop.services.own_data import OwnData
from desktop.services.plans import Plans
from desktop.services.referrals import Referrals
from desktop.services.reports import Reports
from desktop.services.search import Search
from desktop.services.second_person import SecondPerson
from desktop.services.shown_lists import ShownLists
from desktop.services.situations import Situations
from desktop.services.stipends import Stipends
from desktop.services.trainings import Trainings
from desktop.services.upkeep import Upkeep
from desktop.services.volunteers import Volunteers


@dataclass(frozen=True, slots=True)
class Beside:
    """What a second person at the same screen confirms."""

    stipends: Stipends
    reports: Reports
    plans: Plans


@dataclass(frozen=True, slots=True)
class Centre:
    """All services on one open register, as one signed-in user may use them."""

    opened: Opened
    ground: Ground
    citizens: Citizens
    cases: Cases
    volunteers: Volunteers
    stipends: Stipends
    trainings: Trainings
    forums: Forums
    plans: Plans
    situations: Situations
    bulletins: Bulletins
    reports: Reports
    documents: Documents
    document_list: DocumentList
    month_sets: MonthSets
    referrals: Referrals
    exchange: Exchange
    watching: Watching
    keyed_sheets: KeyedSheets
    own_data: OwnData
    search: Search
    export: Export
    shown_lists: ShownLists
    lists: Lists
    office: Office
    upkeep: Upkeep
    second_person: SecondPerson

    def close(self) -> None:
        """Let go of the register."""
        self.opened.close()

    def confirmed_by(self, name: str, password: str) -> Beside:
        """What somebody else may do at this screen with their own password, for one work.

        Args:
            name: theirs at sign-in.
            password: theirs.

        Raises:
            Refused: a wrong name or password, or the wait after a wrong one is not over.
        """
        ground = self.second_person.ground(name, password)
        return Beside(Stipends(ground), Reports(ground), Plans(ground))


def build(opened: Opened, cost: Cost | None = None) -> Centre:
    """Put every service on the open register.

    Args:
        opened: the open register.
        cost: what a guess at a new user's password costs; tests take a small one.
    """
    ground = opened.ground
    documents, reports = Documents(ground), Reports(ground)
    return Centre(
        opened=opened,
        ground=ground,
        citizens=Citizens(ground),
        cases=Cases(ground),
        volunteers=Volunteers(ground),
        stipends=Stipends(ground),
        trainings=Trainings(ground),
        forums=Forums(ground),
        plans=Plans(ground),
        situations=Situations(ground),
        bulletins=Bulletins(ground),
        reports=reports,
        documents=documents,
        document_list=DocumentList(ground),
        month_sets=MonthSets(ground, documents, reports),
        referrals=Referrals(ground, documents),
        exchange=Exchange(ground),
        watching=Watching(ground),
        keyed_sheets=KeyedSheets(ground),
        own_data=OwnData(ground),
        search=Search(ground),
        export=Export(ground),
        shown_lists=ShownLists(ground),
        lists=Lists(ground),
        office=Office(opened, cost),
        upkeep=Upkeep(opened),
        second_person=SecondPerson(opened),
    )
