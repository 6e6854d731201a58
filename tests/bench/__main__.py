"""`make bench [ARGS="NAME ..."]`: all figures, or those of the named modules."""

import json
import sys
from importlib import import_module

MODULES = ("parsing", "confirming", "serving", "page", "large_workspace", "contention")


def main(names: list[str]) -> None:
    for name in names or MODULES:
        for figure in import_module(f"tests.bench.{name}").figures():
            print(json.dumps(figure), flush=True)


main(sys.argv[1:])
