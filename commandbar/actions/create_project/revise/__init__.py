"""Revising a plan by messages: answers to its questions, corrections, orders.

messages  a message to the plan after it
changes   what it sets of the terms and of single milestones
orders    one value for another, and another order of the milestones
state     the newest plan, taken apart for changing and put together again
"""

from commandbar.actions.create_project.revise.messages import revise

__all__ = ["revise"]
