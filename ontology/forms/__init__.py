"""The model in other notations, each a function from a model to text."""
