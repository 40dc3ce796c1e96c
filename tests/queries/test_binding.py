"""Values in SPARQL questions: whatever the text, it stays a value."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from remit.graph.engines import sparql, values
from remit.graph.engines.query import portable
from remit.graph.model import Graph, Node
from remit.graph.store import open_server
from remit.queries.binding import bound, names, term
from remit.queries.library import ask, questions

HOSTILE = st.text() | st.text(st.sampled_from("\\\"'uU0027{}<>()#$_?\n\r\t甲😀\ud800 "), max_size=12)
ECHO = "SELECT ?x { VALUES ($_x) { (UNDEF) } BIND($_x AS ?x) }"


def whole(text: str) -> str:
    """Return *text* with a mark for each half of a character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
@example(text="\\u0022 } DROP ALL #")
@example(text="\\\\u0022\\U0001F600")
@example(text="\\")
@example(text='"""')
@example(text="$_x ?x { VALUES ($_x) { (UNDEF) } }")
def test_any_text_stays_text_on_every_server(server: str, text: str) -> None:
    """A server gives back exactly the text that was put into the question."""
    from remit.graph.store.endpoint import Endpoint

    assert Endpoint(f"{server}/query").rows(bound(ECHO, {"x": text}))[1] == ((whole(text),),)


@settings(deadline=None, max_examples=300)
@given(text=HOSTILE)
@example(text="\\u0022 } DROP ALL #")
def test_any_text_stays_text_in_a_folder(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The embedded engine gives back exactly the text that was put into the question."""
    index = tmp_path_factory.getbasetemp() / "echo"
    if not index.is_dir():
        sparql.write_index(Graph.of([Node("year.2018", "Year", {"gregorianYear": 2018})], []), index)
    assert sparql.select(index, bound(ECHO, {"x": text}))[1] == ((whole(text),),)


@settings(deadline=None, max_examples=200)
@given(
    value=st.integers(-(10**15), 10**15)
    | st.booleans()
    | st.none()
    | st.floats(allow_nan=False, allow_infinity=False)
)
def test_numbers_and_truths_keep_their_value(value: Any) -> None:
    """An integer, a decimal, a double and a truth are read as the same value, null as nothing."""
    import pyoxigraph

    found = pyoxigraph.Store().query(bound(ECHO, {"x": value}))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    (row,) = found
    if value is None:
        assert row["x"] is None
    else:
        read = values.plain(row["x"].value, row["x"].datatype.value)
        assert read == value
        assert isinstance(read, bool) == isinstance(value, bool)


@pytest.mark.parametrize("name", list(questions("sparql")))
def test_each_parameter_has_its_place(name: str) -> None:
    """The VALUES blocks of a question ask for its parameters, all of them, and nothing else has a dollar."""
    question = questions("sparql")[name]
    own = {"pivots"} if question.measure else set()  # what only the measure needs
    assert names(question.text) == {p.name for p in question.parameters} - own
    left = bound(question.text, {p.name: None for p in question.parameters})
    assert set(re.findall(r"\$_(\w+)", left)) == names(question.text)
    assert not re.search(r"\$(?!_)", question.text)


@pytest.mark.parametrize("name", list(questions("sparql")))
def test_a_question_can_be_copied_and_run(server: str, name: str) -> None:
    """With its prefixes declared, the text of each file is SPARQL as it stands: examples are in place of the parameters."""
    from remit.graph.store.endpoint import Endpoint

    columns, _ = Endpoint(f"{server}/query").rows(portable(questions("sparql")[name].text))
    assert columns[: len(questions()[name].fetched)] == questions()[name].fetched


@pytest.mark.parametrize(
    "hostile", ['x" } } DROP ALL #', "\\", "\\u0022", "'''", "a\nb", "{}", "$_topic", "😀"]
)
@pytest.mark.parametrize(
    "name", [q.name for q in questions().values() if any(p.type == "str" for p in q.parameters)]
)
def test_text_never_becomes_a_query(server: str, name: str, hostile: str) -> None:
    """A parameter that looks like SPARQL matches nothing and harms nothing."""
    task = Node("task.d.1.1", "Task", {"number": 1, "text": "办好年会", "title": "年会"}, "d")
    with open_server(server) as store:
        store.push(Graph.of([task], []))
        given = {
            p.name: hostile if p.type == "str" else 1 for p in questions()[name].parameters if p.required
        }
        given |= {p.name: hostile for p in questions()[name].parameters if p.type == "str"}
        assert ask(store, name, **given).rows == ()
        assert store.sparql("SELECT ?t { ?t a remit:Task }").rows == (("task.d.1.1",),)


def test_a_value_of_another_type_is_no_term() -> None:
    """What no parameter can be does not get into a query."""
    with pytest.raises(TypeError):
        term(["a"])
