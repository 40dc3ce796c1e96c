"""The part of docs/questions.md that shows each question: what it says of itself, and a command whose answer `make docs` fills in."""

from __future__ import annotations

import json
import re

from remit.ontology import model
from remit.queries.contract import Question
from remit.queries.library import questions

OPEN, CLOSE = "<!-- from here on written by .dev/docs.py -->", "<!-- up to here -->"
SHOWN = 5  # rows of an example answer
# How each question is asked of the example plans; those that need nothing and are short enough are asked for nothing.
ASKED = {
    "bridging": "",
    "centrality": "year=2024",
    "collective-tasks": "collective=各市图书馆 year=2024",
    "coverage": "",
    "deadlines": "year=2024",
    "due-within": "since=2024-01 until=2024-06",
    "evidence": "id=target.tushuguan-2024.2.5.36",
    "low-confidence": "below=0.95",
    "organization": "organization=业务部",
    "partners": "organization=业务部",
    "path-between": "organization=学术部 other=财务部",
    "programme-changes": "year=2024",
    "programme-history": "programme=阅读起跑线",
    "programmes": "year=2024",
    "section-matrix": "year=2024",
    "shared-tasks": "minimum=2",
    "target-totals": "year=2024",
    "targets-above": "value=3000 unit=人次",
    "targets-of": "organization=业务部 year=2024",
    "task": "id=task.tushuguan-2024.2.5",
    "tasks-of": "organization=业务部 year=2024",
    "who-works-on": "topic=古籍",
    "workload": "year=2024",
}


def written(page: str) -> str:
    """Return *page* with a section for each question between the two marks; answers that stand there already stay."""
    before, _, rest = page.partition(OPEN)
    old, _, after = rest.partition(CLOSE)
    answers = dict(re.findall(r"```console\n(\$ [^\n]*)\n(.*?)```", old, flags=re.DOTALL))
    sections = "".join(_section(question, answers) for question in questions().values())
    return f"{before}{OPEN}\n\n{sections}{CLOSE}{after}"


def _section(question: Question, answers: dict[str, str]) -> str:
    command = f"$ {' '.join(['remit ask', question.name, ASKED.get(question.name, '')]).strip()} | head -n {SHOWN + 2}"
    lines = [f"### {question.name}", "", f"{question.title['zh']} · {question.title['en']}", ""]
    if question.parameters:
        lines += ["| parameter | type | default | |", "|---|---|---|---|"]
        for each in question.parameters:
            default = "needed" if each.required else f"`{json.dumps(each.default, ensure_ascii=False)}`"
            lines.append(f"| `{each.name}` | {each.type} | {default} | {each.meaning} |")
        lines.append("")
    lines += [f"Columns: {', '.join(_column(question, column) for column in question.columns)}.", ""]
    if question.measure:
        lines += [
            f"The query fetches {', '.join(f'`{column}`' for column in question.measured)}; "
            f"the measure `{question.measure}` of [measures.py](../queries/measures.py) makes the answer of them.",
            "",
        ]
    lines += ["```console", command]
    texts = (
        f"[Cypher](../queries/cypher/{question.name}.cypher) · [SPARQL](../queries/sparql/{question.name}.rq)"
    )
    return "\n".join(lines) + f"\n{answers.get(command, '')}```\n\n{texts}\n\n"


def _column(question: Question, column: str) -> str:
    said = "a list" if column in question.lists else ""
    if name := question.codes.get(column):
        said = f"a code: {model().classes[name].label['en']}"
    return f"`{column}`" + (f" ({said})" if said else "")
