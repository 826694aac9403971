"""What one can do: one module for each register."""
