"""What the app itself says in Slack."""

from billing_core.errors import DomainError

READING = "Got it. The plan follows here in a moment, for you to review."
HOW_TO = (
    "Say what to create, like: /project Create a $50,000 fixed price project called Brand Redesign "
    "for Acme Corp with 3 milestones: Strategy $15,000, Design $20,000, Delivery $15,000"
)
NOT_CONNECTED = (
    "This Slack workspace is not connected here yet. Whoever runs commandbar can connect it with "
    "`commandbar slack install`."
)
NO_ADDRESS = "This request came with an address that is not Slack's. Nothing was done."
UNLINKED = "You are not linked to a member here any more. Type /project to see how to link."
GAVE_UP = "Something went wrong on our side, again and again. Please look at it in the app."
TOO_LATE = "The form could not be opened in time. Press the button again."


def link_hint(base_url: str, code: str) -> str:
    """For somebody who is no member here, as far as we know."""
    return (
        f"You are not linked to a member here yet. Sign in at {base_url}/settings and enter the "
        f"code {code} under Slack. It works once, for 15 minutes."
    )


def too_late_for_a_card(address: str) -> str:
    """Instead of a card, once its response_url takes no more."""
    return f"Your plan is ready. Slack takes no card for it any more, so here it is: {address}"


def of_refusal(refusal: DomainError) -> str:
    """What was refused, and the next legal move."""
    return " ".join(part for part in (refusal.message, refusal.next_move) if part)
