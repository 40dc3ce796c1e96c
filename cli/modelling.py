"""The model in its written forms: ontology."""

from __future__ import annotations

from pathlib import Path

import click

from .printing import format_option, output_option, show, speaking, write_text


@click.command()
@click.argument("form", required=False)
@output_option
@format_option
@speaking
def ontology(form: str | None, output: Path, style: str) -> None:
    """Print the model in a written FORM; without one, list the forms.

    \b
    Examples:
      remit ontology
      remit ontology owl -o remit.ttl
      remit ontology html -o remit.html
      remit ontology neo4j | cypher-shell
    """
    from ..ontology import forms, model

    if form is None:
        rows = [(name, each.description, each.path) for name, each in forms.FORMS.items()]
        show(("form", "holds", "file in the repository"), rows, style, output, widest=None)
        return
    write_text(output, [forms.form(form).write(model())])
