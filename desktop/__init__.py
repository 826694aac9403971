"""The district labour centre: people, needs, the month, and the file to the province."""

__version__ = "0.1.0"
