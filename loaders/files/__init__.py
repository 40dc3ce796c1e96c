"""Readers: from the bytes of one file format to characters."""
