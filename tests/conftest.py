"""What all tests share: where the real documents are, and skipping clearly where they are not."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real plans and their annotations; skip where it is absent."""
    folder = Path(os.environ.get("REMIT_SHARED", ROOT.parent / "shared"))
    if not (folder / "plans").is_dir():
        pytest.skip("the real plans are not here (set REMIT_SHARED to their folder)")
    return folder


@pytest.fixture(scope="session")
def plans(shared: Path) -> tuple[Path, Path]:
    """Return the two real plans, 2018 and 2022."""
    return shared / "plans" / "henan-kexie-2018.txt", shared / "plans" / "henan-kexie-2022.txt"
