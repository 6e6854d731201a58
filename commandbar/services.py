"""What the doors share: built once at start, handed to each handler."""

from dataclasses import dataclass

from billing_core.database import Database
from commandbar.bar import CommandBar
from commandbar.limits import Limiter
from commandbar.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    database: Database
    bar: CommandBar

    @property
    def limiter(self) -> Limiter:
        return Limiter(self.database)
