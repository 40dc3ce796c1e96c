"""Where graphs are kept."""
