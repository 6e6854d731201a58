"""Finds amounts, percentages, shares, rates, counts and dates in five languages.

A library of its own: it knows no plan, no project and no database.
"""

from .finder import find
from .quoting import quoted
from .readings import After, Day, Kind, Monthly, Reading, Value

__all__ = ["After", "Day", "Kind", "Monthly", "Reading", "Value", "find", "quoted"]
