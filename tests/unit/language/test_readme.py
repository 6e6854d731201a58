"""The page of the library shows what the library really does."""

import contextlib
import io
import re
from pathlib import Path

import commandbar.language


def test_example_of_the_readme_prints_what_the_readme_says() -> None:
    readme = (Path(commandbar.language.__file__).parent / "README.md").read_text("utf-8")
    code, output = re.findall(r"```(?:python)?\n(.*?)```", readme, re.DOTALL)[:2]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == output
