"""A store in a folder keeps documents character by character, and says what is not as it was written."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.errors import (
    BrokenFact,
    BrokenStore,
    NoStore,
    StoreError,
    UnknownDocument,
)
from remit.graph.document import Document
from remit.graph.fact import Evidence, Responsibility, SubItem
from remit.graph.rename import renamed
from remit.graph.store import open_store
from remit.graph.store.folder import FolderStore


def document(id: str, text: str, source: str = "", rule: str = "task.bold") -> Document:
    """Return a document whose one fact quotes all of *text*."""
    return Document(id, text, (SubItem(Evidence(0, len(text), text, rule), f"{id}#要点.1", text, 1),), source)


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """Return an empty store that does not wait for others."""
    return FolderStore.open(tmp_path / "remit.db", create=True, wait=0.1)


def files(store: FolderStore) -> dict[str, bytes]:
    """Return the files that are the truth, by path."""
    return {
        p.relative_to(store.root).as_posix(): p.read_bytes()
        for folder in ("documents", "facts")
        for p in sorted((store.root / folder).glob("*"))
    }


texts = st.text(min_size=1) | st.sampled_from(
    ["a\r\nb\rc\n", "行\u2028段\u2029\x85", "😀‍👩", "=1+1", "'\"\\`{}$", "\ufeff科普", "\x00\x1a", "// {}\n"]
)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True).filter(
    lambda i: i not in ("con", "nul", "aux", "prn")
)


class TestDocuments:
    """What is added comes back; the files are plain."""

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.builds(document, ids, texts, texts), max_size=4, unique_by=(lambda d: d.id, lambda d: d.text)
        )
    )
    def test_any_text_comes_back_character_by_character(self, documents: list[Document]) -> None:
        """Line ends, separators, emoji, formulas and quotes survive, in texts, facts and sources."""
        with tempfile.TemporaryDirectory() as folder:
            FolderStore.open(Path(folder) / "s", create=True).add(documents)

            assert FolderStore.open(Path(folder) / "s").documents() == tuple(
                sorted(documents, key=lambda d: d.id)
            )

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.builds(document, ids, texts, texts), max_size=4, unique_by=(lambda d: d.id, lambda d: d.text)
        ).flatmap(lambda ds: st.tuples(st.just(ds), st.permutations(ds)))
    )
    def test_the_order_of_adding_changes_no_byte(self, orders: tuple[list[Document], list[Document]]) -> None:
        """All at once, or one by one in any order, the files are the same."""
        at_once, one_by_one = orders
        with tempfile.TemporaryDirectory() as folder:
            first, second = (FolderStore.open(Path(folder) / name, create=True) for name in "ab")
            first.add(at_once)
            for each in one_by_one:
                second.add([each])

            assert files(first) == files(second)

    def test_the_text_file_is_the_text(self, store: FolderStore) -> None:
        """A person finds the text as UTF-8, and the facts as JSON lines under one line about their source."""
        store.add([document("d", "科普\r\n工作", "a.docx")])
        head, fact, end = (store.root / "facts" / "d.jsonl").read_bytes().decode().split("\n")

        assert (store.root / "documents" / "d.txt").read_bytes() == "科普\r\n工作".encode()
        assert json.loads(head.removeprefix("//"))["source"] == "a.docx"
        assert json.loads(fact)["k"] == "subitem"
        assert end == ""

    @pytest.mark.parametrize(
        "id", ["", "..", "a/b", "a\\b", "科普", ".hidden", "nul", "Com1.txt", "a" * 200, "a.", "a\n"]
    )
    def test_an_id_that_is_no_file_name_everywhere_is_refused(self, store: FolderStore, id: str) -> None:
        """No id leads out of the folder or onto a device."""
        with pytest.raises(StoreError, match="cannot name a document"):
            store.add([document("fine", "一"), document(id, "二")])

        assert store.documents() == ()

    def test_half_a_character_is_refused(self, store: FolderStore) -> None:
        """A text that UTF-8 cannot hold is refused with the place."""
        with pytest.raises(StoreError, match=r"character 1 is half of a pair \(U\+D83D\)"):
            store.add([Document("d", "a\ud83d")])

    def test_a_fact_that_does_not_quote_its_text_is_refused(self, store: FolderStore) -> None:
        """No fact comes in whose words are not there."""
        wrong = Document("d", "科普", (SubItem(Evidence(0, 2, "文化", "x"), "d#要点.1", "文化", 1),))

        with pytest.raises(BrokenFact, match="quotes '文化'"):
            store.add([wrong])


class TestAdding:
    """New, replaced, unchanged."""

    def test_adding_twice_changes_nothing(self, store: FolderStore) -> None:
        """The second time every document is unchanged, and so is every byte."""
        documents = [document("a", "一"), document("b", "二")]
        assert store.add(documents).added == ("a", "b")
        before = files(store)
        again = store.add(reversed(documents))

        assert (again.unchanged, bool(again)) == (("a", "b"), False)
        assert files(store) == before

    def test_other_facts_replace(self, store: FolderStore) -> None:
        """The same text read by a better rule replaces the facts."""
        store.add([document("a", "一")])
        changes = store.add([document("a", "一", rule="task.better")])

        assert changes.replaced == ("a",)
        assert store.documents()[0].facts[0].evidence.rule == "task.better"

    def test_another_text_of_the_same_source_replaces(self, store: FolderStore) -> None:
        """A file that was edited and loaded again takes the place of its earlier text."""
        store.add([document("a", "一", "a.txt")])

        assert store.add([document("a", "二", "a.txt")]).replaced == ("a",)
        assert [d.text for d in store.documents()] == ["二"]

    def test_another_text_of_another_source_gets_an_id_of_its_own(self, store: FolderStore) -> None:
        """Two different plans that would be called the same are both kept; facts follow the new id."""
        store.add([document("a", "一", "x/a.txt")])
        newcomer = document("a", "二", "y/a.txt")
        changes = store.add([newcomer])
        own = f"a-{newcomer.sha256[:8]}"

        assert (changes.added, changes.renamed) == ((own,), (("a", own),))
        assert store.documents()[1] == renamed(newcomer, own)
        assert store.documents()[1].of(SubItem).__next__().task == f"{own}#要点.1"

    def test_the_renamed_document_is_known_again(self, store: FolderStore) -> None:
        """Loading the newcomer again is unchanged; loading it edited replaces it, and not the first."""
        store.add([document("a", "一", "x/a.txt"), document("a", "二", "y/a.txt")])
        again = store.add([document("a", "二", "y/a.txt")])
        edited = document("a", "三", "y/a.txt")
        changes = store.add([edited])

        assert again.unchanged == (f"a-{document('a', '二').sha256[:8]}",)
        assert changes.replaced == (f"a-{edited.sha256[:8]}",)
        assert [d.text for d in store.documents()] == ["一", "三"]

    def test_a_text_that_is_there_under_another_id_is_not_kept_twice(self, store: FolderStore) -> None:
        """A copy of a file under another name is reported as the same text."""
        store.add([document("a", "一", "a.txt")])
        changes = store.add([document("b", "一", "b.txt")])

        assert (changes.unchanged, changes.same) == (("a",), (("b", "a"),))
        assert [d.id for d in store.documents()] == ["a"]

    def test_ids_that_differ_in_case_alone_do_not_share_a_file(self, store: FolderStore) -> None:
        """On a file system that ignores case, A and a are one file, so the second gets an id of its own."""
        store.add([document("a", "一", "a.txt")])
        changes = store.add([document("A", "二", "A.txt")])

        assert changes.renamed == (("A", f"A-{document('A', '二').sha256[:8]}"),)

    def test_removing_is_as_if_never_added(self, store: FolderStore) -> None:
        """After removal every byte is as if the document had not been there; an unknown one stops all."""
        store.add([document("a", "一")])
        before = files(store)
        store.add([document("b", "二")])
        with pytest.raises(UnknownDocument, match="no document 'c'"):
            store.remove(["b", "c"])
        assert store.remove(["b"]).removed == ("b",)

        assert files(store) == before


class TestBroken:
    """What is not as remit wrote it is said, with the file and the way out."""

    def test_there_is_no_store(self, tmp_path: Path) -> None:
        """Opening what is not there says how to make it."""
        with pytest.raises(NoStore, match="remit load"):
            open_store(tmp_path / "remit.db")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_of_other_things_is_left_alone(self, tmp_path: Path) -> None:
        """A folder with other files never becomes a store."""
        (tmp_path / "thesis.docx").write_bytes(b"x")

        for create in (False, True):
            with pytest.raises(BrokenStore, match=r"thesis\.docx"):
                open_store(tmp_path, create=create)
        assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]

    def test_a_file_is_no_store(self, tmp_path: Path) -> None:
        """A path that is a file says so."""
        (tmp_path / "plan.txt").write_bytes(b"x")

        with pytest.raises(BrokenStore, match="is a file"):
            open_store(tmp_path / "plan.txt", create=True)

    @pytest.mark.parametrize("sign", ["", "{}", "[]", '{"format": 2}', '{"format": "1"}'])
    def test_another_layout_is_not_guessed_at(self, store: FolderStore, sign: str) -> None:
        """A damaged or newer remit.json is an error, not a default."""
        (store.root / "remit.json").write_text(sign)

        with pytest.raises(BrokenStore):
            open_store(store.root)

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("documents/a.txt", "三".encode(), "was changed"),
            ("documents/a.txt", b"\xff\xfe", "cannot be read"),
            ("documents/a.txt", None, r"a\.txt is missing"),
            ("facts/a.jsonl", None, r"a\.jsonl is missing"),
            ("facts/a.jsonl", b"", "should say source"),
            ("facts/a.jsonl", b'{"k": "subitem"}\n', "should say source"),
        ],
    )
    def test_a_damaged_file_is_named(
        self, store: FolderStore, name: str, content: bytes | None, said: str
    ) -> None:
        """A document file that was edited, damaged or deleted is found when it is read."""
        store.add([document("a", "一")])
        if content is None:
            (store.root / name).unlink()
        else:
            (store.root / name).write_bytes(content)

        with pytest.raises(BrokenStore, match=said):
            store.documents()

    @pytest.mark.parametrize("name", ["documents/a.txt", "facts/a.jsonl"])
    def test_loading_again_mends_a_damaged_file(self, store: FolderStore, name: str) -> None:
        """A document that is added again is compared with what is really there."""
        store.add([document("a", "科普")])
        path = store.root / name
        path.write_text(path.read_text("utf-8").replace("科普", "文化"), "utf-8")

        assert store.add([document("a", "科普")]).replaced == ("a",)
        assert store.documents() == (document("a", "科普"),)

    def test_files_that_a_system_hides_in_folders_are_no_documents(self, store: FolderStore) -> None:
        """What a file manager leaves beside the documents is passed over."""
        store.add([document("a", "一")])
        for name in ("._a.txt", ".DS_Store", "Thumbs.db"):
            (store.root / "documents" / name).write_bytes(b"x")

        assert [d.id for d in store.documents()] == ["a"]

    def test_a_store_that_cannot_be_written_to_is_read_all_the_same(self, store: FolderStore) -> None:
        """Without a lock that can be opened there are readers, and a writer is told why not."""
        store.add([document("a", "一")])
        (store.root / "lock").unlink()
        (store.root / "lock").mkdir()

        assert len(store.documents()) == 1
        with pytest.raises(StoreError, match="cannot be written to"):
            store.add([document("b", "二")])

    def test_an_edited_fact_is_found(self, store: FolderStore) -> None:
        """A quote that no longer stands in the text is an error of the facts file."""
        store.add([document("a", "科普")])
        path = store.root / "facts" / "a.jsonl"
        path.write_text(path.read_text("utf-8").replace('"quote": "科普"', '"quote": "文化"'), "utf-8")

        with pytest.raises(BrokenStore, match=r"a\.jsonl was changed"):
            store.documents()

    def test_any_change_of_a_facts_file_is_found(self, store: FolderStore) -> None:
        """A fact that was changed or taken out by hand is told, though every quote still stands in the text."""
        store.add([document("a", "科普")])
        path = store.root / "facts" / "a.jsonl"
        whole = path.read_bytes()
        for said in (
            whole.replace(b'"order": 1', b'"order": 2'),
            whole.split(b"\n")[0] + b"\n",
            whole + b"\n",
        ):
            path.write_bytes(said)
            with pytest.raises(BrokenStore, match=r"a\.jsonl was changed: .*load the plan again"):
                store.documents()

    def test_facts_without_a_digest_are_read(self, store: FolderStore) -> None:
        """A store of an earlier remit, which kept no digest of the facts, is read as before."""
        store.add([document("a", "科普")])
        path = store.root / "facts" / "a.jsonl"
        head, _, rest = path.read_text("utf-8").partition("\n")
        said = json.loads(head.removeprefix("//"))
        del said["facts"]
        path.write_text(f"// {json.dumps(said)}\n{rest}", "utf-8")

        assert store.documents() == (document("a", "科普"),)

    @pytest.mark.parametrize(
        ("url", "says"),
        [
            ("ftp://u:secret@h", "an address that remit does not know"),
            ("neo4j+s://u:secret@h:7687", "no place for a password"),
            ("bolt://h?x=secret", "no address of a Neo4j database"),
        ],
    )
    def test_an_address_that_cannot_be_is_said(self, url: str, says: str) -> None:
        """Without repeating a password that stands in it."""
        with pytest.raises(StoreError, match=says) as caught:
            open_store(url)
        assert "u:secret" not in str(caught.value)


def test_a_document_under_another_id_is_as_if_read_under_it() -> None:
    """Renaming and reading anew give the same document, and renaming back gives the first."""
    first, second = document("a", "读书"), document("a-b", "读书")
    answers = Responsibility(Evidence(0, 3, "甲协会", "x"), "a#要点.1", "甲协会")

    assert renamed(first, "a-b") == second
    assert renamed(second, "a") == first
    assert renamed(Document("a", "甲协会", (answers,)), "z").facts[0] == Responsibility(
        answers.evidence, "z#要点.1", "甲协会"
    )
