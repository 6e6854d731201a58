"""The portal's own words in the five languages of the workspaces. Data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PortalWords:
    """`progress` names how many are done of how many."""

    heading: str
    progress: str
    pending: str
    in_progress: str
    completed: str
    nothing: str


WORDS = {
    "en": PortalWords(
        "Where we are",
        "{done} of {total} milestones complete",
        "Not started",
        "In progress",
        "Completed",
        "There is nothing to show yet.",
    ),
    "nl": PortalWords(
        "Waar we staan",
        "{done} van {total} mijlpalen gereed",
        "Nog niet gestart",
        "In uitvoering",
        "Gereed",
        "Er is nog niets te laten zien.",
    ),
    "de": PortalWords(
        "Der Stand",
        "{done} von {total} Meilensteinen abgeschlossen",
        "Noch nicht begonnen",
        "In Arbeit",
        "Abgeschlossen",
        "Es gibt noch nichts zu zeigen.",
    ),
    "fr": PortalWords(
        "Où nous en sommes",
        "{done} jalons terminés sur {total}",
        "Pas commencé",
        "En cours",
        "Terminé",
        "Il n’y a encore rien à montrer.",
    ),
    "es": PortalWords(
        "Cómo va",
        "{done} de {total} hitos completados",
        "Sin empezar",
        "En curso",
        "Completado",
        "Todavía no hay nada que mostrar.",
    ),
}


def words_in(language: str) -> PortalWords:
    return WORDS.get(language, WORDS["en"])
