"""One writer or many readers of a folder, over all processes of a machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import portalocker

from ...errors import StoreError, StoreInUse

LOCK, TURN = "lock", "turn"
_PAUSE = 0.02  # seconds between two attempts


@contextmanager
def held(root: Path, exclusive: bool, wait: float) -> Iterator[None]:
    """Hold the lock of the store *root* while the block runs; wait at most *wait* seconds for it.

    Readers share it, a writer (*exclusive*) has it alone. Whoever wants it takes a turn first, and a writer keeps its turn: readers that
    come later wait, so that no stream of readers keeps a writer out. A store that nobody can write to (a disc, a share without
    write permission) is read without any of this. Raises StoreInUse when the time is over. A lock ends with its process.
    """
    until = time.monotonic() + wait
    with ExitStack() as keep, ExitStack() as passing:
        turn = _opened(root / TURN, exclusive, keep if exclusive else passing)
        lock = _opened(root / LOCK, exclusive, keep)
        if turn and lock:
            _take(turn, root, exclusive, until, wait)
            _take(lock, root, exclusive, until, wait)
        passing.close()
        yield


def _opened(path: Path, exclusive: bool, stack: ExitStack) -> IO[bytes] | None:
    """Return the file *path*, which *stack* closes; None where a reader can neither make nor open it."""
    try:
        return stack.enter_context(path.open("ab"))
    except OSError as error:
        if exclusive:
            raise StoreError(f"{path.parent} cannot be written to: {error.strerror}") from error
    try:
        return stack.enter_context(path.open("rb"))
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
