"""Referrals in batches: the queue, the letters, the tables for the agencies, and their answers."""

from __future__ import annotations

from desktop.services.referrals.batches import Referred, SentLetter
from desktop.services.referrals.papers import Line
from desktop.services.referrals.sent import LetterPage, LetterRow
from desktop.services.referrals.service import AnswerFile, Referrals, Told
from desktop.services.referrals.verdicts import (
    ANOTHER,
    KNOWN,
    NAME,
    PROBLEM,
    READY,
    SAME,
    VERDICTS,
    WAITING,
    JudgedAnswer,
    JudgedAnswers,
)
from desktop.services.referrals.waiting import WaitingFilter

__all__ = [
    "ANOTHER",
    "KNOWN",
    "NAME",
    "PROBLEM",
    "READY",
    "SAME",
    "VERDICTS",
    "WAITING",
    "AnswerFile",
    "JudgedAnswer",
    "JudgedAnswers",
    "LetterPage",
    "LetterRow",
    "Line",
    "Referrals",
    "Referred",
    "SentLetter",
    "Told",
    "WaitingFilter",
]
