"""Questions with names."""
