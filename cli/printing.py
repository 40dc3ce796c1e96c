"""What the commands share in showing and writing: formats, files, languages, progress, errors."""

from __future__ import annotations

import functools
import io
import locale
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec, TypeVar

import click

from ..errors import QueryError, RemitError, UnknownFormat, UnknownView

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LONGEST = 19  # characters of a whole number from which on it may not fit into 64 bits
FORMATS = ("table", "csv", "json", "jsonl")
USAGE = (QueryError, UnknownFormat, UnknownView)  # the question was wrong: exit status 2

language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default=lambda: language(),
    show_default="from the locale",
    help="The language of labels.",
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How rows are written.",
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    show_default="standard output",
    help="The file to write; - is standard output.",
)


class _Wrong(click.ClickException):
    """What was asked cannot be asked that way."""

    exit_code = 2


def language() -> str:
    """Return ``zh`` where the locale is Chinese or unknown, else ``en``; the plans are Chinese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.lower().startswith("en") else "zh"
    return "en" if (locale.getlocale()[0] or "").startswith("en") else "zh"


def speaking(command: Callable[P, R]) -> Callable[P, R]:
    """Show what remit could not do as one message, with exit status 2 for a wrong question and 1 for all else."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except RemitError as error:
            raise (_Wrong if isinstance(error, USAGE) else click.ClickException)(str(error)) from error
        except BrokenPipeError:
            _forget_output()  # the reader has gone (remit … | head); nothing more can be said to it
            sys.exit(0)
        except OSError as error:
            try:
                sys.stdout.flush()
            except OSError:
                _forget_output()
            name = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{name}{error.strerror or error}") from error

    return run


def _forget_output() -> None:
    """Let what standard output still holds go nowhere: at its end Python would try to write it once more, and fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Tell the person at the terminal *text*; results go to standard output, this to standard error."""
    click.echo(text, err=True)


def steps(things: Sequence[T], label: str) -> Iterator[T]:
    """Yield *things*, with a progress bar on standard error when that is a terminal."""
    if len(things) < 5 or not sys.stderr.isatty():
        yield from things
        return
    with click.progressbar(things, label=label, file=sys.stderr) as bar:
        yield from bar


@contextmanager
def counting(label: str) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the name of each thing that is taken up; a terminal shows how many, and which, on one line."""
    count = 0
    shown = sys.stderr.isatty()

    def watch(name: str) -> None:
        nonlocal count
        count += 1
        if shown:
            click.echo(f"\r\x1b[K{label} {count}: {name[-60:]}", nl=False, err=True)

    try:
        yield watch
    finally:
        if shown and count:
            click.echo("\r\x1b[K", nl=False, err=True)


def write_text(output: Path, pieces: Iterable[str]) -> None:
    """Write *pieces* to *output*, UTF-8; a file is replaced as a whole or not at all."""
    if str(output) == "-":
        if (
            sys.stdout.isatty()
        ):  # a screen takes what its locale can show; a pipe or file gets UTF-8 wherever it runs
            for piece in pieces:
                click.echo(piece, nl=False)
            return
        with standard_output() as out:
            out.writelines(piece.encode("utf-8", "replace") for piece in pieces)
        return
    from ..graph.output import replacing

    with replacing(output) as file:
        file.writelines(piece.encode("utf-8", "replace") for piece in pieces)
    say(f"wrote {output}")


class _Whole(io.RawIOBase):
    """Standard output that takes all it is given or fails: unbuffered (PYTHONUNBUFFERED), one write may take a part only."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        out, left = sys.stdout.buffer, memoryview(data)
        while left:
            left = left[out.write(left) :]
        return len(data)


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Give standard output for bytes; when the block ends all of them are written, else OSError is raised."""
    out = io.BufferedWriter(_Whole())
    yield out
    out.flush()
    sys.stdout.flush()


def pairs(arguments: Sequence[str]) -> dict[str, str]:
    """Return ``key=value`` arguments as a dictionary; a usage error where one has no =."""
    found: dict[str, str] = {}
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if not equals or not key:
            raise click.UsageError(f"{argument!r} is no parameter; write key=value, e.g. year=2022")
        if key in found:
            raise click.UsageError(f"{key} is given twice")
        found[key] = value
    return found


def typed(text: str) -> Any:
    """Return what *text* means as a query parameter: null, true, false, a number as JSON writes it, else itself.

    A code such as ``007``, and a number beyond those of the engines, is text.

    >>> [typed(t) for t in ("2022", "0.5", "true", "null", "科普部", "'2022'")]
    [2022, 0.5, True, None, '科普部', '2022']
    """
    known: dict[str, Any] = {"null": None, "true": True, "false": False}
    if text in known:
        return known[text]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    if not _NUMBER.fullmatch(text):
        return text
    if text.lstrip("-").isdigit():
        return int(text) if len(text) < _LONGEST else text
    return float(text) if abs(float(text)) < float("inf") else text


def show(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    style: str,
    output: Path,
    widest: int | None = 60,
) -> None:
    """Write *rows* to *output* in one of FORMATS; on a screen a cell takes *widest* columns at most."""
    from ..queries import answer

    cells = tuple(columns), tuple(map(tuple, rows))
    if style == "table":
        write_text(output, [answer.table(*cells, widest)])
    else:
        write_text(output, [{"csv": answer.csv, "json": answer.json, "jsonl": answer.jsonl}[style](*cells)])
