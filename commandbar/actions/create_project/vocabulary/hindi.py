"""The Hindi words of a request in Latin letters, as they are mixed with English."""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[Mark, str]] = {
    Mark.CREATE: "naya; nayi; naye; banao; banaiye; bana do; banana hai; shuru karo",
    Mark.CALLED: "naam; naam hai; ka naam",
    Mark.HOURLY: "ghante ke hisab se; prati ghanta",
    Mark.BUDGET: "kul; kul milakar",
    Mark.MILESTONES: "hissa; hisse; kisht; kishten",
    Mark.TAKE_BACK: "nahi ruko; ruko; balki; maaf karna",
    Mark.NO: "nahi",
    Mark.LINK: "hai; hain; ka; ki; ke; mein",
    Mark.ONTO: "par",
    Mark.AND: "aur; phir",
    Mark.EACH: "har ek; pratyek",
    Mark.ORDERS: "chahiye; chahte hain",
    Mark.ASKS: "kya; kab; kaun; kitna; kitne; kahan",
    Mark.HEDGE: "ya; lagbhag; karib; shayad; agar; kam se kam; tak; aadha; baaki",
    Mark.FILLER: "ke liye; kripya; bhai; ji; yeh; woh; hamara; hamare; ek; bhi; abhi",
}
