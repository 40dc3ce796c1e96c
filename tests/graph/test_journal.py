"""All of a change or nothing of it, whatever stops the writer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from remit.errors import BrokenStore
from remit.graph.store import journal

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="stops writers by forking")


def content(root: Path) -> dict[str, bytes]:
    """Return the files of *root* by path."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_commit_puts_and_removes_files_and_leaves_nothing_else(tmp_path: Path) -> None:
    """After a commit the folder holds the new files, not the removed ones, and no trace of the journal."""
    journal.commit(tmp_path, {"a/1": b"one", "a/2": b"two"})
    journal.commit(tmp_path, {"a/2": b"second", "b/3": b""}, ["a/1"])

    assert content(tmp_path) == {"a/2": b"second", "b/3": b""}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_removing_what_is_written_anew_keeps_the_new_file(tmp_path: Path) -> None:
    """A path that is both put and removed is there afterwards."""
    journal.commit(tmp_path, {"a/1": b"new"}, ["a/1"])

    assert content(tmp_path) == {"a/1": b"new"}


def test_what_was_not_committed_is_thrown_away(tmp_path: Path) -> None:
    """Files that lie aside without a record never come into the folder."""
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "0").write_bytes(b"half")
    journal.recover(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_committed_change_is_finished_by_the_next_one(tmp_path: Path) -> None:
    """A record found in the journal is carried out, moves that were made already included."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "moved").write_bytes(b"before")
    aside = tmp_path / "journal"
    aside.mkdir()
    (aside / "1").write_bytes(b"after")
    record = {"put": {"a/moved": "0", "a/waiting": "1"}, "remove": ["a/gone"]}
    (aside / journal.RECORD).write_text(json.dumps(record))
    journal.recover(tmp_path)

    assert content(tmp_path) == {"a/moved": b"before", "a/waiting": b"after"}


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        '{"put": {"../evil": "0"}, "remove": []}',
        '{"put": {"a/..": "0"}, "remove": []}',
        '{"put": {"/etc/evil": "0"}, "remove": []}',
        '{"put": {"C:/evil": "0"}, "remove": []}',
        '{"put": {"a/b": "../0"}, "remove": []}',
        '{"put": {}, "remove": ["a/b/c"]}',
    ],
)
def test_a_record_that_was_not_written_by_a_commit_is_refused(tmp_path: Path, record: str) -> None:
    """A damaged record, or one that points out of the folder, moves nothing."""
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "0").write_bytes(b"evil")
    (tmp_path / "journal" / journal.RECORD).write_text(record)

    with pytest.raises(BrokenStore, match="not a record"):
        journal.recover(tmp_path)
    assert not (tmp_path.parent / "evil").exists()


# A real writer, forked for each step, that kills itself before the n-th thing it does to the file system.
STOPPED = """
import json, os, shutil, signal, sys
from pathlib import Path
from remit.graph.document import Document
from remit.graph.store.folder import FolderStore

home, operation = Path(sys.argv[1]), sys.argv[2]
root, kept = home / "store.db", home / "before.db"
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir"}
old = [Document("a", "甲", source="a.txt"), Document("b", "乙", source="b.txt")]
new = [Document("a", "甲甲\\r\\n", source="a.txt"), Document("b", "别的", source="c.txt"), Document("c", "丙", source="d.txt")]
change = {
    "add": lambda store: store.add(new),
    "remove": lambda store: store.remove(["a", "b"]),
}[operation]

def state(path):
    with FolderStore.open(path) as store:
        return [(d.id, d.text, d.source) for d in store.documents()]

def stopped(step, act):
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen = 0
    def hook(event, args):
        nonlocal seen
        if event in TOUCHES and args and str(root) in str(args[0]):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    try:
        act()
    finally:
        os._exit(0)

def fresh():
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(kept, root)

FolderStore.open(kept, create=True).add(old)
before = state(kept)
fresh()
change(FolderStore.open(root))
after = state(root)
found, step, stops = [], 1, 0
while True:
    fresh()
    if not stopped(step, lambda: change(FolderStore.open(root))):
        break
    again = 1
    while stopped(again, lambda: state(root)):   # whoever opens it next dies as well, ever later
        again += 1
        stops += 1
    now = state(root)
    found.append("before" if now == before else "after" if now == after else repr(now))
    FolderStore.open(root).add([])               # the next writer clears what is left
    rest = sorted(p.name for p in root.iterdir())
    assert "journal" not in rest, rest
    assert state(root) == now
    step += 1
print(json.dumps({"found": found, "stops": stops, "differ": before != after}))
"""


@needs_fork
@pytest.mark.parametrize("operation", ["add", "remove"])
def test_a_writer_killed_at_any_step_leaves_the_store_as_before_or_as_after(
    tmp_path: Path, operation: str
) -> None:
    """Killed (-9) before each of its steps in turn, the next readers killed too, the store is never in between."""
    run = subprocess.run(
        [sys.executable, "-c", STOPPED, str(tmp_path), operation],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)

    assert said["differ"]
    assert set(said["found"]) == {"before", "after"}
    assert sorted(said["found"], reverse=True) == said["found"], "once committed, never undone"
    assert len(said["found"]) > 10
    assert said["stops"] > len(said["found"])


FULL = """
import resource, sys
from pathlib import Path
from remit.errors import StoreError
from remit.graph.document import Document
from remit.graph.store.folder import FolderStore

store = FolderStore.open(Path(sys.argv[1]), create=True)
store.add([Document("a", "甲")])
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.RLIM_INFINITY))
try:
    store.add([Document("a", "甲甲"), Document("b", "乙" * 100_000)])
except StoreError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print([d.text for d in store.documents()], sorted(p.name for p in store.root.iterdir()))
print(store.add([Document("b", "乙" * 100_000)]).summary())
"""


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files by setrlimit")
def test_a_full_disk_leaves_the_store_as_before(tmp_path: Path) -> None:
    """When the system refuses to write, the error says so, nothing has changed, and a later attempt works."""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FULL, str(tmp_path / "remit.db")],
        capture_output=True,
        encoding="utf-8",
    )

    assert run.returncode == 0, run.stderr
    said, state, later = run.stdout.splitlines()
    assert "could not be written: File too large" in said
    assert "nothing has changed" in said
    assert state == "['甲'] ['documents', 'facts', 'lock', 'remit.json', 'turn']"
    assert later == "1 added"
