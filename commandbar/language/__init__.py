"""Finds amounts, percentages, shares, rates, counts and dates in five languages.

A library of its own: it knows no plan, no project and no database.
"""
