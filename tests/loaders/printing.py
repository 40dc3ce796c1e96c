"""One plan as offices print it: the same sections, tasks and bodies in any numbering, clause style, place of the title, page or table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import count

CN = "一二三四五六七八九十"


@dataclass(frozen=True)
class Work:
    """A task: what it is called, what is to be done, who leads and who supports."""

    title: str
    text: str
    lead: tuple[str, ...]
    support: tuple[str, ...] = ()


PLAN: dict[str, tuple[Work, ...]] = {
    "优化教育资源供给": (
        Work(
            "新建中小学校",
            "新建清溪小学东校区、滨湖中学二期等4所学校，新增学位5400个；改扩建幼儿园3所，新增托位600个。推进集团化办学，让更多孩子在家门口上好学。",
            ("区教育局",),
            ("区财政局", "区自然资源局"),
        ),
        Work(
            "推动职业教育提质",
            "支持职业院校新增专业5个，培训技能人才3000人次。",
            ("区教育局", "区人力资源社会保障局"),
            ("各镇（街道）",),
        ),
    ),
    "提升医疗卫生服务能力": (
        Work(
            "建强基层医疗机构",
            "创建社区医院2家，新建标准化村卫生室15个。持续开展名医下基层巡诊，全年不少于240场次。",
            ("区卫生健康委",),
            ("区财政局", "区医保局"),
        ),
        Work(
            "完善养老服务体系",
            "新建养老服务中心2个，新建社区养老服务站10个。",
            ("区民政局",),
            ("区卫生健康委", "各街道办事处"),
        ),
        Work("保障妇女儿童健康", "开展健康促进活动，为1.2万名适龄妇女免费筛查。", ("区妇联",)),
    ),
    "改善城乡人居环境": (
        Work(
            "实施老旧小区改造",
            "改造老旧小区36个，加装电梯60部；更新燃气管道42公里。",
            ("区住房城乡建设局",),
            ("区城管局", "区城投集团"),
        ),
        Work("提升城市绿化品质", "新建口袋公园12个，新增绿道20公里。", ("区城管局",), ("区水务局",)),
    ),
}
PARTS = ("健全工作机制，明确年度任务。", "加强统筹，落实建设资金。", "抓好督促检查，按季通报工作进度。")
TITLE = "清溪区2025年重点工作任务分解"

HEADS = {
    "a title": f"{TITLE}\n",
    "a letter": f"清政发〔2025〕2号\n\n清溪区人民政府关于印发{TITLE}的通知\n\n各镇人民政府、街道办事处，区政府各部门：\n\n"
    f"现将《{TITLE}》印发给你们，请认真组织实施。\n\n清溪区人民政府\n2025年1月24日\n\n{TITLE}\n\n为扎实做好2025年工作，现将重点任务分解如下。\n",
    "a web page": f"当前位置：首页 > 政务公开 > 规划计划\n{TITLE}\n发布时间：2025-01-24 来源：区政府办公室 浏览次数：123 字号：[大 中 小]\n"
    "为扎实做好2025年工作，现将重点任务分解如下：\n",
    "a preamble": "清溪区2025年工作要点\n2025年是收官之年。全区工作的总体要求是：坚持稳中求进，推动高质量发展。\n",
}
TAILS = {
    "nothing": "",
    "a signature": "\n清溪区人民政府办公室\n2025年1月24日\n",
    "attachments": "\n附件：1.任务清单\n      2.联系人名单\n",
    "copies": "\n抄送：区委办公室，区人大常委会办公室。\n清溪区人民政府办公室        2025年1月24日印发\n",
    "a web page": "\n上一篇：关于召开会议的通知\n下一篇：没有了\n主办：清溪区人民政府 承办：区政府办公室 ICP备12345678号\n",
}
SECTIONS: dict[str, Callable[[int], str]] = {
    "一、": "{}、".format,
    "（一）": "（{}）".format,
    "第一章": "第{}章 ".format,
    "第一部分": "第{}部分 ".format,
    "## 一、": "## {}、".format,
    "##": lambda _: "## ",
}
ITEMS: dict[str, Callable[[int], str]] = {
    "1.": "{}.".format,
    "1、": "{}、".format,
    "1．": "{}．".format,
    "1. ": "{}. ".format,
    "（1）": "（{}）".format,
    "1）": "{}）".format,
    "①": lambda n: chr(ord("①") + n - 1),
    "【1】": "【{}】".format,
    "### 1.": "### {}. ".format,
    "**1.**": "**{}.".format,
}
MARKS: dict[str, Callable[[int], str]] = {
    "none": str,
    "（1）": "（{}）".format,
    "①": lambda n: chr(ord("①") + n - 1),
    "一是": lambda n: f"{CN[n - 1]}是",
}
CLAUSES: dict[str, Callable[[str, str], str]] = {  # who leads, who supports; 、 parts the bodies
    "（责任单位：）": lambda a, b: f"（责任单位：{all_(a, b)}）",
    "（牵头单位：；配合单位：）": lambda a, b: f"（牵头单位：{a}{'；配合单位：' * bool(b)}{b}）",
    "（牵头，配合）": lambda a, b: f"（{a}牵头{'，' * bool(b)}{b}{'配合' * bool(b)}）",
    "（负责）": lambda a, b: f"（{all_(a, b)}负责）",
    "（）": lambda a, b: f"（{all_(a, b)}）",
    "[责任单位：]": lambda a, b: f"[责任单位：{all_(a, b)}]",
    "【责任单位：】": lambda a, b: f"【责任单位：{all_(a, b)}】",
    "(责任单位:)": lambda a, b: f"(责任单位:{all_(a, b)})",
    "责任单位：。": lambda a, b: f"责任单位：{all_(a, b)}。",
    "a line": lambda a, b: f"\n责任单位：{all_(a, b)}",
    "a line, half width": lambda a, b: f"\n责任单位: {all_(a, b)}",
    "a bold line": lambda a, b: f"\n**责任单位**：{all_(a, b)}",
    "a line in brackets": lambda a, b: f"\n（责任单位：{all_(a, b)}）",
    "lines": lambda a, b: f"\n牵头单位：{a}" + f"\n配合单位：{b}" * bool(b),
    "lines apart": lambda a, b: f"\n\n牵头单位：{a}" + f"\n\n配合单位：{b}" * bool(b),
    "one line of both": lambda a, b: f"\n牵头单位：{a}" + f"；配合单位：{b}" * bool(b),
}
BOTH = frozenset(("（牵头单位：；配合单位：）", "（牵头，配合）", "lines", "lines apart", "one line of both"))
EXTRA = {"nothing": "", "a deadline": "\n完成时限：2025年12月底前", "a leader": "\n责任领导：王建国"}
HALF = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True)
class Layout:
    """How the plan is printed; each field names one of the ways above, *width* characters are a line of the page, 0 for none."""

    head: str
    tail: str
    section: str
    item: str
    title: str
    clause: str
    extra: str
    first: bool  # what is said besides stands before who answers
    gap: str
    restarts: bool
    half: bool
    marks: str
    every: bool  # each task has parts, not only some
    below: bool  # each part stands on a line of its own
    width: int


OPTIONS: dict[str, tuple[object, ...]] = {
    "head": tuple(HEADS),
    "tail": tuple(TAILS),
    "section": tuple(SECTIONS),
    "item": tuple(ITEMS),
    "title": ("run in", "a line", "a colon", "none"),
    "clause": tuple(CLAUSES),
    "extra": tuple(EXTRA),
    "first": (True, False),
    "gap": ("", "\n", "\u3000\u3000", "    "),
    "restarts": (True, False),
    "half": (True, False),
    "marks": tuple(MARKS),
    "every": (True, False),
    "below": (True, False),
    "width": (0, 0, 28, 40),
}
assert [field.name for field in fields(Layout)] == [*OPTIONS]


def all_(lead: str, support: str) -> str:
    """Return both lists of bodies as one."""
    return "、".join(filter(None, (lead, support)))


def sensible(layout: Layout) -> bool:
    """Whether somebody may print a plan so: parts have other numbers than tasks, and Markdown has no lines of a page."""
    markdown = "#" in layout.section + layout.item or "*" in layout.item or layout.clause == "a bold line"
    other = layout.marks != layout.item and {layout.marks, layout.item} - {"（1）", "①", "1）"}
    indented = layout.gap.startswith(("\u3000", " "))
    return bool(other or layout.marks == "none") and not (layout.width and (markdown or indented))


def printed(layout: Layout) -> str:
    """Return the plan as *layout* has it."""
    blank = "\n" * (layout.gap == "\n")
    indent = layout.gap.strip("\n")
    lines: list[str] = []
    numbers = count(1)
    for nth, (heading, works) in enumerate(PLAN.items()):
        lines.append(f"{indent}{SECTIONS[layout.section](CN[nth])}{heading}\n{blank}")  # type: ignore[arg-type]
        numbers = count(1) if layout.restarts else numbers
        for work in works:
            lines.append(indent + _task(work, next(numbers), layout, blank + indent) + "\n" + blank)
    body = "".join(lines) + TAILS[layout.tail]
    text = HEADS[layout.head] + "\n".join(_paged(body, layout.width) if layout.width else [body])
    return text.translate(HALF) if layout.half else text


def _task(work: Work, number: int, layout: Layout, between: str) -> str:
    """Return the paragraphs of *work*."""
    bold = "**" * (layout.item == "**1.**")
    text = work.text
    if layout.marks != "none" and (layout.every or len(work.support) != 1):
        ends = "\n" if layout.below else ""
        marked = (MARKS[layout.marks](n) + part for n, part in enumerate(PARTS, 1))
        text += ends + ends.join(marked)
    heads = {
        "run in": f"{work.title}。{bold}{text}",
        "a line": f"{work.title}{bold}\n{between}{text}",
        "a colon": f"{work.title}：{bold}{text}",
        "none": f"{text}{bold}",
    }
    clause = CLAUSES[layout.clause]("、".join(work.lead), "、".join(work.support))
    extra = EXTRA[layout.extra]
    said = extra + clause if layout.first and clause.startswith("\n") else clause + extra
    return ITEMS[layout.item](number) + heads[layout.title] + said


def _paged(text: str, width: int) -> Iterator[str]:
    """Yield the lines of *text* broken at *width* characters, with the number of the page between two pages."""
    pages = count(1)
    printed_ = 0
    for line in text.split("\n"):
        rest = line
        while rest or not line:
            cut = width
            while cut < len(rest) and rest[cut] in "，。、；：）":
                cut += 1
            yield rest[:cut]
            rest = rest[cut:]
            printed_ += 1
            if printed_ % 22 == 0:
                yield from ("", f"— {next(pages)} —", "\f")
            if not line:
                break


def said(layout: Layout) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    """Return what the plan says as *layout* prints it: section, title and bodies with their roles, of each task."""
    apart = layout.clause in BOTH
    found: list[tuple[str, str | None, list[tuple[str, str]]]] = []
    for heading, works in PLAN.items():
        for work in works:
            lead = [(body, "lead" if apart else "responsible") for body in work.lead]
            support = [(body, "support" if apart else "responsible") for body in work.support]
            found.append((heading, work.title if layout.title != "none" else None, lead + support))
    return found
