"""Names, as a model says them, for somebody who waits.

They are shown while the model is still reading and are used for nothing. A context variable, since
the only two who know of it, the web's door and the model's client, stand at the ends of a long way.
"""

from collections.abc import Callable
from contextvars import ContextVar

Listener = Callable[[str], None]

listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
"""Who is told each whole name at once; None where nobody waits, and then nothing is streamed."""
