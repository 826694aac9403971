"""Records in and out of a sealed file."""
