"""`make mutants`: change one operator or constant, or drop one call, and see that a test notices.

Each mutant runs in a process forked from this one. The pure rules need no plugin and no fixture,
so that hundreds take minutes; what lies above them gets its database from the fixtures, on SQLite
alone. Survivors are printed by place.

    python -m tests.prove.mutants [MODULE ...]
"""

import ast
import importlib.util
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FunctionType, ModuleType

import hypothesis
import pytest
from rich.progress import track

ROOT = Path(__file__).parent.parent.parent
_UNIT = "tests/unit/billing_core"
_COMMANDS = "tests/integration/commands"
_LIFE = f"{_COMMANDS}/test_life.py"
TESTS: dict[str, tuple[str, ...]] = {
    "billing_core.money": (f"{_UNIT}/test_money.py",),
    "billing_core.permissions": (f"{_UNIT}/test_permissions.py",),
    "billing_core.budgets": (f"{_UNIT}/test_budgets.py",),
    "billing_core.milestones": (f"{_UNIT}/test_milestones.py",),
    "billing_core.invoices": (f"{_UNIT}/test_invoices.py", f"{_UNIT}/test_money.py"),
    "billing_core.drafts": (f"{_UNIT}/test_drafts.py",),
    "billing_core.text": (f"{_UNIT}/test_text.py", f"{_UNIT}/test_drafts.py"),
    "billing_core.kinds": (f"{_UNIT}/test_drafts.py", f"{_UNIT}/test_milestones.py"),
    "commandbar.content": ("tests/unit/staging", _LIFE),
    "commandbar.staging": (
        "tests/unit/staging",
        _LIFE,
        f"{_COMMANDS}/test_actions_are_rooms.py",
        f"{_COMMANDS}/test_model_failures.py",
        f"{_COMMANDS}/test_bad_input.py::test_an_amount_that_is_none_is_refused_by_field",
        f"{_COMMANDS}/test_bad_input.py::test_what_only_looks_like_a_yes_is_refused_by_field",
        f"{_COMMANDS}/test_staleness.py::test_a_name_taken_already_is_a_warning_and_no_obstacle",
    ),
    "commandbar.executor": (
        _LIFE,
        f"{_COMMANDS}/test_undo.py",
        f"{_COMMANDS}/test_objection.py",
        f"{_COMMANDS}/test_staleness.py",
    ),
}
TOO_SLOW = "not random_splits"
"""The million cases: they say nothing that their smaller neighbours do not."""
ALWAYS = ("-x", "-q", "-p", "no:cacheprovider", "-c", os.devnull)
PURE = (*ALWAYS, "--noconftest", "-k", TOO_SLOW)
"""No plugin, no fixture, no configuration: pure rules need none, and a mutant starts at once."""
ABOVE = (*ALWAYS, "-p", "pytest_asyncio.plugin", "-o", "asyncio_mode=auto", "-k", "not postgresql")
WARM = ("commandbar.app", "alembic.command", "tests.conftest", "tests.integration.api")
"""What takes long to import and is needed above the pure rules: once, before the first fork."""
LONGEST_S = 120
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.Mod: ast.FloorDiv,
}


class Mutator(ast.NodeTransformer):
    """Changes the one place that `target` counts to; without a target only counts."""

    def __init__(self, target: int = -1) -> None:
        self.target = target
        self.seen = 0
        self.line = 0
        self.what = ""

    def _is_turn(self, node: ast.AST, what: str, line: int = 0) -> bool:
        self.seen += 1
        if self.seen - 1 != self.target:
            return False
        self.line, self.what = getattr(node, "lineno", line), what
        return True

    def generic_visit(self, node: ast.AST) -> ast.AST:
        line = getattr(node, "lineno", 0)
        for name, value in ast.iter_fields(node):
            operators = value if isinstance(value, list) else [value]
            for place, operator in enumerate(operators):
                swap = SWAPS.get(type(operator))
                if swap and self._is_turn(operator, f"{type(operator).__name__} swapped", line):
                    operators[place] = swap()
                    setattr(node, name, operators if isinstance(value, list) else operators[0])
        return super().generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """A type is no behaviour: only the value changes."""
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """`frozen` and `slots` say how values are kept, which no caller can tell apart."""
        node.body = [self.visit(statement) for statement in node.body]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns, returns = None, node.returns
        self.generic_visit(node)
        node.returns = returns
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if isinstance(node.op, ast.Not) and self._is_turn(node, "not dropped"):
            return node.operand
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A statement that is a call is there for what it does."""
        if isinstance(node.value, ast.Call) and self._is_turn(node, "call dropped"):
            return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        if isinstance(value, bool) and self._is_turn(node, f"{value} flipped"):
            return ast.copy_location(ast.Constant(not value), node)
        if type(value) is int and self._is_turn(node, f"{value} one more"):
            return ast.copy_location(ast.Constant(value + 1), node)
        return node


def mutants_of(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Every tree with one change, and where and what it is."""
    counting = Mutator()
    counting.visit(ast.parse(source))
    for target in range(counting.seen):
        mutator = Mutator(target)
        tree = mutator.visit(ast.parse(source))
        yield f"{mutator.line}: {mutator.what}", ast.fix_missing_locations(tree)


def survives(module: str, tree: ast.Module) -> bool:
    """Whether the module's tests pass all the same; one that never ends is found, too."""
    child = os.fork()
    if child == 0:
        os._exit(_test(module, tree))
    _, status = os.waitpid(child, 0)
    return status == 0


def _test(module: str, tree: ast.Module) -> int:
    signal.alarm(LONGEST_S)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        _put_in_place(module, tree)
        options = PURE if module.startswith("billing_core") else ABOVE
        return int(pytest.main([*options, "--rootdir", str(ROOT), *TESTS[module]]))
    except BaseException:  # noqa: BLE001 -- a mutant that cannot even be loaded is found
        return 1


def _put_in_place(name: str, tree: ast.Module) -> None:
    """Where the module is loaded and others hold its functions, these get the changed code."""
    loaded = sys.modules.get(name)
    changed = _run(name, tree)
    if loaded is None:
        return
    sys.modules[name] = loaded
    for key, value in vars(changed).items():
        own = getattr(loaded, key)
        if not isinstance(own, FunctionType):
            if not isinstance(own, type):
                setattr(loaded, key, value)
        elif own.__module__ == name:
            own.__code__, own.__defaults__ = value.__code__, value.__defaults__
            own.__kwdefaults__ = value.__kwdefaults__


def _run(name: str, tree: ast.Module) -> ModuleType:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    exec(compile(tree, spec.origin, "exec"), module.__dict__)
    return module


def main(names: Sequence[str]) -> int:
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    hypothesis.settings.register_profile("mutants", database=None, deadline=None, derandomize=True)
    hypothesis.settings.load_profile("mutants")
    total, survivors = 0, 0
    for name in [n for n in TESTS if not names or any(chosen in n for chosen in names)]:
        for needed in () if name.startswith("billing_core") else WARM:
            importlib.import_module(needed)
        source = (ROOT / f"{name.replace('.', '/')}.py").read_text()
        if not survives(name, ast.parse(source)):
            raise RuntimeError(f"the tests of {name} fail without a mutant")
        found = list(mutants_of(source))
        lived = list[str]()
        for what, tree in track(found, name):
            if survives(name, tree):
                print(f"{name}:{what}", flush=True)
                lived.append(what)
        total, survivors = total + len(found), survivors + len(lived)
        print(f"{name}: {len(found)} mutants, {len(lived)} survive", flush=True)
    print(f"{total - survivors} of {total} mutants found")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
