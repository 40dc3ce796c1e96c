"""Questions: ask, cypher, sparql."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .places import opened, store_option
from .printing import (
    FORMATS,
    language_option,
    output_option,
    pairs,
    say,
    show,
    speaking,
    typed,
    write_text,
)

if TYPE_CHECKING:
    from ..graph.model import Graph
    from ..graph.store.protocol import Store
    from ..visualizations.content.results import Rows

form_option = click.option(
    "--format",
    "style",
    type=click.Choice([*FORMATS, "html"]),
    default=None,
    show_default="table, or html for a file that ends in .html",
    help="How rows are written; html is a page that shows them as a network.",
)


@click.command()
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@store_option
@form_option
@output_option
@language_option
@speaking
def ask(
    question: str | None, parameters: tuple[str, ...], place: str, style: str | None, output: Path, lang: str
) -> None:
    """Answer a named QUESTION; without one, list the questions.

    \b
    Examples:
      remit ask
      remit ask workload year=2022
      remit ask who-works-on topic=科普
      remit ask targets-above value=100 unit=个 --format csv -o targets.csv
      remit ask partners organization=科普部 -o partners.html
    """
    from ..queries import library

    if question is None:
        if _form(style, output) == "html":
            raise click.UsageError("html is a page of an answer; name a QUESTION (remit ask lists them)")
        known = library.questions().values()
        rows = [(q.name, q.title[lang], " ".join(p.usage for p in q.parameters)) for q in known]
        show(("question", "answers", "parameters"), rows, _form(style, output), output, widest=None)
        return
    given = pairs(parameters)
    library.check(question, given)  # before the store is opened
    with opened(place) as store:
        answer = library.ask(store, question, **given)
        graph = _graph(store, style, output)
    if _form(style, output) in ("table", "html"):  # for people; programs get the codes
        answer = library.labelled(answer, lang)
    title = library.questions()[question].title[lang]
    _show(answer, graph, style, output, lang, title, " ".join((question, *parameters)))


@click.command()
@click.argument("query")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@store_option
@form_option
@output_option
@click.option("--write", is_flag=True, help="Let the query change the store, where the store can.")
@language_option
@speaking
def cypher(
    query: str,
    parameters: tuple[str, ...],
    place: str,
    style: str | None,
    output: Path,
    write: bool,
    lang: str,
) -> None:
    """Run a Cypher QUERY (- reads it from standard input) and print its rows.

    Parameters are bound, never pasted: numbers, true, false and null mean themselves, all else is text.

    \b
    Examples:
      remit cypher 'MATCH (t:Task) RETURN count(t) AS tasks'
      remit cypher 'MATCH (o:Organization {name: $name})-[r:RESPONSIBLE_FOR]->(t:Task)
                    RETURN t.number AS number, t.title AS title ORDER BY number' name=科普部
      remit cypher 'MATCH (o:Organization)-[r:RESPONSIBLE_FOR]->(t:Task) RETURN o, r, t LIMIT 50' -o tasks.html
    """
    bound = {key: typed(value) for key, value in pairs(parameters).items()}
    text = _text(query)
    with opened(place) as store:
        table = store.cypher(text, bound, write=write)
        graph = _graph(store, style, output)
    for caution in table.cautions:
        say(f"note: {caution}")
    _show(table, graph, style, output, lang, asked=text)


@click.command()
@click.argument("query")
@store_option
@form_option
@output_option
@language_option
@speaking
def sparql(query: str, place: str, style: str | None, output: Path, lang: str) -> None:
    """Run a SPARQL QUERY (- reads it from standard input) and print its rows.

    The prefixes of the model are known: remit, skos, dcterms, prov, oa, org and so on.

    \b
    Example:
      remit sparql 'SELECT ?name (COUNT(?t) AS ?tasks)
                    { ?t remit:responsibleOrganization/skos:prefLabel ?name } GROUP BY ?name'
    """
    text = _text(query)
    with opened(place) as store:
        table = store.sparql(text)
        graph = _graph(store, style, output)
    _show(table, graph, style, output, lang, asked=text)


def _form(style: str | None, output: Path) -> str:
    """Return how rows are written: as *style* says, else by the end of the file's name."""
    return style or ("html" if output.suffix.lower() in (".html", ".htm") else "table")


def _graph(store: Store, style: str | None, output: Path) -> Graph | None:
    """Return the graph, whose words a page of the answer quotes; None where none is written."""
    return store.graph() if _form(style, output) == "html" else None


def _show(
    answer: Rows,
    graph: Graph | None,
    style: str | None,
    output: Path,
    lang: str,
    title: str = "",
    asked: str = "",
) -> None:
    """Write the rows of *answer*, or a page of them as a network with its *title* and what was *asked*."""
    form = _form(style, output)
    if form != "html":
        show(answer.columns, answer.rows, form, output)
        return
    from ..visualizations.views import answer as answers

    write_text(output, [answers.page(answer, lang, title, asked, graph).html])


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
