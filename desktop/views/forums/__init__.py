"""Community forums, what was raised there, and what came of it."""

from desktop.views.forums.page import ForumsPage

__all__ = ["ForumsPage"]
