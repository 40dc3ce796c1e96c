"""What is known: facts, their documents, and the graph that they make."""
