"""Lists from volunteers: keyed from paper or taken in from a file, written by one way."""
