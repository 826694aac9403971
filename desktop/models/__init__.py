"""The tables."""

from desktop.models.base import Base, Entry, new_uid
from desktop.models.cases import Case, Need, Step
from desktop.models.citizens import Citizen, Joining, NamesakeDecision
from desktop.models.documents import Document
from desktop.models.exchange import Acknowledgement, ExchangedBundle, OwnIdentity, Peer, WithdrawnKey
from desktop.models.lists import ListHabit
from desktop.models.office import AuditLine, RunningNumber, Setting, User
from desktop.models.reference import ReferenceValue
from desktop.models.reports import ClosedMonth, MonthVerdict, Target
from desktop.models.stipends import StipendCount, StipendLine, StipendList, StipendReceipt
from desktop.models.volunteers import Assignment, Attainment, HandOver, PayAccount, ReceivedReport, Volunteer

# Tables whose entries travel, in the order in which they may be taken in: what is pointed at comes first.
EXCHANGED: tuple[type[Entry], ...] = (
    Citizen, Volunteer, Assignment, ReceivedReport, Attainment, Case, HandOver, Need, Step, ClosedMonth,
    MonthVerdict, Target, StipendList, StipendLine, StipendReceipt, StipendCount,
)  # fmt: skip

__all__ = [
    "EXCHANGED",
    "Acknowledgement",
    "Assignment",
    "Attainment",
    "AuditLine",
    "Base",
    "Case",
    "Citizen",
    "ClosedMonth",
    "Document",
    "Entry",
    "ExchangedBundle",
    "HandOver",
    "Joining",
    "ListHabit",
    "MonthVerdict",
    "NamesakeDecision",
    "Need",
    "OwnIdentity",
    "PayAccount",
    "Peer",
    "ReceivedReport",
    "ReferenceValue",
    "RunningNumber",
    "Setting",
    "Step",
    "StipendCount",
    "StipendLine",
    "StipendList",
    "StipendReceipt",
    "Target",
    "User",
    "Volunteer",
    "WithdrawnKey",
    "new_uid",
]
