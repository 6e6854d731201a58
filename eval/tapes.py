"""What stands between the questions and the provider: nothing, a recorder, or a replay."""

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace

import httpx

from commandbar.actions.base import ModelReader
from commandbar.extract.llm import Hook, LlmSettings
from eval.cases import Case
from eval.recordings import Exchange, Recording, Recordings, fingerprint

_REPLAY_URL = "http://replay.invalid/v1"


class Tape:
    """Nothing: the questions go to the model, if there is one, and nothing is kept."""

    hooks: Sequence[Hook] = ()

    def threaded(self) -> AbstractContextManager[None]:
        """Lasts as long as the run."""
        return nullcontext()

    def begin(self, case: Case) -> None:
        """The next calls are about this case."""

    def end(self) -> float:
        """The case is answered; the seconds to add for a wait that was only replayed."""
        return 0.0


class Recorder(Tape):
    """Keeps the bodies of the provider's answers, on disk as soon as a case is answered."""

    def __init__(self, recordings: Recordings, reader: ModelReader, settings: LlmSettings) -> None:
        self.hooks = (self._hear,)
        self._recordings = recordings
        self._reader = reader
        self._settings = settings
        self._case: Case | None = None
        self._exchanges: list[Exchange] = []
        self._started = 0.0

    def begin(self, case: Case) -> None:
        self._case = case
        self._exchanges = []
        self._started = time.perf_counter()

    async def _hear(self, response: httpx.Response) -> None:
        await response.aread()
        now = time.perf_counter()
        exchange = Exchange(
            status=response.status_code,
            content_type=response.headers.get("content-type", ""),
            body=response.text,
            seconds=round(now - self._started, 3),
        )
        self._exchanges.append(exchange)
        self._started = now

    def end(self) -> float:
        if self._case is not None and self._exchanges:
            parts = fingerprint(self._case, self._reader, self._settings)
            exchanges = tuple(self._exchanges)
            self._recordings.keep(
                Recording(case=self._case.id, fingerprint=parts, exchanges=exchanges)
            )
        return 0.0


class Replay(Tape):
    """Stands in for the provider through respx: each case gets the bodies recorded for it."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._waiting: Iterator[Exchange] = iter(())
        self._seconds = 0.0

    def settings(self) -> LlmSettings:
        return replace(self._recordings.settings(), base_url=_REPLAY_URL)

    @contextmanager
    def threaded(self) -> Iterator[None]:
        """No request leaves the process while this lasts."""
        import respx  # a development dependency, needed by replays alone

        with respx.mock(assert_all_called=False) as router:
            router.post(f"{_REPLAY_URL}/chat/completions").mock(side_effect=self._answer)
            yield

    def begin(self, case: Case) -> None:
        recording = self._recordings.get(case.id)
        self._waiting = iter(recording.exchanges if recording else ())
        self._seconds = 0.0

    def end(self) -> float:
        return self._seconds

    def _answer(self, request: httpx.Request) -> httpx.Response:
        exchange = next(self._waiting, None)
        if exchange is None:
            raise httpx.ConnectError("nothing is recorded for this call", request=request)
        self._seconds += exchange.seconds
        headers = {"content-type": exchange.content_type}
        return httpx.Response(exchange.status, text=exchange.body, headers=headers)
