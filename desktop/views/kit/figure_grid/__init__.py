"""A grid of figures keyed in from paper: lines down, columns across, sums at the right, no mouse needed."""

from desktop.views.kit.figure_grid.grid import FigureGrid
from desktop.views.kit.figure_grid.model import GridColumn, GridLine, Place

__all__ = ["FigureGrid", "GridColumn", "GridLine", "Place"]
