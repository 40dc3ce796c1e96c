"""Questions: ask, cypher, sparql."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .places import opened, store_option
from .printing import (
    format_option,
    language_option,
    output_option,
    pairs,
    say,
    show,
    speaking,
    typed,
)


@click.command()
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@store_option
@format_option
@output_option
@language_option
@speaking
def ask(
    question: str | None, parameters: tuple[str, ...], place: str, style: str, output: Path, lang: str
) -> None:
    """Answer a named QUESTION; without one, list the questions.

    \b
    Examples:
      remit ask
      remit ask workload year=2022
      remit ask who-works-on topic=科普
      remit ask targets-above value=100 unit=个 --format csv -o targets.csv
    """
    from ..queries import library

    if question is None:
        known = library.questions().values()
        rows = [(q.name, q.title[lang], " ".join(p.usage for p in q.parameters)) for q in known]
        show(("question", "answers", "parameters"), rows, style, output, widest=None)
        return
    given = pairs(parameters)
    library.check(question, given)  # before the store is opened
    with opened(place) as store:
        answer = library.ask(store, question, **given)
    if style == "table":  # for people; programs get the codes
        answer = library.labelled(answer, lang)
    show(answer.columns, answer.rows, style, output)


@click.command()
@click.argument("query")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@store_option
@format_option
@output_option
@click.option("--write", is_flag=True, help="Let the query change the store, where the store can.")
@speaking
def cypher(
    query: str, parameters: tuple[str, ...], place: str, style: str, output: Path, write: bool
) -> None:
    """Run a Cypher QUERY (- reads it from standard input) and print its rows.

    Parameters are bound, never pasted: numbers, true, false and null mean themselves, all else is text.

    \b
    Examples:
      remit cypher 'MATCH (t:Task) RETURN count(t) AS tasks'
      remit cypher 'MATCH (o:Organization {name: $name})-[r:RESPONSIBLE_FOR]->(t:Task)
                    RETURN t.number AS number, t.title AS title ORDER BY number' name=科普部
    """
    bound = {key: typed(value) for key, value in pairs(parameters).items()}
    with opened(place) as store:
        table = store.cypher(_text(query), bound, write=write)
    for caution in table.cautions:
        say(f"note: {caution}")
    show(table.columns, table.rows, style, output)


@click.command()
@click.argument("query")
@store_option
@format_option
@output_option
@speaking
def sparql(query: str, place: str, style: str, output: Path) -> None:
    """Run a SPARQL QUERY (- reads it from standard input) and print its rows.

    The prefixes of the model are known: remit, skos, dcterms, prov, oa, org and so on.

    \b
    Example:
      remit sparql 'SELECT ?name (COUNT(?t) AS ?tasks)
                    { ?t remit:responsibleOrganization/skos:prefLabel ?name } GROUP BY ?name'
    """
    with opened(place) as store:
        table = store.sparql(_text(query))
    show(table.columns, table.rows, style, output)


def _text(query: str) -> str:
    """Return *query*, or what standard input holds where it is -; a usage error where that is not UTF-8."""
    if query != "-":
        return query
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(
            f"the query on standard input is not UTF-8 (byte {error.start + 1}); save it as UTF-8 and try again"
        ) from error
