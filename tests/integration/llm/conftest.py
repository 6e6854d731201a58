from collections.abc import AsyncIterator, Iterator

import pytest
import respx

from commandbar.extract.llm import LanguageModel, LlmSettings
from tests.integration.llm.replies import URL

KEY = "sk-secret-canary"


@pytest.fixture
async def model() -> AsyncIterator[LanguageModel]:
    settings = LlmSettings(model="m", api_key=KEY, base_url="http://llm.test/v1")
    language_model = LanguageModel(settings, jitter=lambda: 0.0)
    yield language_model
    await language_model.aclose()


@pytest.fixture
def provider() -> Iterator[respx.Route]:
    """The provider's one address; the test fails if the SDK goes past respx."""
    with respx.mock(assert_all_called=True) as router:
        yield router.post(URL)
