"""Files that people asked for, written as a whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_SIGN = "files.json"
_ABOUT = "Files that remit export wrote; it may write this folder again."
_LEFT = {"import.report"}  # of the importer that reads them


@contextmanager
def replacing(target: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Give a binary stream whose content takes the place of the file *target* when the block ends without an error.

    Until then, and after an error, *target* is as it was. A link stays a link to the new file; a file keeps its
    permissions; a device or a pipe (``/dev/null``) is written to directly, because nothing may replace it.
    Raises OSError, which names *target* (or the folder that is not there), when it cannot be written.
    """
    place = Path(target)
    path = place.resolve()
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "this is a folder; give the name of a file in it", str(target))
    if not path.parent.is_dir():
        missing = "there is no such folder; make it first, or choose another"
        raise FileNotFoundError(errno.ENOENT, missing, str(path.parent))
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as out:
                yield out
            return
        handle, beside = tempfile.mkstemp(".part", f".{path.name[:40]}.", path.parent)
    except OSError as error:
        raise _about(error, target) from error
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(beside).chmod(_permissions(path))
        Path(beside).replace(path)
    except OSError as error:
        raise _about(error, target) from error
    finally:
        with suppress(OSError):
            Path(beside).unlink(missing_ok=True)


@contextmanager
def filling(target: str | os.PathLike[str]) -> Iterator[Path]:
    """Give an empty folder that takes the place of the folder *target* when the block ends without an error.

    Until then, and after an error, *target* is as it was. It may be new, empty, or one that was filled like this: a folder says of itself which
    files it was given, and one with others in it is left alone. Raises OSError, which names *target*, when it cannot be written.
    """
    path = Path(target).resolve()
    _check(path, target)
    try:
        made = Path(tempfile.mkdtemp(".part", f".{path.name[:40]}.", path.parent))
    except OSError as error:
        raise _about(error, target) from error
    try:
        yield made
        files = [*sorted(each.name for each in made.iterdir()), _SIGN]
        (made / _SIGN).write_text(json.dumps({"about": _ABOUT, "files": files}, indent=1), encoding="utf-8")
        made.chmod(0o777 & ~_mask())
        if path.exists():
            old = Path(tempfile.mkdtemp(".part", f".{path.name[:40]}.", path.parent))
            path.replace(old)
            made.replace(path)
            shutil.rmtree(old, ignore_errors=True)
        else:
            made.replace(path)
    except OSError as error:
        raise _about(error, target) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _check(path: Path, target: str | os.PathLike[str]) -> None:
    """Raise OSError where nothing may take the place of *path*."""
    if path.exists() and not path.is_dir():
        raise NotADirectoryError(
            errno.ENOTDIR, "this is a file; give the name of a folder, which may be new", str(target)
        )
    if not path.parent.is_dir():
        raise FileNotFoundError(
            errno.ENOENT, "there is no such folder; make it first, or choose another", str(path.parent)
        )
    there = {each.name for each in path.iterdir()} if path.exists() else set()
    try:
        own = set(json.loads((path / _SIGN).read_text(encoding="utf-8"))["files"]) if there else set()
    except (OSError, ValueError, KeyError, TypeError):
        own = set()
    if others := sorted(there - own - _LEFT):
        said = f"this folder holds other things ({', '.join(others[:3])} …) and is left alone; give another, which may be new"
        raise OSError(errno.ENOTEMPTY, said, str(target))


def _permissions(path: Path) -> int:
    """Return the permissions of the file *path*; where there is none, those that a new file gets from its user's mask."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    return 0o666 & ~_mask()


def _mask() -> int:
    """Return the user's mask for new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _about(error: OSError, target: str | os.PathLike[str]) -> OSError:
    """Return *error* as one about *target*, not about the name under which it was being written."""
    return OSError(error.errno or errno.EIO, error.strerror or str(error), str(target))
