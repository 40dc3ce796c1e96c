"""A small invented plan that has every kind of fact, some inside others, and a character that JavaScript counts twice."""

from pathlib import Path
from tempfile import TemporaryDirectory

from remit.graph.document import Document
from remit.loaders.load import load

TEXT = """甲市图书馆协会2023年工作要点

　　2023年是关键一年。

一、阅读推广

1.办好读书节。举办20场“书香甲市”读书活动，新建20个书房，6月底前完成验收，开展数百场次讲座。（责任部门：业务部、办公室）

2.建设书房。𠮷祥书房由学术部牵头建设。（牵头单位：学术部；配合单位：业务部、各县图书馆）

二、队伍建设

3.培训馆员。组织实施“馆员成长计划”。
"""


def read_plan(text: str = TEXT, name: str = "a-2023") -> Document:
    """Return the document that is read from *text*, kept as *name*."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        return load(file).documents[0]
