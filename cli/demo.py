"""The whole of remit on two example plans: demo."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from .printing import language_option, say, speaking
from .showing import drawn

_ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("workload", {"year": "2024"}),
    ("continuations", {}),
    ("targets-above", {"value": "1000"}),
)


@click.command()
@click.argument("folder", default="remit-demo", type=click.Path(path_type=Path, file_okay=False))
@language_option
@speaking
def demo(folder: Path, lang: str) -> None:
    """Do everything once, on two example plans, in FOLDER (remit-demo).

    The plans are of an invented library association, of 2021 and of 2024. Running it again changes nothing.

    \b
    Examples:
      remit demo
      remit demo /tmp/try
    """
    from ..graph.export import export
    from ..graph.store import open_store
    from ..loaders.load import load
    from ..queries import library
    from ..queries.answer import table
    from ..visualizations.draw import VIEWS
    from ..visualizations.scene import Scene

    plans, pages = folder / "plans", folder / "pages"
    for made in (plans, pages):
        made.mkdir(parents=True, exist_ok=True)
    examples = [e for e in files("remit.examples").iterdir() if e.name.endswith((".txt", ".md"))]
    for example in sorted(examples, key=lambda e: e.name):
        (plans / example.name).write_bytes(example.read_bytes())
        say(f"wrote {plans / example.name}")
    reading = load(plans)
    with open_store(folder / "remit.db", create=True) as store:
        changes = store.add(reading.documents)
        say(f"{folder / 'remit.db'}: {changes.summary()}")
        for name, parameters in _ASKED:
            answer = library.labelled(library.ask(store, name, **parameters), lang)
            given = "".join(f" {key}={value}" for key, value in parameters.items())
            click.echo(f"\n$ remit ask {name}{given}")
            click.echo(table(answer.columns, answer.rows), nl=False)
        graph = store.graph()
    click.echo()
    texts = {document.id: document.text for document in reading.documents}
    for page in drawn(Scene.of(graph, lang, texts), VIEWS, linked=True, indexed=True)[0]:
        page.save(pages / f"{page.name}.html")
        say(f"wrote {pages / f'{page.name}.html'}")
    export(graph, "turtle", folder / "remit.ttl")
    say(f"wrote {folder / 'remit.ttl'}: {len(graph.nodes)} nodes, {len(graph.edges)} edges")
    say(_NEXT.format(folder=folder))


_NEXT = """
Next:
  open {folder}/pages/matrix.html in a browser
  cd {folder}
  remit ask                                       # all the questions
  remit ask who-works-on topic=阅读
  remit cypher 'MATCH (t:Task) RETURN count(t) AS tasks'
  remit load YOUR-PLAN.txt && remit view          # your own plans beside these"""
