"""The rules of money: budgets, milestones, invoices. Knows no HTTP, no model, no prompt."""
