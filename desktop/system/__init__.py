"""The ground: folders, clock, language, logs, settings, progress."""
