"""Sheet in, PDF out."""
