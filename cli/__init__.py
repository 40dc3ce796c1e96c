"""The command line: each command is one library call plus printing."""

import click


@click.group()
def main() -> None:
    """Who is responsible for what."""
