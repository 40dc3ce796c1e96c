"""Build the wheel, compare it with the tree, install it in a clean environment, and run there the tests of what it brings."""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
    "only-include"
]

# The tests that use what a wheel could lack: commands, vocabularies, queries, templates, the model. The rest is the same code here as there.
AWAY = (
    "cli",
    "ontology",
    "loaders/test_explain.py",
    "loaders/test_gold.py",
    "loaders/test_vocabulary.py",
    "graph/test_build.py",
    "graph/test_bulk.py",
    "graph/test_cypher_engine.py",
    "graph/test_folder_store.py",
    "graph/test_rdf_export.py",
    "graph/test_retrieval.py",
    "graph/test_validation.py",
    "queries/test_answers.py",
    "queries/test_contract.py",
    "queries/test_library.py",
    "visualizations/test_shell.py",
    "visualizations/test_matrix.py",
    "visualizations/test_network.py",
    "visualizations/test_page.py",
)


def expected() -> set[str]:
    """Return the files of the package as they stand in the tree."""
    tracked = subprocess.check_output(["git", "ls-files"], cwd=ROOT, text=True).splitlines()
    return {f"remit/{name}" for name in tracked if name in PARTS or name.split("/")[0] in PARTS}


def main() -> None:
    """Do it, and say what was done."""
    with tempfile.TemporaryDirectory() as folder:
        away = Path(folder)
        build = [sys.executable, "-m", "build", "--wheel", "--outdir", folder, str(ROOT)]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = away.glob("*.whl")
        found = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("remit/")}
        if found != expected():
            sys.exit(f"the wheel differs from the tree: {sorted(found ^ expected())}")
        venv.create(away / "env", with_pip=True)
        python = away / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
        dev = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]["dev"]
        needed = (
            "oxigraph",
            "oxrdflib",
            "pyshacl",
            "pypinyin",
            "pytest",
            "hypothesis",
            "sybil",
            "playwright",
        )
        tools = [each for each in dev if each.startswith(needed)]
        subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel), *tools], check=True)
        shutil.copytree(ROOT / "tests", away / "tests")
        shutil.copy(ROOT / "README.md", away)
        shutil.copy(ROOT / "pyproject.toml", away)
        shutil.copy(ROOT / "compose.yaml", away)
        shared = Path(os.environ.get("REMIT_SHARED", ROOT.parent / "shared"))
        environment = os.environ | {
            "REMIT_SHARED": str(shared),
            "REMIT_SERVERS": str(ROOT / ".venv" / "servers"),
        }
        tests = [python, "-m", "pytest", "-q", "-n", "2", "-m", "not slow and not browser"]
        tests += [f"tests/{each}" for each in AWAY]
        subprocess.run(tests, check=True, cwd=away, env=environment)
        print(f"{wheel.name}: {len(found)} files as in the tree; its tests pass away from the checkout")


if __name__ == "__main__":
    main()
