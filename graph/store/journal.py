"""Changing many files of a folder at once: all of them, or none.

New files are written aside, in ``journal/``. Renaming one small file, the record, commits them; then they are moved into
place, and the record goes last. Whoever opens the folder next finds either no record (what lies aside is thrown
away) or a record (the moves are finished). A process that dies at any moment leaves the folder as before or as after.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from ...errors import BrokenStore

FOLDER, RECORD = "journal", "record.json"


def commit(root: Path, files: Mapping[str, bytes], removed: Iterable[str] = ()) -> None:
    """Write *files* (paths under *root* with ``/`` → contents) and delete the paths *removed*, in one step.

    The caller holds the folder alone. Raises OSError when the disk is full or refuses; unless the record was
    committed before, nothing has changed then.
    """
    aside = root / FOLDER
    _discard(aside)
    aside.mkdir()
    try:
        for number, name in enumerate(sorted(files)):
            _write(aside / str(number), files[name])
        moves = {name: str(number) for number, name in enumerate(sorted(files))}
        gone = sorted(set(removed) - files.keys())
        _write(aside / "record", json.dumps({"put": moves, "remove": gone}).encode())
        sync(aside)
        (aside / "record").replace(aside / RECORD)
    except BaseException:
        if not pending(root):
            shutil.rmtree(aside, ignore_errors=True)
        raise
    sync(aside)
    sync(root)
    recover(root)


def pending(root: Path) -> bool:
    """Whether a committed change waits to be finished."""
    return (root / FOLDER / RECORD).exists()


def recover(root: Path) -> None:
    """Finish a committed change, throw away an uncommitted one; the caller holds the folder alone."""
    aside = root / FOLDER
    if pending(root):
        moves, gone = _record(aside / RECORD)
        for name, staged in moves.items():
            _move(aside / staged, root / name)
        for name in gone:
            (root / name).unlink(missing_ok=True)
        for folder in {(root / name).parent for name in (*moves, *gone)}:
            sync(folder)
        (aside / RECORD).unlink()
    _discard(aside)


def _record(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return what a record says; raise BrokenStore where it is damaged or names a file outside the folder."""
    try:
        said = json.loads(path.read_bytes())
        moves, gone = dict(said["put"]), list(said["remove"])
        names = [PurePosixPath(name) for name in (*moves, *gone)]
        safe = all(len(n.parts) == 2 and n.parts[0].isalpha() and n.name != ".." for n in names)
        if safe and all(staged.isdigit() for staged in moves.values()):
            return moves, gone
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise BrokenStore(
        f"{path} is not a record that remit wrote. The documents are as they were; move the folder {path.parent} away."
    )


def _move(staged: Path, place: Path) -> None:
    """Move *staged* to *place*; where it is gone, an earlier attempt has moved it."""
    place.parent.mkdir(exist_ok=True)
    try:
        staged.replace(place)
    except FileNotFoundError as error:
        if not place.exists():
            raise BrokenStore(f"{place} is missing, and so is {staged}, from which it was to come") from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make the names in *folder* survive a power cut, where the system can do that (Windows cannot)."""
    if os.name == "nt" or not folder.exists():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _discard(aside: Path) -> None:
    if aside.exists():
        shutil.rmtree(aside)
