"""Files that people asked for, written as a whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


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


def _permissions(path: Path) -> int:
    """Return the permissions of the file *path*; where there is none, those that a new file gets from its user's mask."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _about(error: OSError, target: str | os.PathLike[str]) -> OSError:
    """Return *error* as one about *target*, not about the name under which it was being written."""
    return OSError(error.errno or errno.EIO, error.strerror or str(error), str(target))
