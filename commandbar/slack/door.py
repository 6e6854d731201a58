"""Bolt and the worker put together, for HTTP and for Socket Mode alike."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.async_app import AsyncApp

from commandbar.services import Services
from commandbar.slack.bolt import Listeners
from commandbar.slack.delivery import Delivery
from commandbar.slack.intake import Intake
from commandbar.slack.worker import Worker


class SlackDoor:
    """Bolt, which acknowledges, and the worker that finishes what was acknowledged."""

    def __init__(self, services: Services) -> None:
        self.delivery = Delivery(services.settings)
        self.worker = Worker(services, self.delivery)
        intake = Intake(services, self.delivery)
        self.bolt: AsyncApp = Listeners(services, intake, self.worker.wake).build_app()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Does and answers jobs as long as it is open, first those left over from before."""
        running = asyncio.create_task(self.worker.run())
        try:
            yield
        finally:
            self.worker.stop()
            await running
            await self.delivery.aclose()
