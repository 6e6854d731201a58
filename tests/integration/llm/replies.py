"""Provider replies for the tests: good ones, and every way to be bad that we know of."""

import json
from typing import Any

import httpx

URL = "http://llm.test/v1/chat/completions"
ANSWER: dict[str, Any] = {
    "client": "Acme Corp",
    "project": "Brand Redesign",
    "billing": "",
    "budget": "$50,000",
    "rate": "",
    "milestones": [{"name": "Strategy", "amount": "$15,000", "due": "", "about": ""}],
    "intent": "create",
}
GOOD = json.dumps(ANSWER)


def body(content: object = GOOD, finish: str | None = "stop", **message: object) -> dict[str, Any]:
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def reply(content: object = GOOD, finish: str | None = "stop", **message: object) -> httpx.Response:
    return httpx.Response(200, json=body(content, finish, **message))


def answer(**changes: object) -> httpx.Response:
    return reply(json.dumps({**ANSWER, **changes}))


def without(key: str) -> httpx.Response:
    return reply(json.dumps({name: value for name, value in ANSWER.items() if name != key}))


def milestone(**changes: object) -> dict[str, object]:
    return {**ANSWER["milestones"][0], **changes}


def changed(**members: object) -> httpx.Response:
    return httpx.Response(200, json={**body(), **members})


def page(text: str, kind: str, status: int = 200) -> httpx.Response:
    return httpx.Response(status, text=text, headers={"content-type": kind})


_CALL = {"id": "t", "type": "function", "function": {"name": "DeleteAll", "arguments": GOOD}}
_BAD = "llm_bad_output"
_GONE = "llm_unavailable"

# name, the reply that comes every time, the code of the error, the provider calls it may cost
BAD_REPLIES: list[tuple[str, httpx.Response, str, int]] = [
    ("refusal", reply(None, refusal="I cannot help with that"), "llm_refused", 1),
    ("refusal with an answer beside it", reply(GOOD, refusal="no"), "llm_refused", 1),
    ("content filter", reply(None, "content_filter"), "llm_refused", 1),
    ("content filter after half an answer", reply(GOOD[:30], "content_filter"), "llm_refused", 1),
    ("length", reply(GOOD[:50], "length"), "llm_incomplete", 1),
    ("length with a whole answer", reply(GOOD, "length"), "llm_incomplete", 1),
    ("cut without saying so", reply(GOOD[:-1]), _BAD, 2),
    ("plain words", reply("Sure! Here is your project."), _BAD, 2),
    ("empty text", reply(""), _BAD, 2),
    ("white space", reply(" \n"), _BAD, 2),
    ("null text", reply(None), _BAD, 2),
    ("a number as text", reply(17), _BAD, 2),
    ("parts instead of text", reply([{"type": "text", "text": GOOD}]), _BAD, 2),
    ("a tool nobody offered", reply(None, "tool_calls", tool_calls=[_CALL]), _BAD, 2),
    ("two tools", reply(None, "tool_calls", tool_calls=[_CALL, _CALL]), _BAD, 2),
    ("no choices", changed(choices=[]), _BAD, 2),
    ("null choices", changed(choices=None), _BAD, 2),
    ("choices of another kind", changed(choices="none"), _BAD, 2),
    ("a choice without a message", changed(choices=[{"index": 0}]), _BAD, 2),
    ("a null message", changed(choices=[{"message": None}]), _BAD, 2),
    ("an error in a 200", httpx.Response(200, json={"error": {"message": "canary"}}), _BAD, 2),
    ("a list in a 200", httpx.Response(200, json=[1, 2]), _BAD, 2),
    ("null in a 200", httpx.Response(200, json=None), _BAD, 2),
    ("a gateway's HTML page", page("<html>Bad gateway canary</html>", "text/html"), _BAD, 2),
    ("HTML called JSON", page("<html>canary</html>", "application/json"), _BAD, 2),
    ("JSON cut in the wire", page('{"choices": [{"mess', "application/json"), _BAD, 2),
    ("an empty body", page("", "application/json"), _BAD, 2),
    ("another object", reply('{"plan": {"budget": 5}}'), _BAD, 2),
    ("a list", reply("[]"), _BAD, 2),
    ("an extra key", answer(verdict="stage"), _BAD, 2),
    ("an extra key in a milestone", answer(milestones=[milestone(iban="NL00")]), _BAD, 2),
    ("a key left out", without("budget"), _BAD, 2),
    ("a number as words", answer(budget=50_000), _BAD, 2),
    ("null as words", answer(budget=None), _BAD, 2),
    ("null as milestones", answer(milestones=None), _BAD, 2),
    ("a milestone that is a word", answer(milestones=["Strategy"]), _BAD, 2),
    ("words where a list belongs", answer(milestones="$5"), _BAD, 2),
    ("1e309", reply(GOOD.replace('"$50,000"', "1e309")), _BAD, 2),
    ("no intent", without("intent"), _BAD, 2),
    ("an intent of its own", answer(intent="delete_everything"), _BAD, 2),
    ("two objects", reply(GOOD + GOOD), _BAD, 2),
    ("5 MB of one word", answer(project="x" * 5_000_000), _BAD, 1),
    ("5 MB of white space", reply(GOOD + " " * 5_000_000), _BAD, 1),
    ("10,000 milestones", answer(milestones=[milestone()] * 10_000), _BAD, 1),
    ("401", httpx.Response(401, json={"error": {"message": "canary"}}), _GONE, 1),
    ("403", httpx.Response(403, json={"error": {"message": "canary"}}), _GONE, 1),
    ("404, no such model", httpx.Response(404, json={"error": {"message": "canary"}}), _GONE, 1),
    ("a redirect elsewhere", httpx.Response(307, headers={"location": "http://x.test/"}), _GONE, 1),
    ("400 to whatever is asked", httpx.Response(400, json={"error": "canary"}), _GONE, 2),
    ("422 to whatever is asked", httpx.Response(422, json={"error": "canary"}), _GONE, 2),
    ("429", httpx.Response(429, json={"error": {"message": "canary"}}), _GONE, 2),
    ("429, come back tomorrow", httpx.Response(429, headers={"retry-after": "86400"}), _GONE, 1),
    ("500", httpx.Response(500, text="canary"), _GONE, 2),
    ("503", httpx.Response(503, headers={"retry-after": "0"}), _GONE, 2),
    ("503, no number to wait", httpx.Response(503, headers={"retry-after": "soon"}), _GONE, 2),
]
