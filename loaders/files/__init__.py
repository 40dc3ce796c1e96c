"""Files: where plans are found, and readers from the bytes of one format to characters."""
