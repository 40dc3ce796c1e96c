"""A store in a folder is shared by processes, and its caches never matter."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from remit.errors import StoreError, StoreInUse
from remit.graph.document import Document
from remit.graph.fact import Evidence, Plan, Task
from remit.graph.store.folder import FolderStore


def plan(id: str, year: int, *titles: str) -> Document:
    """Return a plan of *year* with a task for each of *titles*."""
    text = f"甲协会{year}年工作要点\n" + "".join(f"{n}.{title}\n" for n, title in enumerate(titles, 1))
    head = text.index("\n")
    facts: list[Plan | Task] = [
        Plan(Evidence(0, head, text[:head], "header"), id, text[:head], "甲协会", year, lists=("要点",))
    ]
    for n, title in enumerate(titles, 1):
        start = text.index(f"{n}.{title}")
        quote = f"{n}.{title}"
        facts.append(
            Task(
                Evidence(start, start + len(quote), quote, "task"),
                f"{id}#要点.{n}",
                title,
                (),
                "",
                title,
                n,
                f"1.{n}",
            )
        )
    return Document(id, text, tuple(facts), f"{id}.txt")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """Return an empty store that does not wait for others."""
    return FolderStore.open(tmp_path / "remit.db", create=True, wait=0.1)


HOLD = """
import sys
from pathlib import Path
from remit.graph.store import lock
with lock.held(Path(sys.argv[1]), sys.argv[2] == "write", 5):
    print("held", flush=True)
    sys.stdin.read()
"""
READ = """
import sys
from pathlib import Path
from remit.graph.store import lock
print("reading", flush=True)
while True:
    with lock.held(Path(sys.argv[1]), False, 60):
        sum(range(100_000))
"""


class TestSharing:
    """One writer or many readers."""

    @pytest.mark.parametrize(("other", "may_read"), [("read", True), ("write", False)])
    def test_another_process_holds_it(self, store: FolderStore, other: str, may_read: bool) -> None:
        """Beside a reader others read, beside a writer none; whoever cannot have it is told which store and what to do."""
        store.add([Document("a", "a")])
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, str(store.root), other],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(StoreInUse, match=r"remit\.db is in use.*[Ww]ait until"):
                store.add([Document("b", "b")])
            if may_read:
                assert len(store.documents()) == 1
            else:
                with pytest.raises(StoreInUse):
                    store.documents()
            holder.communicate()
        store.add([Document("b", "b")])

        assert len(store.documents()) == 2

    def test_a_stream_of_readers_does_not_keep_a_writer_out(self, store: FolderStore) -> None:
        """While others read all the time, a writer gets its turn."""
        with ExitStack() as running:
            for _ in range(3):
                reader = subprocess.Popen(
                    [sys.executable, "-c", READ, str(store.root)], stdout=subprocess.PIPE, text=True
                )
                running.callback(reader.communicate)
                running.callback(reader.kill)
                assert reader.stdout is not None
                assert reader.stdout.readline() == "reading\n"
            patient = FolderStore.open(store.root, wait=30)

            assert [patient.add([Document(id, text)]).added for id, text in ("a一", "b二", "c三")] == [
                ("a",),
                ("b",),
                ("c",),
            ]

    def test_the_lock_ends_with_its_process(self, store: FolderStore) -> None:
        """A killed holder leaves no lock behind."""
        with subprocess.Popen(
            [sys.executable, "-c", HOLD, str(store.root), "write"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as holder:
            assert holder.stdout is not None
            holder.stdout.readline()
            holder.kill()
            holder.wait()
        assert store.add([Document("a", "a")]).added == ("a",)


COUNT = "MATCH (t:Task) RETURN count(t) AS tasks"
ASK = """
import sys
from pathlib import Path
from remit.graph.store.folder import FolderStore
print(FolderStore.open(Path(sys.argv[1])).cypher(sys.argv[2]).rows)
"""


class TestCaches:
    """What engines need is made when a query wants it, and can be lost at any time."""

    def tasks(self, store: FolderStore) -> int:
        """Return the number of tasks that the Cypher engine counts."""
        ((count,),) = store.cypher(COUNT).rows
        return int(count)

    def caches(self, store: FolderStore) -> list[Path]:
        """Return the cache folders."""
        return sorted((store.root / "cache").glob("*"))

    def test_answers_follow_the_documents(self, store: FolderStore) -> None:
        """Adding, replacing and removing are seen by the next query; nothing stale stays behind."""
        seen = [self.tasks(store)]
        store.add([plan("a", 2021, "读书", "写字")])
        seen.append(self.tasks(store))
        store.add([plan("b", 2022, "读书")])
        seen.append(self.tasks(store))
        store.remove(["a"])
        seen.append(self.tasks(store))

        assert seen == [0, 2, 3, 1]
        assert len(self.caches(store)) == 1

    def test_a_query_makes_no_cache_twice(self, store: FolderStore) -> None:
        """The second query uses what the first made, and so does a store opened anew."""
        store.add([plan("a", 2021, "读书")])
        self.tasks(store)
        (made,) = self.caches(store)
        stamp = made.stat().st_ino
        self.tasks(FolderStore.open(store.root))

        assert [p.stat().st_ino for p in self.caches(store)] == [stamp]

    @pytest.mark.parametrize("harm", ["gone", "truncated", "unsealed", "missing"])
    def test_a_damaged_cache_is_made_again(self, store: FolderStore, harm: str) -> None:
        """Deleted as a whole or in part, cut short or never finished: the answer is the same."""
        store.add([plan("a", 2021, "读书", "写字")])
        self.tasks(store)
        (made,) = self.caches(store)
        largest = max((made / "db").iterdir(), key=lambda p: p.stat().st_size)
        match harm:
            case "gone":
                shutil.rmtree(store.root / "cache")
            case "truncated":
                os.truncate(largest, 100)
            case "unsealed":
                (made / "stamp.json").unlink()
            case "missing":
                largest.unlink()

        assert self.tasks(store) == 2
        assert self.caches(store) == [made]

    def test_what_a_dead_builder_left_is_cleared_by_the_next_writer(self, store: FolderStore) -> None:
        """Half-made caches do not pile up."""
        (store.root / "cache" / "building-cypher-dead" / "db").mkdir(parents=True)
        store.add([])

        assert self.caches(store) == []

    def test_two_processes_build_at_once(self, store: FolderStore) -> None:
        """Both get the right answer, and one cache stays."""
        store.add([plan("a", 2021, *(f"任务{n}" for n in range(50)))])
        running = [
            subprocess.Popen(
                [sys.executable, "-c", ASK, str(store.root), COUNT], stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]

        assert [each.communicate()[0] for each in running] == ["((50,),)\n"] * 2
        assert len(self.caches(store)) == 1

    def test_a_store_that_cannot_hold_caches_answers_all_the_same(self, store: FolderStore) -> None:
        """Where no cache can be made in the folder, it is made elsewhere, and goes when the store is closed."""
        store.add([plan("a", 2021, "读书")])
        (store.root / "cache").write_text("no folder")
        with store:
            assert self.tasks(store) == 1
            elsewhere = Path(str(store._elsewhere))
            assert elsewhere.is_dir()

        assert not elsewhere.exists()

    def test_cypher_never_writes(self, store: FolderStore) -> None:
        """The plain files are the truth: --write is refused, and so is a query that writes."""
        with pytest.raises(StoreError, match="documents are the truth"):
            store.cypher("CREATE (t:Task)", write=True)
        with pytest.raises(ValueError, match="the query writes"):
            store.cypher("CREATE (t:Task {id: 'x'}) RETURN t.id AS id")

        assert self.tasks(store) == 0

    def test_sparql_counts_what_cypher_counts(self, store: FolderStore) -> None:
        """Both engines are made from the same documents."""
        store.add([plan("a", 2021, "读书", "写字"), plan("b", 2022, "读书")])
        found = store.sparql("SELECT (COUNT(?t) AS ?tasks) { ?t a remit:Task }")

        assert (found.columns, found.rows) == (("tasks",), ((self.tasks(store),),))
