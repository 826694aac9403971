"""Measurements anyone can repeat: what is measured, beside what, on which machine."""
