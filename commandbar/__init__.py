"""A sentence becomes a plan, a person reviews the plan, the plan becomes a project."""
