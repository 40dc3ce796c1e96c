"""What engines need, made from the documents and thrown away at will.

Each engine has a folder ``cache/<engine>-<stamp>``; the stamp is a digest of the documents and of the code that
makes a graph of them, so a folder of the right name is current. It is built under a name of its own and gets the right one by a rename:
two who build at once do not meet, and a build that dies leaves only rubbish that the next writer clears.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

FOLDER = "cache"
_BUILDING = "building-"
_CONTENT, _SEAL = "db", "stamp.json"
_CODE = ("graph", "ontology")  # the rooms whose code and vocabularies decide what the graph of a document is


def stamp(package: str, documents: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of *documents* (names and contents), of the model and code here, and of the engine *package*."""
    digest = hashlib.sha256(f"{package} {version(package)} {_code()}".encode())
    for name, content in documents:
        digest.update(f"\0{name}\0{hashlib.sha256(content).hexdigest()}".encode())
    return digest.hexdigest()[:24]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    root = files(__package__.partition(".")[0])
    for room in _CODE:
        for name, source in _sources(root / room, room):
            digest.update(name.encode() + b"\0" + source)
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        own = f"{name}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, own)
        elif entry.name.endswith((".py", ".toml")):
            yield own, entry.read_bytes()


def current(root: Path, engine: str, stamp: str, build: Callable[[Path], None]) -> Path:
    """Return the directory of *engine* for *stamp* in the store *root*, which *build* fills when it is not there or damaged.

    *build* is given a path that does not exist yet. Raises OSError where nothing can be written under *root*.
    """
    place = root / FOLDER / f"{engine}-{stamp}"
    if _whole(place):
        return place / _CONTENT
    place.parent.mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f"{_BUILDING}{engine}-", dir=place.parent))
    try:
        build(made / _CONTENT)
        _seal(made)
        return _settle(made, place) / _CONTENT
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _settle(made: Path, place: Path) -> Path:
    """Give the whole *made* the name *place*, unless another builder was faster; return where a whole one is."""
    for _ in range(3):
        with contextlib.suppress(OSError):
            made.rename(place)
            return place
        if _whole(place):
            shutil.rmtree(made, ignore_errors=True)
            return place
        drop(place)
    return made


def drop(place: Path) -> None:
    """Take the folder *place* of a cache away: first its name, in one step, then what it holds."""
    with contextlib.suppress(OSError):
        rubbish = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=place.parent))
        place.rename(rubbish / "old")
        shutil.rmtree(rubbish, ignore_errors=True)


def clear(root: Path, everything: bool) -> None:
    """Remove what dead builds left and, with *everything*, the caches too; the caller holds the store alone."""
    folder = root / FOLDER
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if everything or entry.name.startswith(_BUILDING):
            shutil.rmtree(entry, ignore_errors=True)


def _seal(made: Path) -> None:
    """Write down the files of *made* and their sizes: a cache without this, or with other sizes, is not whole."""
    (made / _SEAL).write_text(json.dumps(_sizes(made / _CONTENT), indent=0), encoding="utf-8")


def _whole(place: Path) -> bool:
    try:
        sealed = json.loads((place / _SEAL).read_text(encoding="utf-8"))
        found = _sizes(place / _CONTENT)
    except (OSError, ValueError):
        return False
    return isinstance(sealed, dict) and all(found.get(name) == size for name, size in sealed.items())


def _sizes(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
