"""The exchange's pages: sending and receiving at a centre, the inbox of the province."""

from desktop.views.exchange.centre_page import ExchangePage
from desktop.views.exchange.inbox_page import InboxPage

__all__ = ["ExchangePage", "InboxPage"]
