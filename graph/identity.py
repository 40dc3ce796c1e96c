"""Which names are one thing: keys of organizations (组织) and programmes (项目), by rules that never guess.

A key says *scope* and *name*. Two mentions with one key are one node; all else stays apart.
The rules are those that merged no false pair on the annotated plans; fuzzy scores are not among them.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .fact import Organization, Plan, Program
from .names import expand, places

_NAMES = 1 << 16  # names of programmes that are remembered: each is met again and again
_MARKS = re.compile(r"[\s“”‘’\"'「」『』《》〈〉·•・‧∙⋅●*]+")
_REGION = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:特别行政区|自治区|自治州|自治县|省|市|州|盟|县|区|旗)")
_RELATIVE = {"省": "省", "自治区": "自治区", "市": "市", "州": "州", "县": "县", "区": "区"}
_NATIONAL = ("中国", "中共", "中华", "中央", "全国", "国家", "国务院", "世界", "国际")
_EDITION = re.compile(r"第[〇零一二三四五六七八九十百\d]+[届次期批]|首届|(?:19|20)\d\d年?度?")
_NOUN = re.compile(r"(?:(?:系列|主题)?(活动)|(?:专项)?(工程|行动|计划))$")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes a name this thing: *kind* of thing, *scope* in which the name is unique, the normalised *name*."""

    kind: str
    scope: str
    name: str

    @property
    def slug(self) -> str:
        """Thirteen ASCII characters that stand for the key in ids: ``h`` and 65 bits of its BLAKE2b digest."""
        digest = hashlib.blake2b("\n".join((self.kind, self.scope, self.name)).encode(), digest_size=10)
        return "h" + base64.b32encode(digest.digest()).decode("ascii").lower()[:13]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a document's names are to be understood: its *house* (the body whose plan it is) and that body's *regions*.

    *house* is the canonical name of the issuer, the first of several, or of the body that the issuing office belongs to; the document's id where the
    text names no issuer, so that nothing is merged with other documents.
    """

    house: str
    regions: tuple[str, ...]
    known: bool


def frame(doc: str, plan: Plan | None, organizations: Mapping[str, Organization]) -> Frame:
    """Return the frame of document *doc* from its plan fact and its organizations by name and alias.

    >>> frame("d", None, {})
    Frame(house='doc:d', regions=(), known=False)
    """
    issuer = plan.issuers[0] if plan and plan.issuers else None
    if not issuer:
        return Frame(f"doc:{doc}", (), known=False)
    office = organizations.get(issuer)
    house = normal(office.part_of if office and office.part_of else issuer)
    return Frame(house, regions(house), known=True)


def regions(name: str) -> tuple[str, ...]:
    """Return the region names at the start of *name*, outermost first.

    >>> regions("湖北省黄石市下陆区人民政府")
    ('湖北省', '黄石市', '下陆区')
    >>> regions("中国科学技术协会"), regions("北京市科学技术协会")
    ((), ('北京市',))
    """
    found = []
    at = 0
    if name.startswith(_NATIONAL):
        return ()
    while region := _REGION.match(name, at):
        word = region.group()
        if word in _RELATIVE or len(word) < 2:
            break
        found.append(word)
        at = region.end()
    return tuple(found)


def normal(name: str) -> str:
    """Return *name* as it is compared: NFKC, no blanks, quotation marks or dots."""
    dropped = _MARKS.sub("", unicodedata.normalize("NFKC", name))
    return unicodedata.normalize("NFKC", dropped)  # what a mark kept apart may compose now


def organization_key(organization: Organization, place: Frame) -> Key:
    """Return the key of *organization* in a document of frame *place*.

    1. A relative region becomes the house's own: in a plan of 河南省科协, 省科技馆 is 河南省科技馆.
    2. Known short names become full: 科协 is 科学技术协会 (names.toml).
    3. A name that carries a region, or is national, is unique as it is.
    4. A department (办公室) is unique within the body it belongs to, a collective within the house.
    5. Other bare names (财政局) are unique within the region of the house, else within the house.
    6. A body that a plan calls by its name and its plate alone, 市场监管局（知识产权局）, is the body of that name.
    """
    kind = "group" if organization.collective else "org"
    own = organization.name.partition("（")[0]
    name = normal(own if own in organization.aliases else organization.name)
    if organization.collective:
        return Key(kind, place.house, name)
    absolute = _absolute(name, place)
    if absolute:
        return Key(kind, "", absolute)
    if organization.part_of:
        part_of = normal(organization.part_of)
        return Key(kind, _absolute(part_of, place) or part_of, name)
    if organization.type in ("department", "party") or not place.regions:
        return Key(kind, place.house, name)
    return Key(kind, "".join(place.regions), expand(name))


def _absolute(name: str, place: Frame) -> str | None:
    """Return *name* with its region written out, or None where it carries none that is known."""
    if name.startswith(_NATIONAL):
        return expand(name)
    for region in (*places(), *place.regions):
        if name.startswith(region) and len(name) > len(region):
            return region + expand(name[len(region) :])
    for relative in _RELATIVE:
        level = next((r for r in place.regions if r.endswith(relative)), None)
        if level and name.startswith(relative) and len(name) > len(relative) + 1:
            return level + expand(name[len(relative) :])
    own = regions(name)
    if own and len(name) > len("".join(own)):
        return "".join(own) + expand(name[len("".join(own)) :])
    return None


@dataclass(frozen=True, slots=True)
class Title:
    """A programme's name without what changes from year to year: the *stem*, and the class *noun* that was dropped from its end."""

    stem: str
    noun: str


@lru_cache(_NAMES)
def title(name: str) -> Title:
    """Return the title of a programme: no marks, years, editions, province; 及, 和, 暨 as 与; 工程, 行动, 计划, 活动 split off.

    >>> title("河南省第九届学术及产业发展年会") == title("河南省第十一届学术与产业发展年会")
    True
    >>> title("“青年人才托举工程”"), title("青年人才托举计划")
    (Title(stem='青年人才托举', noun='工程'), Title(stem='青年人才托举', noun='计划'))
    """
    stem = _EDITION.sub("", normal(name))
    for prefix in (*places(), "我省", "全省"):
        stem = stem.removeprefix(prefix)
    stem = re.sub("[及和暨]", "与", stem)
    noun = ""
    if (ending := _NOUN.search(stem)) and ending.start() > 1:
        noun = ending.group(2) or ""
        stem = stem[: ending.start()]
    return Title(stem or normal(name), noun)


def program_scope(program: Program, place: Frame) -> str:
    """Return the scope of *program*: a national name is unique everywhere, any other within the house of its plan."""
    return "" if title(program.name).stem.startswith(_NATIONAL) else place.house
