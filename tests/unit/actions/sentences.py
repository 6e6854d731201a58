"""Random plans, and many ways to say one: what the property tests parse back."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from commandbar.actions.base import KnownClient, Workspace

TODAY = date(2026, 3, 2)
CLIENTS = ("Acme Corp", "Globex", "Initech BV", "Umbrella Health", "Harrow & Sons", "Van Dijk Bouw")
NEW_CLIENTS = ("Juniper Labs", "Half Moon Bakery", "Delta Tools GmbH", "Blue Door Cafe")
PROJECTS = (
    "Brand Redesign", "Store Finder", "Vault Refit", "Night Market", "Robot Arm", "Quiz Night",
    "Atlas", "R&D Lab", "Harbor Tour", "Menu App", "Client Portal", "Budget Planner", "Trail Cams",
    "3D Models", "Top 10 Gifts", "L'Été d'Or", "Research and Development", "House of Cards",
)  # fmt: skip
MILESTONES = (
    "Strategy", "Design", "Build", "Launch", "Survey", "First Draft", "Print Ready", "Fit-out",
    "Knowledge Base", "Rest Area", "March Release", "Final Delivery", "QA", "Training", "Phase 2",
    "Sketch", "Paint", "Copy", "Setup", "Handover", "Client Review", "Content", "Wiring", "Close",
)  # fmt: skip
LOWER = ("design", "build", "survey", "copywriting", "user tests", "rollout", "wiring", "artwork")


@dataclass(frozen=True)
class Spoken:
    """A milestone as it is meant."""

    name: str
    amount: Decimal
    due: date | None = None


@dataclass(frozen=True)
class Meant:
    """A plan before it is said."""

    name: str
    client: str
    is_new: bool
    billing_type: str
    currency: str
    budget: Decimal | None
    rate: Decimal | None
    milestones: tuple[Spoken, ...] = field(default=())


def workspace(currency: str) -> Workspace:
    clients = tuple(KnownClient(f"c{i}", name) for i, name in enumerate(CLIENTS))
    return Workspace(TODAY, currency, "en-US", clients)


def meant(random: Random) -> Meant:
    """A plan with amounts that can be told apart and need no rounding."""
    kind = random.choice(("fixed_price", "fixed_price", "fixed_price", "mixed", "hourly"))
    is_new = random.random() < 0.15
    milestones = _milestones(random) if kind != "hourly" else ()
    total = sum((m.amount for m in milestones), Decimal(0))
    return Meant(
        name=random.choice(PROJECTS),
        client=random.choice(NEW_CLIENTS if is_new else CLIENTS),
        is_new=is_new,
        billing_type=kind,
        currency=random.choice(("USD", "EUR", "GBP")),
        budget=_budget(random, kind, total),
        rate=Decimal(random.randrange(40, 200)) if kind != "fixed_price" else None,
        milestones=milestones,
    )


def _budget(random: Random, kind: str, total: Decimal) -> Decimal | None:
    if kind == "hourly":
        return Decimal(random.randrange(2, 40) * 1000) if random.random() < 0.4 else None
    return total + random.choice((0, 0, 0, 500, -500)) if random.random() < 0.7 else None


def _milestones(random: Random) -> tuple[Spoken, ...]:
    names = random.sample(LOWER if random.random() < 0.15 else MILESTONES, random.randrange(1, 6))
    dated = random.random() < 0.3
    day = TODAY
    found = []
    for name in names:
        day += timedelta(days=random.randrange(5, 40))
        amount = Decimal(random.randrange(2, 200) * random.choice((50, 100, 500)) + 500)
        found.append(Spoken(name, amount, day if dated else None))
    return tuple(found)


class Speaker:
    """Says a plan in one of many ways, the same throughout one sentence."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.money = random.choice((_signed, _signed, _coded, _short))
        self.day = random.choice((_iso, _month_first, _day_first))
        self.item = random.choice(
            (
                "{n} {a}",
                "{n}: {a}",
                "{n} ({a})",
                "{n} at {a}",
                "{a} for {n}",
                "{n} - {a}",
                "{n} for {a}",
            )
        )
        self.due = random.choice((" due {d}", " by {d}", " ({d})", ", due {d}"))

    def say(self, plan: Meant) -> str:
        ways = (_sentence, _keywords, _slashes, _lines, _ordered, _call_it, _mail)
        return self.random.choice(ways)(self, plan)

    def amount(self, plan: Meant, value: Decimal) -> str:
        return self.money(value, plan.currency)

    def items(self, plan: Meant, last: str = " and ") -> str:
        said = [self._item(plan, m) for m in plan.milestones]
        sign = "; " if any("," in s.replace(",0", "").replace(",5", "") for s in said) else ", "
        return (
            said[0]
            if len(said) == 1
            else sign.join(said[:-1]) + (last if sign == ", " else sign) + said[-1]
        )

    def _item(self, plan: Meant, m: Spoken) -> str:
        text = self.item.format(n=m.name, a=self.amount(plan, m.amount))
        return text + (self.due.format(d=self.day(m.due)) if m.due else "")

    def kind(self, plan: Meant) -> str:
        return {
            "fixed_price": self.random.choice(
                ("fixed price", "fixed-price", "flat fee", "fixed fee")
            ),
            "hourly": self.random.choice(("hourly", "time and materials")),
            "mixed": "mixed",
        }[plan.billing_type]

    def terms(self, plan: Meant) -> str:
        parts = []
        if plan.rate is not None:
            parts.append(f"{_sign(plan.currency)}{plan.rate} an hour")
        if plan.budget is not None:
            parts.append(f"budget {self.amount(plan, plan.budget)}")
        return ", ".join(parts)


def _sign(currency: str) -> str:
    return {"USD": "$", "EUR": "€", "GBP": "£"}[currency]


def _signed(value: Decimal, currency: str) -> str:
    return f"{_sign(currency)}{value:,}"


def _coded(value: Decimal, currency: str) -> str:
    return f"{value:,} {currency}"


def _short(value: Decimal, currency: str) -> str:
    return f"{_sign(currency)}{(value / 1000).normalize():f}k"


def _iso(day: date) -> str:
    return day.isoformat()


def _month_first(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _day_first(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _join(*parts: str, sign: str = ", ") -> str:
    return sign.join(part for part in parts if part)


def _sentence(speaker: Speaker, plan: Meant) -> str:
    verb = speaker.random.choice(
        ("Create a", "Please set up a", "Add a new", "We need a", "Open a")
    )
    head = f"{verb} {speaker.kind(plan)} project called {plan.name} for {plan.client}"
    terms = speaker.terms(plan)
    text = f"{head}{', ' + terms if terms else ''}"
    if not plan.milestones:
        return text + "."
    count = speaker.random.choice(("", f"{len(plan.milestones)} milestones", "milestones"))
    return f"{text}{' with ' + count if count and len(plan.milestones) > 1 else ''}: {speaker.items(plan)}"


def _keywords(speaker: Speaker, plan: Meant) -> str:
    text = _join(plan.client, plan.name, speaker.kind(plan), speaker.terms(plan))
    return f"{text}: {speaker.items(plan)}" if plan.milestones else text


def _slashes(speaker: Speaker, plan: Meant) -> str:
    sign = speaker.random.choice((" / ", " | ", " >> ", " - "))
    item = "{n} {a}"
    said = [
        item.format(n=m.name, a=speaker.amount(plan, m.amount))
        + (f" {speaker.day(m.due)}" if m.due else "")
        for m in plan.milestones
    ]
    return _join(plan.client, plan.name, speaker.kind(plan), speaker.terms(plan), *said, sign=sign)


def _lines(speaker: Speaker, plan: Meant) -> str:
    bullet = speaker.random.choice(("- ", "* ", "• ", "1. "))
    lines = [f"Client: {plan.client}", f"Project: {plan.name}", f"Billing: {speaker.kind(plan)}"]
    if plan.rate is not None:
        lines.append(f"Rate: {_sign(plan.currency)}{plan.rate} per hour")
    if plan.budget is not None:
        lines.append(f"Budget: {speaker.amount(plan, plan.budget)}")
    if plan.milestones:
        lines.append("Milestones:")
    for number, m in enumerate(plan.milestones, start=1):
        mark = f"{number}. " if bullet == "1. " else bullet
        due = f", due {speaker.day(m.due)}" if m.due else ""
        lines.append(f"{mark}{m.name}: {speaker.amount(plan, m.amount)}{due}")
    return "\n".join(lines)


def _ordered(speaker: Speaker, plan: Meant) -> str:
    verb = speaker.random.choice(("ordered", "wants", "needs", "approved"))
    text = f"{plan.client} {verb} {plan.name}, {_join(speaker.kind(plan), speaker.terms(plan))}."
    return f"{text} {speaker.items(plan)}." if plan.milestones else text


def _call_it(speaker: Speaker, plan: Meant) -> str:
    text = f"New project for {plan.client}, call it {plan.name}, {_join(speaker.kind(plan), speaker.terms(plan))}"
    return f"{text}, {speaker.items(plan)}" if plan.milestones else text


_HEADERS = (
    "",
    "From: Dana Reed <dana@mail.example>\nTo: Studio\nSubject: Re: proposal 3318\n\n",
    "-----Original Message-----\nFrom: Dana Reed\nSent: Tuesday, March 3, 2026\nSubject: RE: it\n\n",
)
_GREETINGS = ("Hi both,\n\n", "Dear Sam,\n", "Hi,\n\nHope you are well.\n", "")
_ASIDES = (
    "",
    " Our PO number is 45120.",
    " Payment within 30 days of invoice.",
    " We moved to 1900 Canal Street.",
    " Call me at 415-555-0139 with questions.",
    " Thanks for your quote of 20 February.",
)
_SIGNATURES = (
    "",
    "\n\nThanks!\nDana Reed\nOffice Manager\nT 415-555-0139 | Suite 210, 88 Harbor St",
    "\nBest wishes, Dana Reed, Tel +41 33 555 01 22",
    "\n\n-- \nDana Reed\n12 Mill Lane",
)


def _mail(speaker: Speaker, plan: Meant) -> str:
    """A pasted mail, with what mails have beside the order: none of it belongs to the plan."""
    pick = speaker.random.choice
    order = pick(("Please turn this email into a project\n\n", "create from this mail:\n\n"))
    says = pick(
        (
            "We are happy to go ahead with {p} for {c}",
            "{c} accepts {p}",
            "{c} would like to order {p}",
        )
    ).format(p=plan.name, c=plan.client)
    body = f"{says}, {_join(speaker.kind(plan), speaker.terms(plan))}."
    items = f" {speaker.items(plan)}." if plan.milestones else ""
    aside, signature = pick(_ASIDES), pick(_SIGNATURES)
    return order + pick(_HEADERS) + pick(_GREETINGS) + body + items + aside + signature
