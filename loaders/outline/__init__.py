"""The outline of a plan: header, task lists, sections and items, each with its place in the text."""
