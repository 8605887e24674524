"""Cofactor: a health-education assistant on magnesium and vitamin D."""

__version__ = "0.1.0"
