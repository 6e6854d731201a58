import httpx
import pytest

from tests.integration.web.surfer import Surfer


@pytest.fixture
def surfer(http: httpx.AsyncClient) -> Surfer:
    """Nobody yet, at the demo."""
    return Surfer(http)


@pytest.fixture
async def signed_in(surfer: Surfer) -> Surfer:
    return await surfer.sign_in("owner")
