"""What the repository promises about itself, checked on its own sources."""

import ast
import subprocess
import sys
from pathlib import Path

import openai
import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = sorted(p for room in ("billing_core", "commandbar") for p in (ROOT / room).rglob("*.py"))
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
CLOCK_ROOMS = {"billing_core/database.py", "commandbar/cli/bar.py"}
"""Where the real clock is read and handed on; `commandbar parse` asks for the user's own day."""


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text())))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_host_and_hashes_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()
    for forbidden in ("://", "--find-links", "index-url"):
        assert forbidden not in text
    pins = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(pins) > 40
    assert text.count("--hash=sha256:") >= len(pins)


def test_openai_is_the_line_that_respx_intercepts() -> None:
    assert openai.__version__.startswith("2.")


def test_billing_knows_no_float() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in OURS
        if "billing_core" in path.parts
        for node in nodes(path)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert found == []


def test_the_clock_is_read_in_one_place_and_passed_in() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in OURS
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCKS
    }
    assert found <= CLOCK_ROOMS


def test_only_statuses_of_the_api_and_the_doors_know_http() -> None:
    """No domain error carries a status code of HTTP."""
    for name in ("billing_core/errors.py", "commandbar/errors.py"):
        numbers = {
            node.value
            for node in nodes(ROOT / name)
            if isinstance(node, ast.Constant) and isinstance(node.value, int)
        }
        assert not {n for n in numbers if 400 <= n < 600}


def test_every_error_code_has_a_status() -> None:
    from billing_core.errors import DomainError
    from commandbar import errors  # noqa: F401 - registers its classes
    from commandbar.statuses import STATUS_OF_CODE

    def below(cls: type[DomainError]) -> set[type[DomainError]]:
        return {cls}.union(*(below(sub) for sub in cls.__subclasses__()))

    codes = {cls.code for cls in below(DomainError) if hasattr(cls, "code")}
    assert codes <= STATUS_OF_CODE.keys()


def test_no_prompt_template_has_a_place_for_a_persons_words() -> None:
    for template in (ROOT / "prompts").glob("*.j2"):
        assert "{{" not in template.read_text(), template.name


def test_starting_the_terminal_parser_loads_no_server() -> None:
    """`commandbar parse` answers fast because it imports late."""
    code = "import commandbar.cli, sys; sys.exit('litestar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_starting_the_server_loads_no_sdk_that_it_has_no_key_for() -> None:
    """A restart is to answer within three seconds, also on a busy machine."""
    unneeded = {"openai", "instructor", "slack_bolt", "aiohttp", "reportlab"}
    code = (
        "import commandbar.app, commandbar.migrating, commandbar.seed, sys;"
        f"sys.exit(','.join({unneeded} & sys.modules.keys()) or None)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
