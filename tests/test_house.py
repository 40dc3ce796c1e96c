"""The house itself: examples in docstrings, heavy packages, docstrings of tests, files that are one noun."""

import ast
import doctest
import importlib
import pkgutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import remit

HEAVY = ("arcadedb", "jinja2", "neo4j", "networkx", "pyoxigraph", "pyvis", "rdflib", "IPython")
PACKAGE = Path(remit.__file__).resolve().parent
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(remit.__path__, "remit.")
    if module.name != "remit.__main__" and not module.name.startswith("remit.tests")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    """What a docstring shows is what happens."""
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert result.failed == 0


@pytest.mark.parametrize("name", ["remit", "remit.cli", "remit.graph.build", "remit.loaders.load"])
def test_light_modules_load_no_heavy_package(name: str) -> None:
    """Importing the command line, the loaders or the graph costs none of the heavy packages."""
    code = f"import sys, {name}; print([m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.check_output([sys.executable, "-c", code], text=True, cwd="/")
    assert found.strip() == "[]"


def test_each_heavy_package_has_one_door() -> None:
    """A heavy package is imported in one module only, inside the functions that need it."""
    doors = defaultdict(set)
    for name in MODULES:
        source = importlib.import_module(name).__file__ or ""
        tree = ast.parse(Path(source).read_text(encoding="utf-8"))
        typing = {n for node in ast.walk(tree) if isinstance(node, ast.If) for n in ast.walk(node)}
        for node in ast.walk(tree):
            if node in typing:
                continue  # if TYPE_CHECKING: costs nothing
            if isinstance(node, ast.Import):
                parts = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                parts = [node.module or ""]
            else:
                continue
            for part in parts:
                if part.split(".")[0] in HEAVY:
                    doors[part.split(".")[0]].add(name)
                    assert node not in tree.body, f"{name} imports {part} when it is imported itself"
    assert {package: names for package, names in doors.items() if len(names) > 1} == {}


def test_every_test_says_what_it_shows() -> None:
    """Each test has a docstring of one sentence, so that a test run reads as the specification."""
    silent = []
    for file in sorted(Path(__file__).parent.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name.startswith("test_")
                and not ast.get_docstring(node)
            ):
                silent.append(f"{file.name}: {node.name}")
    assert silent == []


def test_names_of_the_front_door_are_there() -> None:
    """Whatever `remit` promises can be imported from it, and nothing else."""
    for name in remit.__all__:
        assert getattr(remit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = remit.nothing
