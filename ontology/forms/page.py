"""The model as one page for people, in Chinese and English: `remit.html`.

Each term has its name as anchor, so that ``…/ns#Task`` leads to it. The page loads nothing: no script, no font, no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..datatypes import DATATYPES
from ..model import Model
from ..terms import Class, CodeList, Inverse, Property
from .markup import STYLE, both, facts, label, link, paragraphs, row, safe, table
from .owl import citation

_CARDINALITIES = {
    "1": label("有且只有一个", "exactly one"),
    "?": label("至多一个", "at most one"),
    "+": label("一个或多个", "one or more"),
    "*": label("任意多个", "any number"),
}
_KINDS = {
    "object": label("对象属性", "object property"),
    "data": label("数据属性", "data property"),
    "annotation": label("注释属性", "annotation property"),
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def page(model: Model) -> str:
    """Return the page.

    >>> from remit.ontology import model
    >>> '<article id="Task">' in page(model()), "<script" in page(model())
    (True, False)
    """
    return "".join(
        [
            '<!doctype html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{safe(model.header.title['zh'])} · {safe(model.header.title['en'])}</title>\n",
            f"<style>{STYLE}</style>\n</head>\n<body>\n",
            f'<a class="skip" href="#sec-classes">{label("跳到正文", "Skip to the terms")}</a>\n',
            _about(model),
            _contents(model),
            "<main>\n",
            *_section("sec-classes", "类", "Classes", (_class(model, c) for c in model.classes.values())),
            *_section("sec-properties", "属性", "Properties", _properties(model)),
            *_section("sec-lists", "代码表", "Code lists", (_list(model, x) for x in model.lists.values())),
            _prefixes(model),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _about(model: Model) -> str:
    about = model.header
    return f"<header>\n<h1>{both(about.title, '<br>')}</h1>\n{paragraphs(about.description)}" + facts(
        [
            ("IRI", link(about.iri, about.iri)),
            (label("命名空间", "namespace"), f"<code>{safe(about.prefix)}: {safe(model.namespace)}</code>"),
            (label("版本", "version"), f"{link(f'{about.iri}/{model.version}', model.version)} ({safe(about.modified)})"),
            (label("许可", "licence"), link(about.license, about.license)),
            (label("引用", "cite as"), safe(citation(model))),
        ]
    ) + "</header>\n"  # fmt: skip


def _contents(model: Model) -> str:
    def entries(terms: Iterable[Class | Property | Inverse | CodeList]) -> str:
        return "".join(f"<li>{link(f'#{t.name}', t.name)} {both(t.label)}</li>\n" for t in terms)

    inverses = [p.inverse for p in model.properties.values() if p.inverse]
    parts = [
        ("sec-classes", label("类", "Classes"), entries(model.classes.values())),
        ("sec-properties", label("属性", "Properties"), entries((*model.properties.values(), *inverses))),
        ("sec-lists", label("代码表", "Code lists"), entries(model.lists.values())),
    ]
    lists = "".join(
        f'<h2><a href="#{anchor}">{title}</a></h2>\n<ul>\n{items}</ul>\n' for anchor, title, items in parts
    )
    return f'<nav aria-label="目录 · Contents">\n{lists}</nav>\n'


def _section(anchor: str, zh: str, en: str, articles: Iterable[str]) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{label(zh, en)}</h2>\n'
    yield from articles
    yield "</section>\n"


def _article(
    model: Model, term: Class | Property | Inverse | CodeList, rows: Iterable[tuple[str, str]], more: str = ""
) -> str:
    iri = model.expanded(term.iri) if isinstance(term, Property) else model.namespace + term.name
    reserved = getattr(term, "reserved", None)
    known = [("IRI", link(iri, iri)), *rows, (label("保留", "reserved"), both(reserved) if reserved else "")]
    return (
        f'<article id="{safe(term.name)}">\n<h3><code>{safe(term.name)}</code> {both(term.label)}</h3>\n'
        f"{paragraphs(term.definition)}{facts(known)}{more}</article>\n"
    )


def _terms(model: Model, names: Iterable[str]) -> str:
    """Return links to *names*: those of the model (bare, or with its prefix) on this page, others where they are defined."""
    own = f"{model.header.prefix}:"
    found = []
    for name in names:
        local = name.removeprefix(own)
        found.append(link(f"#{local}", local) if ":" not in local else link(model.expanded(name), name))
    return ", ".join(found)


def _class(model: Model, c: Class) -> str:
    rows = [
        row(
            f"{link(f'#{field}', field)} {both(model.properties[field].label)}",
            _CARDINALITIES[cardinality],
            _range(model, model.properties[field]),
        )
        for field, cardinality in c.fields.items()
    ]
    head = (label("属性", "property"), label("数目", "how many"), label("取值", "values"))
    below = [name for name, each in model.classes.items() if c.name in each.parents]
    users = [name for name, p in model.properties.items() if c.name in p.ranges]
    edge = model.edges.get(c.name)
    shown = (
        f"<code>({'|'.join(edge.sources)})-[:{edge.type}]-&gt;({'|'.join(edge.targets)})</code>"
        if edge
        else ""
    )
    known = [
        (label("抽象类", "abstract"), label("没有直接实例", "no things of its own") if c.abstract else ""),
        (label("上位类", "subclass of"), _terms(model, c.above)),
        (label("下位类", "superclass of"), _terms(model, below)),
        (label("代码表", "code list"), _terms(model, [c.scheme] if c.scheme else [])),
        (label("属性图", "property graph"), shown),
        (label("取值于此的属性", "range of"), _terms(model, users)),
        (label("近似", "close match"), _terms(model, c.close)),
        (label("相关", "related match"), _terms(model, c.related)),
        (label("说明", "note"), both(c.note) if c.note else ""),
    ]
    return _article(model, c, known, table(label("其属性", "its properties"), head, rows) if rows else "")


def _range(model: Model, p: Property) -> str:
    if p.ranges[0] in model.classes:
        return _terms(model, p.ranges)
    datatype = DATATYPES[p.ranges[0]]
    types = ", ".join(f"<code>xsd:{name}</code>" for name in datatype.xsd)
    return f"{both(datatype.label)} {types}".strip()


def _properties(model: Model) -> Iterator[str]:
    for p in model.properties.values():
        yield _property(model, p)
        if p.inverse:
            yield _article(model, p.inverse, [(label("逆属性", "inverse of"), _terms(model, [p.name]))])


def _property(model: Model, p: Property) -> str:
    edge = model.edges.get(p.name)
    chain = f"{_terms(model, p.chain[:1])}: {_terms(model, p.chain[1:])}" if p.chain else ""
    holders = p.domains or tuple(name for name, c in model.classes.items() if p.name in c.own)
    known = [
        (label("种类", "kind"), _KINDS[p.kind]),
        (label("所属类", "domain") if p.domains else label("用于", "used by"), _terms(model, holders)),
        (label("取值", "range"), _range(model, p)),
        (label("函数性", "functional"), label("至多一个值", "one value at most") if p.functional else ""),
        (label("键", "key"), label("值可确定事物", "the value says which thing it is") if p.key else ""),
        (label("格式", "pattern"), f"<code>{safe(p.pattern)}</code>" if p.pattern else ""),
        (label("上位属性", "subproperty of"), _terms(model, p.above)),
        (label("逆属性", "inverse"), _terms(model, [p.inverse.name] if p.inverse else [])),
        (label("由关系节点推出", "shortcut for"), chain),
        (label("属性图", "property graph"), f"<code>{edge.type}</code>" if edge else ""),
        (label("近似", "close match"), _terms(model, p.close)),
        (label("相关", "related match"), _terms(model, p.related)),
    ]
    return _article(model, p, known)


def _list(model: Model, each: CodeList) -> str:
    rows = [
        row(
            f"<code>{safe(concept.name)}</code>",
            f"<code>{safe(concept.code)}</code>",
            both(concept.label, "<br>"),
            both(concept.definition, "<br>"),
            safe("、".join(concept.alt)),
            _terms(model, concept.close),
            anchor=concept.name,
        )
        for concept in each.concepts
    ]
    head = (
        label("名", "name"), label("代码", "code"), label("标签", "label"), label("定义", "definition"),
        label("别称", "other words"), label("近似", "close match"),
    )  # fmt: skip
    known = [
        (label("类", "class"), _terms(model, [each.class_name])),
        (label("开放", "open"), label("可增补", "others may add to it") if each.open else ""),
    ]
    return _article(model, each, known, table(label("代码", "codes"), head, rows))


def _prefixes(model: Model) -> str:
    rows = [
        row(f"<code>{safe(name)}</code>", f"<code>{safe(iri)}</code>") for name, iri in model.prefixes.items()
    ]
    head = (label("前缀", "prefix"), "IRI")
    return "".join(
        _section("sec-prefixes", "前缀", "Prefixes", [table(label("前缀", "prefixes"), head, rows)])
    )
