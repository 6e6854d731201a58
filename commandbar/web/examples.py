"""Sentences to start from, shown on an empty page."""

PROJECT = (
    "Create a $50,000 fixed price project called Brand Redesign for Acme Corp with 3 milestones: "
    "Strategy $15,000, Design $20,000, Delivery $15,000"
)
MIXED = (
    "Mixed project Care Plan for Globex at $135 an hour with 2 milestones: "
    "Audit $4,000, Handover $2,500"
)
CLIENT = "Add Acme Labs to my clients"

EXAMPLES = (PROJECT, MIXED, CLIENT)
