"""Groups of people with the same wish, their courses, and what came of them."""

from desktop.views.trainings.page import TrainingsPage

__all__ = ["TrainingsPage"]
