"""The door: main, command line, startup, the centre, self-test."""
