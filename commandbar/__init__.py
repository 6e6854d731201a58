"""A sentence becomes a plan, a person reviews the plan, the plan becomes a project."""

__version__ = "0.1.0"
