"""A believable register for training and pictures; every person in it is invented."""

from desktop.app.demonstration.making import DemonstrationUser, Wish, make

__all__ = ["DemonstrationUser", "Wish", "make"]
