"""One page a file: what it asks of the graph, and what it tells."""
