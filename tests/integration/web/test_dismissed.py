"""The bar's form carries what is dismissed, as a browser counts it, and gets it back."""

from tests.integration.commands.test_dismissed import LIKE
from tests.integration.web.surfer import Surfer, hidden_fields


async def test_the_web_form_carries_them_and_a_lost_command_brings_them_back(
    signed_in: Surfer,
) -> None:
    words = "\U0001f680 what is 1024 about"
    answer = await signed_in.post("/commands", {"prompt": words, "dismissed": "11-15"})
    page = (await signed_in.get(answer.headers["location"])).text
    assert '<span class="word word-dismissed" data-fields="dismissed">1024</span>' in page
    assert hidden_fields(page, "/commands")["dismissed"] == "11-15"


async def test_a_form_with_other_spans_is_refused_and_never_fails(signed_in: Surfer) -> None:
    for path in ("/preview", "/commands"):
        answer = await signed_in.post(path, {"prompt": "50k", "dismissed": "2-9"})
        assert answer.status_code == 422


async def test_the_form_by_hand_leaves_them_out_too(signed_in: Surfer) -> None:
    text = LIKE.replace("Acme Corp", "Globex and Acme Corp")  # asked: which client
    at = text.index("$5,137")
    answer = await signed_in.post("/commands", {"prompt": text, "dismissed": f"{at}-{at + 6}"})
    command = answer.headers["location"].removeprefix("/commands/")
    page = (await signed_in.get(f"/projects/new?command={command}")).text
    assert "20,000.00" in page
    assert "5,137.00" not in page
