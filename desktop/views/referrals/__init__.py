"""Referring in batches, and taking the agencies' answers in."""

from __future__ import annotations

from desktop.views.referrals.answers_page import AnswersPage
from desktop.views.referrals.page import ReferralsPage

__all__ = ["AnswersPage", "ReferralsPage"]
