"""Graphs as files of other formats, one module a family."""
