"""Commitments with numbers or dates."""
