"""One writer or many readers of a folder, over all processes of a machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import portalocker

from ...errors import StoreError, StoreInUse

NAME = "lock"
_PAUSE = 0.02  # seconds between two attempts


@contextmanager
def held(root: Path, exclusive: bool, wait: float) -> Iterator[None]:
    """Hold the lock of the store *root* while the block runs; wait at most *wait* seconds for it.

    Readers share it, a writer (*exclusive*) has it alone. A store that nobody can write to (a disc, a share without
    write permission) is read without it. Raises StoreInUse when the time is over. The lock ends with the process.
    """
    file = _opened(root, exclusive)
    if file is None:
        yield
        return
    with file:
        _take(file, root, exclusive, time.monotonic() + wait, wait)
        try:
            yield
        finally:
            portalocker.unlock(file)


def _opened(root: Path, exclusive: bool) -> IO[bytes] | None:
    path = root / NAME
    try:
        return path.open("ab")
    except OSError as error:
        if exclusive:
            raise StoreError(f"{root} cannot be written to: {error.strerror}") from error
    try:
        return path.open("rb")
    except OSError:
        return None


def _take(file: IO[bytes], root: Path, exclusive: bool, until: float, wait: float) -> None:
    kind = portalocker.LockFlags.EXCLUSIVE if exclusive else portalocker.LockFlags.SHARED
    while True:
        try:
            portalocker.lock(file, kind | portalocker.LockFlags.NON_BLOCKING)
            return
        except portalocker.AlreadyLocked as error:
            if time.monotonic() >= until:
                doing = "reading or writing it" if exclusive else "writing to it"
                raise StoreInUse(
                    f"{root} is in use: another process is {doing}, and was still at it after {wait:g} seconds. "
                    f"Wait until it has finished and try again, or work on a copy of the folder."
                ) from error
            time.sleep(_PAUSE)
        except portalocker.LockException as error:
            raise StoreError(
                f"{root} lies on a file system that cannot lock files ({error}). Keep the store on a local disk."
            ) from error
