"""Plans into facts."""
