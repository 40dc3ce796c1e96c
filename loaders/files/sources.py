"""Sources (来源): the files that a path, a folder, an archive or the standard input holds."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
_LARGEST = 64 * 2**20  # bytes of a member of an archive


def contents(source: Path | str | bytes) -> Iterator[tuple[str, bytes | str]]:
    """Yield name and bytes of each file of *source*, or name and the reason (a ``str``) why it is not read.

    ``-`` is the standard input. Of a folder or an archive come the files under it, sorted, but for hidden ones; nothing is raised.

    >>> list(contents("一、加强组织".encode("gb18030")))[0][0], list(contents("no-plan.txt"))
    ('-', [('no-plan.txt', 'no-plan.txt does not exist. Give the path of a file, a folder or an archive.')])
    """
    if isinstance(source, bytes):
        yield "-", source
        return
    if source == "-":
        yield "-", sys.stdin.buffer.read()
        return
    path = Path(source)
    if path.is_dir():
        under = sorted(p for p in path.rglob("*") if p.is_file() and not _hidden(p, path))
        for each in under:
            yield from _file(each)
        if not under:
            yield str(path), f"{path} is a folder without files. Give one that holds plans."
    elif path.exists():
        yield from _file(path, named=True)
    else:
        yield str(path), f"{path} does not exist. Give the path of a file, a folder or an archive."


def _hidden(path: Path, under: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(under).parts)


def _file(path: Path, *, named: bool = False) -> Iterator[tuple[str, bytes | str]]:
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _archive(path)
    elif suffix in SUFFIXES or (named and not suffix):
        try:
            yield str(path), path.read_bytes()
        except OSError as error:
            yield str(path), f"{path} cannot be read: {error.strerror}."
    else:
        yield str(path), _unknown(str(path), suffix)


def _unknown(name: str, suffix: str) -> str:
    known = ", ".join((*SUFFIXES, ".zip"))
    return (
        f"{name} has the suffix {suffix or 'of no format'!r}; remit reads {known}. Save it as one of these."
    )


def _archive(path: Path) -> Iterator[tuple[str, bytes | str]]:
    try:
        with zipfile.ZipFile(path, metadata_encoding="gb18030") as archive:
            for member in sorted(archive.infolist(), key=lambda each: each.filename):
                name, suffix = f"{path}/{member.filename}", Path(member.filename).suffix.lower()
                if member.is_dir() or Path(member.filename).name.startswith("."):
                    continue
                if suffix not in SUFFIXES:
                    yield name, _unknown(name, suffix)
                elif member.file_size > _LARGEST or member.file_size > 200 * max(member.compress_size, 1024):
                    yield (
                        name,
                        f"{name} unpacks to {member.file_size} bytes, more than a plan has. Unpack it yourself.",
                    )
                else:
                    yield name, archive.read(member)
    except (zipfile.BadZipFile, OSError, RuntimeError, UnicodeDecodeError, NotImplementedError) as error:
        yield str(path), f"{path} cannot be read as a zip archive: {error}. Unpack it and load the folder."
