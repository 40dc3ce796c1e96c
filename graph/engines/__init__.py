"""Engines that answer Cypher and SPARQL about a graph."""
