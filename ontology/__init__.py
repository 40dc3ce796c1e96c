"""What may be said: one model, from which every written form comes."""

from .model import Class, Concept, EdgeType, Model, Property, model

__all__ = ["Class", "Concept", "EdgeType", "Model", "Property", "model"]
