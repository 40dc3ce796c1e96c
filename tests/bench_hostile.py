"""How the time of an extraction grows with hostile text, as ratios of doubled sizes: `.venv/bin/python -m tests.bench_hostile [SHAPE …]`.

CPU seconds of this process. Each shape of `tests/loaders/test_load.py` is read at a half and whole; a ratio of 2 is linear,
one of 4 would be the square. Programmes and targets are read too, which that test leaves out.
"""

from __future__ import annotations

import sys
import time

from remit import extract
from tests.loaders.test_load import HOSTILE

WHOLE = 40_000  # characters
TOO_SHORT = 0.05  # seconds under which a ratio is noise


def seconds(text: str) -> float:
    """Return the CPU seconds of reading *text*, the least of two."""
    least = float("inf")
    for _ in range(2):
        began = time.process_time()
        extract("甲协会2024年工作要点\n" + text, "d")
        least = min(least, time.process_time() - began)
    return least


def main(shapes: list[str]) -> None:
    """Print a line for each of *shapes*, all where none is named, and the greatest ratio."""
    greatest, where = 0.0, ""
    for shape in shapes or HOSTILE:
        half, whole = seconds(HOSTILE[shape][: WHOLE // 2]), seconds(HOSTILE[shape][:WHOLE])
        ratio = whole / half if half >= TOO_SHORT else None
        print(f"{shape:32} {half:7.2f} s {whole:7.2f} s  {'short' if ratio is None else f'× {ratio:.2f}'}")
        if ratio and ratio > greatest:
            greatest, where = ratio, shape
    print(f"greatest ratio of doubled size: {greatest:.2f} ({where})")


if __name__ == "__main__":
    main(sys.argv[1:])
