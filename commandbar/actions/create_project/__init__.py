"""The action "create a project with its milestones".

plan.py       CreateProjectPlan, and the draft it grows from
grammar/      words to roles, without a model
vocabulary/   the words that structure a request, a table a language
model_reader  words to roles, with one
resolve.py    roles to values: exact money, dates, client, questions
revise/       answers and corrections in words
execute.py    into billing_core, and what the plan rests on until then
card.py       the plan as a person reviews it
"""
