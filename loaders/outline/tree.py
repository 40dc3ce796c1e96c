"""The numbered paragraphs of a document as a tree, list by list; numbers count only in sequence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..passage import Passage, joined
from ..text import Block
from ..titles import appendix, furniture, label, notice, titled_part, web
from .counting import ATTACHED, HEADING, Counting
from .day import day
from .issuer import signed_from
from .node import Node, Stray, Tree
from .numbering import HEADS, Ordinal, ordinal, reordered
from .supplied import carries
from .tables.boundaries import another, begins_table, header_at, next_table
from .tables.row import number_of, section_number
from .tables.table import passed_over, rows, tabular
from .titleline import NAMED, gathered, issued, title_like
from .unnumbered import numbers

__all__ = ["Node", "Stray", "Tree", "tree"]

_BETWEEN = 2  # lines between the rows of a table: the heading of several groups and that of the first
_SUFFIX = re.compile(r"（[^（）]{0,12}(?:\d{4}|试行|稿|暂行)[^（）]{0,12}）")
_STATE = re.compile("稿|月|日")  # of a draft, of a day: no part of the title
_CALLED = re.compile("(?:标题|名称|文件名称|文件标题)：")
_TAIL = re.compile(r"附件|附：|抄送|（此件|（联系人|主题词")


def tree(blocks: Sequence[Block]) -> Tree:
    """Return the numbered paragraphs of *blocks* as a tree.

    A number is accepted when it is the last of its style plus 1, or 1 after a title or a number of a higher style;
    one that leaves a gap or repeats itself only when the next of its style goes on from it (a Stray says so).
    A title or heading closes the open paragraph; a date, 附件 or 抄送 ends the list.
    """
    return _Reading(blocks).read()


class _Reading:
    """The state of one pass over the paragraphs."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.ordinals = reordered(numbers(blocks))
        self.found = Tree()
        self.path: list[Node] = []
        self.counting = Counting(blocks, self.ordinals)
        self.title: Passage | None = None
        self.run: list[int] = []
        self.headings = 0
        self.over = False

    def read(self) -> Tree:
        at = 0
        while at < len(self.blocks):
            at = self.table(at) if self.in_table(at) else self.paragraph(at)
        if self.title and not self.found.titles:
            self.found.titles.append(self.title)
        return self.found

    def in_table(self, at: int) -> bool:
        return (
            tabular(self.blocks[at])
            or ((not self.path or self.heads_table(at)) and begins_table(self.blocks, at))
        ) or (at + 1 < len(self.blocks) and tabular(self.blocks[at + 1]) and not self.blocks[at + 1].cells)

    def table_end(self, at: int) -> int:
        """Return where the table that begins at the paragraph *at* ends; a line between two rows belongs to it."""
        if begins_table(self.blocks, at):
            behind = range(at + 1, len(self.blocks))
            ends = (nth if self.closes(nth) else next_table(self.blocks, at, nth) for nth in behind)
            return next((end for end in ends if end is not None), len(self.blocks))
        stop = at
        while stop < len(self.blocks):
            if not self.in_table(stop) and not (stop > at and self.heads_rows(stop)):
                break
            if stop > at and not tabular(self.blocks[stop]) and another(self.blocks, at, stop):
                break
            stop += 1
        return stop

    def closes(self, at: int) -> bool:
        """Whether what stands behind a plan begins at the paragraph *at*."""
        return _TAIL.match(self.blocks[at].text) is not None or furniture(self.blocks[at].text)

    def heads_rows(self, at: int) -> bool:
        """Whether the short line at *at*, alone or with the next, stands between the rows of a table."""
        for nth in range(at, min(at + _BETWEEN, len(self.blocks) - 1)):
            if len(self.blocks[nth].text) >= HEADING or self.blocks[nth].cells:
                return False
            if len(self.blocks[nth + 1].cells) > 1 or (nth == at and self.blocks[nth + 1].cells):
                return True
        return False

    def table(self, at: int) -> int:
        stop = self.table_end(at)
        found = rows(self.blocks[at:stop])
        if not self.heads_table(at):
            self.close()
        if found is None:
            self.found.unread += [block.passage for block in self.blocks[at:stop] if block.cells][:1]
        if not self.found.nodes:  # what a web page says of the document
            self.found.before += self.blocks[
                at : at + (header_at(self.blocks[at:stop]) or 0) if found else stop
            ]
        if found is None:
            return stop
        self.found.tables += self.blocks[at:stop][:1]
        self.found.passed += passed_over(self.blocks[at:stop])
        sections = inner = 0
        last = ""
        for nth, row in enumerate(found, 1):
            for at_, section in enumerate(row.sections, 1):
                if section.text != last:
                    below = row.nested and at_ == len(row.sections)
                    sections, inner = (sections, inner + 1) if below else (sections + 1, 0)
                    nth_, last = (inner if below else sections), section.text
                    counted = Ordinal("chapter" if below else "part", nth_, str(nth_), 0)
                    own = ordinal(section.text) or (None if below else section_number(row)) or counted
                    self.add(own, [Block(section)])
            numbered = number_of(row) or Ordinal("arabic", nth, str(nth), 0)
            node = self.add(
                Ordinal("circled", numbered.value, numbered.printed, numbered.end), [Block(row.text)]
            )
            node.row = row
        self.close()
        return stop

    def heads_table(self, at: int) -> bool:
        """Whether the paragraph before the table at *at* is a numbered heading and nothing more: 一、任务安排表."""
        open_ = self.path[-1] if self.path else None
        heading = (
            open_ is not None
            and at > 0
            and open_.blocks == [self.blocks[at - 1]]
            and open_.ordinal.style in HEADS
        )
        return (
            heading
            and len(self.blocks[at - 1].text) <= HEADING
            and self.blocks[at - 1].text[-1] not in "。；"
        )

    def paragraph(self, at: int) -> int:
        block, own = self.blocks[at], self.ordinals[at]
        if not own and self.titled(at):
            self.over = False
        elif self.over or (not own and self.found.nodes and appendix(block.text)):
            self.over = True
            self.close()
            self.found.after.append(block)
        elif own and self.accepts(own, at):
            self.add(own, [block])
        elif self.heads(block, own):
            if self.title:
                self.open_list(self.title)
            self.headings += 1
            self.add(Ordinal("part", self.headings, str(self.headings), 0), [block])
        elif self.path:
            self.append(at)
        elif self.found.nodes:
            self.found.after.append(block)
        else:
            self.found.before.append(block)
        self.run = [*self.run, at] if title_like(block, own) else []
        return at + 1

    def heads(self, block: Block, own: Ordinal | None) -> bool:
        """Whether *block* is a heading of Markdown without a number, below the title, and nothing that a web page says of the document."""
        titled = bool(self.found.titles or self.title)
        return bool(block.depth) and not own and titled and len(block.text) < 60 and not web(block.text)

    def append(self, at: int) -> None:
        """Add the paragraph *at*, without a number, to the open one, unless the list ends here."""
        block, open_ = self.blocks[at], self.path[-1].blocks
        if not (day(block.text) or self.closes(at)):
            open_.append(block)
            return
        first = signed_from(open_)
        self.found.after.extend(open_[first:])
        del open_[first:]
        self.found.after.append(block)
        self.close()

    def accepts(self, own: Ordinal, at: int) -> bool:
        if self.counting.attached(at, own.value):
            return False
        if self.counting.goes_on(own, titled=self.title is not None):
            return True
        if own.value == 1 and own.style == "chinese":
            self.open_list(
                None
            )  # numbers of the highest style start again: another list, whose title was not found
            return True
        later = own.value > self.counting.expected(own) == 1 and self.counting.rises(own, at)
        begins = later and carries(self.blocks, at)  # an excerpt: 28.…（甲局） 34.…（乙局）
        taken = begins or self.counting.fits(own, at, headed=self.headed(at))
        self.found.strays.append(Stray(self.blocks[at].passage, own, self.counting.expected(own), taken))
        return taken

    def headed(self, at: int) -> bool:
        """Whether the paragraph before *at* is a numbered heading and nothing more."""
        if at == 0 or not self.path or self.path[-1].blocks != [self.blocks[at - 1]]:
            return False
        return self.path[-1].ordinal.style in HEADS and len(self.blocks[at - 1].text) <= HEADING

    def add(self, own: Ordinal, blocks: list[Block]) -> Node:
        if not self.found.titles or self.title:
            self.open_list(self.title)
        rank = own.rank
        while self.path and self.path[-1].ordinal.rank >= rank:
            self.path.pop()
        above = self.path[-1] if self.path else None
        node = Node(own, len(self.found.titles), blocks, above)
        if above:
            above.children.append(node)
        self.path.append(node)
        self.found.nodes.append(node)
        self.counting.take(own)
        return node

    def close(self) -> None:
        self.path = []

    def open_list(self, title: Passage | None) -> None:
        self.found.titles.append(title)
        self.title = None
        self.close()
        self.counting.restart()
        self.headings = 0

    def titled(self, at: int) -> bool:
        """Note the title that ends with the paragraph *at*: that of a list to come, or of the letter that carries it."""
        if self.title and _SUFFIX.fullmatch(self.blocks[at].text):
            if _STATE.search(self.blocks[at].text):
                self.found.before.append(self.blocks[at])
            else:
                self.title = joined([self.title, self.blocks[at].passage], line_ends=False)
            return True
        if not title_like(self.blocks[at], None):
            return False
        text = titled_part(self.blocks[at].text)
        is_plan, is_letter = label(text) is not None, notice(text)
        if not (is_plan or is_letter):
            return False
        passage = self.blocks[at].passage.cut(0, len(text))
        if called := _CALLED.match(text):
            passage, text = passage.cut(called.end(), len(text)), text[called.end() :]
        whole = gathered(self.blocks, self.run, at, passage)
        if is_letter:
            if not self.found.nodes:
                first = self.found.notice
                about = first is None or (
                    "关于" in whole.text and "关于" not in first.text
                )  # a menu says 通知
                self.found.notice = whole if about else first
            return True
        if own := issued(whole):
            self.found.notice, whole = self.found.notice or whole, own
        carried = (
            self.found.notice is not None and whole.text in self.found.notice.text
        )  # 关于印发《…》的通知
        known = carried or NAMED.match(whole.text) or (at > 0 and self.apart(at - 1))
        if self.found.nodes and not (len(whole.text) >= 8 and known and self.restarts(at)):
            return False
        self.title = whole
        self.close()
        return True

    def apart(self, at: int) -> bool:
        """Whether the paragraph *at* is the mark over what is attached, and nothing more: 附件2."""
        mark = ATTACHED.fullmatch(self.blocks[at].text)
        return mark is not None and not mark[2]

    def restarts(self, at: int) -> bool:
        """Whether the next number after the paragraph *at* is a 1, or a table begins there."""
        table = at + 1 < len(self.blocks) and self.in_table(at + 1)
        return table or self.counting.following[at][1] == 1
