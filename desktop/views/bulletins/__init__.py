"""What the province publishes, and who was told of it."""

from desktop.views.bulletins.page import BulletinsPage

__all__ = ["BulletinsPage"]
