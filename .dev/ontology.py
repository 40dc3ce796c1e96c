"""Write every form of the model: `make ontology`. The tests say whether the files are current."""

from __future__ import annotations

from pathlib import Path

from remit.ontology import model
from remit.ontology.forms import FORMS

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the forms, each to its file."""
    for form in FORMS.values():
        path = ROOT / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form.write(model()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
