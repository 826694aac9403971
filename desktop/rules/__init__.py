"""What is right, whatever stores or shows it."""
