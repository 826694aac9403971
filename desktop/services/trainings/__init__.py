"""Groups of people with the same wish, their courses, and what came of them."""

from desktop.services.trainings.service import Trainings

__all__ = ["Trainings"]
