"""The tables."""

from desktop.models.base import Base, Entry, new_uid
from desktop.models.bulletins import Bulletin, BulletinTelling
from desktop.models.cases import Case, Need, Step
from desktop.models.citizens import Citizen, Joining, NamesakeDecision
from desktop.models.documents import Document
from desktop.models.exchange import (
    Acknowledgement,
    ExchangedBundle,
    KeptField,
    OwnIdentity,
    Peer,
    WithdrawnKey,
)
from desktop.models.forums import Forum, ForumDecision, ForumMatter
from desktop.models.lists import ListHabit
from desktop.models.office import AuditLine, RunningNumber, Setting, User
from desktop.models.plans import Activity, Photograph, PlanApproval, PlanItem, WorkNote
from desktop.models.reference import ReferenceValue
from desktop.models.reports import ClosedMonth, FrozenReport, MonthVerdict, Target
from desktop.models.situations import Event, EventTelling, Situation, SituationReview
from desktop.models.stipends import StipendCount, StipendLine, StipendList, StipendReceipt
from desktop.models.trainings import (
    Attendance,
    Certificate,
    Course,
    CourseSession,
    Enrolment,
    Group,
    GroupMember,
    TrainingFollowUp,
)
from desktop.models.volunteers import Assignment, Attainment, HandOver, PayAccount, ReceivedReport, Volunteer

# Tables whose entries travel, in the order in which they may be taken in: what is pointed at comes first.
EXCHANGED: tuple[type[Entry], ...] = (
    Citizen, Volunteer, Assignment, ReceivedReport, Attainment, Case, HandOver, Need, Step, ClosedMonth,
    FrozenReport, MonthVerdict, Target, StipendList, StipendLine, StipendReceipt, StipendCount, Forum, Group,
    GroupMember, ForumMatter, ForumDecision, Course, Enrolment, CourseSession, Attendance, TrainingFollowUp,
    Certificate, PlanItem, PlanApproval, Activity, WorkNote, Situation, SituationReview, Event, EventTelling,
    Bulletin, BulletinTelling,
)  # fmt: skip

__all__ = [
    "EXCHANGED",
    "Acknowledgement",
    "Activity",
    "Assignment",
    "Attainment",
    "Attendance",
    "AuditLine",
    "Base",
    "Bulletin",
    "BulletinTelling",
    "Case",
    "Certificate",
    "Citizen",
    "ClosedMonth",
    "Course",
    "CourseSession",
    "Document",
    "Enrolment",
    "Entry",
    "Event",
    "EventTelling",
    "ExchangedBundle",
    "Forum",
    "ForumDecision",
    "ForumMatter",
    "FrozenReport",
    "Group",
    "GroupMember",
    "HandOver",
    "Joining",
    "KeptField",
    "ListHabit",
    "MonthVerdict",
    "NamesakeDecision",
    "Need",
    "OwnIdentity",
    "PayAccount",
    "Peer",
    "Photograph",
    "PlanApproval",
    "PlanItem",
    "ReceivedReport",
    "ReferenceValue",
    "RunningNumber",
    "Setting",
    "Situation",
    "SituationReview",
    "Step",
    "StipendCount",
    "StipendLine",
    "StipendList",
    "StipendReceipt",
    "Target",
    "TrainingFollowUp",
    "User",
    "Volunteer",
    "WithdrawnKey",
    "WorkNote",
    "new_uid",
]
