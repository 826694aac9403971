"""What one sees; Qt lives here."""
