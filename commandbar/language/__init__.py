"""Finds amounts, percentages, shares, rates, counts and dates in five languages.

A library of its own: it knows no plan, no project and no database.
"""

from .finder import find, whole_number
from .quoting import quoted
from .readings import After, Day, Kind, Monthly, Reading, Value

__all__ = ["After", "Day", "Kind", "Monthly", "Reading", "Value", "find", "quoted", "whole_number"]
