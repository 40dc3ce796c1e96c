"""Named initiatives."""
