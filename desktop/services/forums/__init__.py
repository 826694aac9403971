"""Community forums, what was raised there, and what came of it."""

from desktop.services.forums.rows import (
    CategoryCount,
    DecisionRow,
    ForumFilter,
    ForumPage,
    ForumRow,
    MatterFilter,
    MatterRow,
    Saved,
)
from desktop.services.forums.service import Forums

__all__ = [
    "CategoryCount",
    "DecisionRow",
    "ForumFilter",
    "ForumPage",
    "ForumRow",
    "Forums",
    "MatterFilter",
    "MatterRow",
    "Saved",
]
