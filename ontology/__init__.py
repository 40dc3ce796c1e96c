"""What may be said: one model, from which every written form comes."""

from .model import Model, model
from .terms import Class, CodeList, Concept, EdgeType, Inverse, Property

__all__ = ["Class", "CodeList", "Concept", "EdgeType", "Inverse", "Model", "Property", "model"]
