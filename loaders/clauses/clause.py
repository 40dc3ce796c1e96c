"""Responsibility clauses (责任分工): where they stand in a passage, and the labels inside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..vocabulary import either, vocabulary
from .bodies import about_bodies, bodies
from .bodynames import STRONG, ends_like_a_body
from .endings import LONGEST_LINE, dashed, sentences, start_of, within
from .group import Clause, Group
from .labels import LONGEST_LABEL, STARTS, Label, column, labels

_OFFICES = either(vocabulary("clauses")["persons"]["offices"])

_STRANGE = re.compile(r"[一-鿿]{2,10}：")
_BRACKET = re.compile(r"[（〔［【〈）〕］】〉]")
_OPENING = "（〔［【〈"
_ANY = re.compile(
    r"[（〔［【〈：\n]|(?:单位|部门|科室)[为是]|[头责合施助与加持办]。?$|——"
)  # a text without one of these has no clause
_ENDS = re.compile(r"[；。]?\s*(?:\n|$)")
_WORDS_BEFORE = 14  # characters before a label in its bracket
_AFTER = re.compile(r"[。；]?\s*(?:\n|$)|。")  # what follows a bracket at the end of a sentence
_ANOTHER = re.compile(  # a line with another person: 王某某 市委副书记
    rf"\n[一-鿿·]{{2,4}}[一-鿿、]{{0,30}}{_OFFICES}(?=\n|$)"
)
_NAMES = re.compile(r"(?<!。)\n([^。：；\n]{2,60})[。；]?(?=\n|$)")  # a line that may go on with names
_WHOLE = re.compile("(?:责任|牵头|配合|协办|主办|协同|参与|承办)[一-鿿]{1,8}：$")  # no part of a sentence
_NUMBER = 8  # characters of the number of an item
_NUMBERED = re.compile(  # 1.〔甲处、乙处〕积极发展教育
    r"(?:^|\n)(?:\d{1,3}[.．、]|（(?:\d{1,3}|[一二三四五六七八九十]{1,3})）|[一二三四五六七八九十]{1,3}、)$"
)
_ENDS_LINE = re.compile(r"[。\n]")


@lru_cache(1 << 10)  # a paragraph is asked for its clauses again and again while its place is found
def clauses(text: str) -> tuple[Clause, ...]:
    """Return the responsibility clauses of the cleaned *text*, in order; they do not overlap.

        clause    = bracket | lines | dash
        bracket   = open (words ，)? groups close  |  open bodies verb? notes? close   at the end of a sentence
                    |  open bodies close   right behind the number of an item
        lines     = groups                                                             at the start of a line or sentence
        dash      = —— bodies                                                          behind a stop, at the end of a line
        groups    = (label ： members)+
        label     = (牵头 | 责任 | 配合 | …)+ (单位 | 部门 | 科室 | …)+  |  责任领导 | …  |  完成时限 | …

    >>> [text[c.start:c.end] for text in ["1.建设平台。（牵头单位：甲局；配合单位：乙局）"] for c in clauses(text)]
    ['（牵头单位：甲局；配合单位：乙局）']
    >>> [(g.kind, g.role) for c in clauses("培训人员。（甲局牵头，乙局配合）") for g in c.groups]
    [('bodies', None)]
    """
    if not ("（" in text or "：" in text or "\n" in text or _ANY.search(text)):
        return ()
    said = labels(text)
    pairs = _pairs(text)
    found = list(_bracketed(text, said, pairs))
    found += _unlabelled(text, found, pairs)
    found.sort(key=start_of)
    found = sorted(
        [*found, *sentences(text, found, [label[0] for label in said]), *dashed(text, found)], key=start_of
    )
    outside = [each for each in said if not within(each[0], found)]
    all_ = sorted([*found, *_lines(text, outside)], key=start_of)
    return tuple(clause for clause in all_ if any(group.kind != "other" for group in clause.groups))


def _pairs(text: str) -> dict[int, int]:
    """Return where each bracket that closes does so, by nesting; the shapes need not agree."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] in _OPENING:
            open_.append(mark.start())
        elif open_:
            pairs[open_.pop()] = mark.start()
    return pairs


def _bracketed(text: str, labels: list[Label], pairs: dict[int, int]) -> Iterator[Clause]:
    """Yield the brackets that hold a label at their beginning, or after a comma near it."""
    done = 0
    for nth, label in enumerate(labels):
        if label[0] < done:
            continue
        opening = _opening(text, label[0], done, pairs)
        if opening is None:
            continue
        end = pairs.get(opening)
        stop = end if end is not None else _stop(text, label[1])
        inside = labels[nth : bisect_left(labels, stop, key=lambda each: each[0])]
        yield Clause(
            opening,
            stop + (end is not None),
            (*_before(text, opening + 1, label[0] - 1), *_groups(text, inside, stop)),
            "resp.label",
            closed=end is not None,
        )
        done = stop


def _opening(text: str, at: int, since: int, pairs: dict[int, int]) -> int | None:
    """Return the bracket that opens before a label *at*: directly, or a few words and a comma earlier."""
    if at > since and text[at - 1] in _OPENING:
        return at - 1
    if at > since and text[at - 1] in "，；":
        opening = max(text.rfind(mark, max(since, at - _WORDS_BEFORE), at) for mark in _OPENING)
        if opening >= 0 and not _BRACKET.search(text, opening + 1, at):
            return opening
        opening = next(
            (
                m.start()
                for m in _BRACKET.finditer(text, max(since, at - LONGEST_LINE), at)
                if pairs.get(m.start(), -1) >= at
            ),
            -1,
        )
        if opening >= 0 and any(_before(text, opening + 1, at - 1)):
            return opening
    return None


def _before(text: str, start: int, end: int) -> Iterator[Group]:
    """Yield the bodies that stand in a bracket before its first label, with what they do: （甲局牵头，乙局配合，完成时限：6月底）."""
    if end > start and about_bodies(text, start, end, alone=True):
        yield Group("bodies", None, start, end, start)


def _stop(text: str, at: int) -> int:
    """Return where a clause ends whose bracket does not close: with its line."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _groups(text: str, labels: list[Label], stop: int) -> Iterator[Group]:
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        start, end = label[1], following[0] if following else stop
        while end > start and text[end - 1] in "，；。、 \n（":
            end -= 1
        yield Group(label[2], label[3], start, end, label[0])


def _unlabelled(text: str, taken: Sequence[Clause], pairs: dict[int, int]) -> list[Clause]:
    """Return the brackets at the end of a sentence that name bodies without a label."""
    found: list[Clause] = []
    done = 0
    for opening, end in sorted(pairs.items()):
        if opening < done or end - opening > 600 or within(opening, taken):
            continue
        after_stop = opening > 0 and text[opening - 1] in "。！；\n"
        if end - opening <= LONGEST_LABEL and column(text[opening + 1 : end]):
            continue  # 〔牵头处室〕, and who that is behind it
        if not (after_stop or _AFTER.match(text, end + 1)):
            if _NUMBERED.search(text, max(0, opening - _NUMBER), opening) and _only(text, opening + 1, end):
                found.append(
                    Clause(
                        opening, end + 1, (Group("bodies", None, opening + 1, end, opening + 1),), "resp.verb"
                    )
                )
                done = end
            continue
        # behind a body, as in 数据局（大数据中心）, a bracket holds its name-plate
        alone = after_stop or bool(
            _ENDS.match(text, end + 1)
            and not ends_like_a_body(text[max(0, opening - LONGEST_LABEL) : opening])
        )
        inside = not _AFTER.match(text, end + 1) and text[opening - 1] not in "。！"  # of a sentence
        if _strange(text, opening + 1, end) or about_bodies(text, opening + 1, end, alone=alone, verb=inside):
            group = Group("bodies", None, opening + 1, end, opening + 1)
            found.append(Clause(opening, end + 1, (group,), "resp.verb"))
            done = end
    return found


def _strange(text: str, start: int, end: int) -> bool:
    """Whether a label that nobody knows begins the stretch and nothing but bodies follow it: 承接处：甲部."""
    found = _STRANGE.match(text, start, end)
    if not found or end - start > LONGEST_LINE:
        return False
    return _only(text, found.end(), end)


def _only(text: str, start: int, end: int) -> bool:
    """Whether the stretch names nothing but bodies, with or without what they do."""
    named = bodies(text, start, end)
    return bool(named) and all(not b.doubtful and (b.collective or ends_like_a_body(b.name)) for b in named)


def _lines(text: str, labels: list[Label]) -> Iterator[Clause]:
    """Yield the labels outside of brackets, those that follow each other as one clause."""
    run: list[Label] = []
    stop = 0
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        at = label[0]
        if run and (at <= stop or not text[stop:at].strip("。；，、 \n")):
            run.append(label)
        elif at == 0 or text[at - 1] in STARTS or _bare(text, label, following):
            if run:
                yield Clause(run[0][0], stop, tuple(_groups(text, run, stop)), "resp.line")
            run = [label]
        else:
            continue
        if stop < label[1]:
            end = _ENDS_LINE.search(text, label[1])
            stop = end.start() if end else len(text)
            while label[2] == "leader" and (more := _ANOTHER.match(text, stop)):
                stop = more.end()
            while label[2] == "bodies" and (more := _NAMES.match(text, stop)) and _only_bodies(text, more):
                stop = more.end()
    if run:
        yield Clause(run[0][0], stop, tuple(_groups(text, run, stop)), "resp.line")


def _bare(text: str, label: Label, following: Label | None) -> bool:
    """Whether *label* stands behind a phrase with no mark between (普法宣传责任单位：甲局), and nothing but bodies behind it, or a deadline."""
    if label[2] != "bodies" or not _WHOLE.match(text, label[0], label[1]):
        return False
    if following and following[2] == "due" and following[0] - label[1] < LONGEST_LINE:
        return True
    end = _ENDS_LINE.search(text, label[1])
    return _only(text, label[1], end.start() if end else len(text))


def _only_bodies(text: str, line: re.Match[str]) -> bool:
    """Whether the *line* names nothing but bodies, and such that no common noun is called."""
    named = bodies(text, *line.span(1))
    return (
        bool(named)
        and all(b.collective or STRONG.search(b.name) for b in named)
        and named[-1].end == line.end(1)
    )
