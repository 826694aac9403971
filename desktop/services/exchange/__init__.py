"""The exchange with the province: files out and in, keys, and what was said about which entry."""

from desktop.services.exchange.rows import (
    TRAVELLING,
    BundleRow,
    Conversation,
    Look,
    PeerRow,
    ReturnedRow,
    SealedFile,
    Taken,
)
from desktop.services.exchange.service import Exchange
from desktop.services.exchange.watching import FoundFile, Watching

__all__ = [
    "TRAVELLING",
    "BundleRow",
    "Conversation",
    "Exchange",
    "FoundFile",
    "Look",
    "PeerRow",
    "ReturnedRow",
    "SealedFile",
    "Taken",
    "Watching",
]
