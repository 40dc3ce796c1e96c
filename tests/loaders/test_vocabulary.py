"""The vocabularies, and an office's own words beside them."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from remit.errors import BrokenVocabulary
from remit.graph.names import provinces
from remit.loaders import vocabulary
from remit.loaders.vocabulary import names

PLAN = "甲协会2024年工作要点\n1.办好活动。举办九曲灯会，种植花木30蓬。（承接处：甲部）\n"
COUNT = """
import sys
from pathlib import Path
from remit.loaders.vocabulary import add
for file in sys.argv[2:]:
    add(Path(file))
from remit.loaders.load import extract
kinds = [type(fact).__name__ for fact in extract(Path(sys.argv[1]), "d").facts]
print(kinds.count("Program"), kinds.count("Target"), kinds.count("Responsibility"))
"""


def read(folder: Path, *own: str) -> subprocess.CompletedProcess[str]:
    """Read PLAN with *own* words in a fresh process."""
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    files = []
    for number, text in enumerate(own):
        files.append(folder / f"{number}.toml")
        files[-1].write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", COUNT, str(folder / "plan.txt"), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_own_words_make_facts(tmp_path: Path) -> None:
    """An event, a unit and a label that only one office has are read once they are given, from one file or several."""
    event, unit = '[gazetteer.names]\n"活动" = ["九曲灯会"]\n', '[units.kinds]\ncount = ["蓬"]\n'
    label = '[clauses.labels]\nalone = ["承接处"]\n'
    assert read(tmp_path).stdout == "0 0 0\n"
    assert read(tmp_path, event + unit + label).stdout == "1 1 1\n"
    assert read(tmp_path, event, unit, label).stdout == "1 1 1\n"


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("[gazetteer", "is no TOML"),
        ("[gazeteer.names]\n", "there is no vocabulary 'gazeteer'"),
        ("[confidence.precision]\n", "there is no vocabulary 'confidence'"),
        ("[units]\nkinds = 3\n", "units.kinds is a table, not a number"),
        ('[units.kinds]\ncount = "蓬"\n', "units.kinds.count is a list, not text"),
        ("[units.kinds]\ncount = [3]\n", "units.kinds.count takes text, not 3"),
    ],
)
def test_words_that_do_not_fit_are_refused(tmp_path: Path, own: str, says: str) -> None:
    """A file that is no vocabulary is refused with the file, the place and what was expected."""
    failed = read(tmp_path, own)
    assert failed.returncode
    assert "BrokenVocabulary" in failed.stderr
    assert says in failed.stderr
    assert "0.toml" in failed.stderr


def test_words_come_before_the_first_plan(tmp_path: Path) -> None:
    """Once a plan has been read the patterns are made; words that come later are refused, not ignored."""
    file = tmp_path / "own.toml"
    file.write_text('[units.kinds]\ncount = ["蓬"]\n', encoding="utf-8")
    vocabulary.vocabulary("units")
    with pytest.raises(BrokenVocabulary, match="before the first plan"):
        vocabulary.add(file)


def test_vocabularies_are_named_by_their_files() -> None:
    """What can be extended is what lies in words/, but for the two tables about rules."""
    extended = {"clauses", "gazetteer", "organizations", "programs", "targets", "titles", "units"}
    assert extended <= set(names())
    assert not {"confidence", "rules"} & set(names())


WORDS = Path(vocabulary.__file__).with_name("words")
SHARED = Path(os.environ.get("REMIT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
NATIONWIDE = frozenset(  # stand in one of the plans at hand, and are the same in every office of the country
    (
        "牵头负责领导",
        "科学技术协会",
        "志愿服务品牌",
        "高效办成一件事",
        "绿水青山就是金山银山",
        "电视电话会议",
        "中国人民银行",
        "EFlops",
    )
)


def entries() -> Iterator[tuple[str, str]]:
    """Yield the file and the text of each entry of the vocabularies, but for patterns, and tables of characters and figures."""
    for file in sorted(WORDS.glob("*.toml")):
        if file.stem not in ("characters", "confidence", "rules"):
            yield from ((file.stem, word) for word in texts(tomllib.loads(file.read_text("utf-8"))))


def texts(value: Any) -> Iterator[str]:
    """Yield the texts in *value*, at any depth, and the names beside them."""
    if isinstance(value, str):
        yield value
    for each in value if isinstance(value, list) else ():
        yield from texts(each)
    for name, each in value.items() if isinstance(value, dict) else ():
        yield from texts(each) if isinstance(each, dict | list) else (name, *texts(each))


def lists(value: Any, at: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield the lists in *value*, at any depth, with where each stands below *at*."""
    if isinstance(value, list):
        yield at, value
    for name, each in value.items() if isinstance(value, dict) else ():
        yield from lists(each, f"{at}.{name}")


def test_no_list_says_a_word_twice() -> None:
    """Each list of a vocabulary names a word once: who changes it changes all there is of it."""
    twice = [
        (at, word)
        for file in sorted(WORDS.glob("*.toml"))
        for at, words in lists(tomllib.loads(file.read_text("utf-8")), file.stem)
        for word in words
        if words.count(word) > 1
    ]
    assert twice == []


def test_words_stand_in_vocabularies() -> None:
    """Code holds the grammar: more than eight words that may stand for each other are a list of a vocabulary."""
    row = re.compile("(?:[\u4e00-\u9fff]{2,}[|]){8,}[\u4e00-\u9fff]{2,}")
    found = []
    for file in sorted(WORDS.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
            words = [part.value for part in parts if isinstance(part, ast.Constant)]
            text = "|".join(str(word) for word in words)
            found += [
                (file.name, node.lineno, run[0]) for run in row.finditer(text) if isinstance(node, ast.expr)
            ]
    assert found == []


def test_no_word_names_a_place() -> None:
    """The vocabularies hold for every office: no entry has the name of a province in it."""
    places = {*provinces(), *provinces().values()}
    assert [(file, word) for file, word in entries() if any(place in word for place in places)] == []


def test_no_word_fits_one_plan_alone() -> None:
    """A long entry that stands in just one of the real plans is in the gazetteer of nationwide names, or known to be said everywhere."""
    plans = [path.read_text("utf-8") for kind in ("plans", "wild") for path in (SHARED / kind).glob("*.txt")]
    if not plans:
        pytest.skip(f"no real plans in {SHARED}")
    long = {word for file, word in entries() if len(word) > 5 and file != "gazetteer" and word.isalnum()}
    assert {word for word in long if sum(word in plan for plan in plans) == 1} <= NATIONWIDE
