"""Things, relations and codes of the model as typed values. Written from `model.toml` by `make ontology`; change that.

Names and values are those of the property graph, so that a node's properties fit: numbers as numbers, codes as members of
enumerations that equal their text, what leads to other things as their ids.

>>> task = Task(
...     id="task.d.1.1", number=1, text="办好科普周", inPlan="plan.d.1", partOf="plan.d.1", evidence=("span.d.0-9",)
... )
>>> task.number, task.responsibleOrganization
(1, ())
>>> ResponsibilityRole("lead").zh, OrganizationType.SOCIETY == "society"
('牵头', True)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """A code with its words in Chinese and English."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str, en: str) -> Code:
        """Make the member of *value*, the code in property graphs."""
        member = str.__new__(cls, value)
        member._value_, member.zh, member.en = value, zh, en
        return member


class ResponsibilityRole(Code):
    """责任角色: The role that an organization has in a responsibility."""

    LEAD = "lead", "牵头", "lead"
    RESPONSIBLE = "responsible", "负责", "responsible"
    JOINT = "joint", "共同负责", "joint"
    SUPPORT = "support", "配合", "support"


class OrganizationType(Code):
    """组织类型: A category of organizations."""

    DEPARTMENT = "department", "机关部室", "department"
    PARTY = "party", "党组织", "party body"
    AFFILIATED = "affiliated", "直属单位", "affiliated institution"
    ASSOCIATION = "association", "群团组织", "people's organization"
    SOCIETY = "society", "学会协会", "learned society"
    COMMITTEE = "committee", "议事协调机构", "committee"
    GOVERNMENT = "government", "政府机关", "government body"
    COLLECTIVE = "collective", "集体指称", "collective"
    OTHER = "other", "其他组织", "other body"


class GroupQuantifier(Code):
    """集合量词: Whether a collective name means all members or only those concerned."""

    ALL = "all", "全部", "all"
    CONCERNED = "concerned", "有关", "those concerned"


class ProgramKind(Code):
    """项目类别: A kind of programme."""

    PROJECT = "project", "工程", "project"
    ACTION = "action", "行动", "action"
    SCHEME = "scheme", "计划", "scheme"
    CAMPAIGN = "campaign", "活动", "campaign"
    CONTEST = "contest", "竞赛", "contest"
    COMPETITION = "competition", "大赛", "competition"
    FORUM = "forum", "论坛", "forum"
    CONFERENCE = "conference", "会议", "conference"
    ANNUAL = "annual", "年会", "annual conference"
    PLATFORM = "platform", "平台", "platform"
    BASE = "base", "基地", "base"
    AWARD = "award", "奖", "award"
    TRAINING = "training", "培训班", "training course"
    PILOT = "pilot", "试点", "pilot"
    SURVEY = "survey", "调查", "survey"
    RESEARCH = "research", "课题", "research topic"
    PERIODICAL = "periodical", "刊物", "periodical"
    WORK = "work", "著作", "publication"
    MEDIA = "media", "媒体", "media channel"
    OTHER = "other", "其他", "other"


class TargetKind(Code):
    """指标类别: A kind of target."""

    COUNT = "count", "数量", "count"
    RATIO = "ratio", "比例", "ratio"
    COVERAGE = "coverage", "覆盖", "coverage"
    DATE = "date", "时限", "date"


class Operator(Code):
    """比较符: How the actual value is to compare with the target value."""

    EQ = "=", "等于", "equal to"
    GE = ">=", "不少于", "at least"
    LE = "<=", "不超过", "at most"
    APPROX = "~", "约", "about"
    RANGE = "range", "区间", "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """文件: An official document issued by an organization, for example the notice that publishes an annual work plan."""

    id: str
    title: str | None = None
    documentNumber: str | None = None
    issuedBy: tuple[str, ...] = ()
    issuedOn: str | None = None
    language: str | None = None
    hasText: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """源文本: The plain text that was the input of extraction; all character positions count its Unicode code points."""

    id: str
    sha256: str
    charLength: int
    mediaType: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """工作计划: A coherent, separately numbered list of tasks published in a document, such as the key points or the priority work of a year."""

    id: str
    title: str | None = None
    listLabel: str | None = None
    publishedIn: str
    issuedBy: tuple[str, ...] = ()
    forYear: tuple[str, ...] = ()
    hasTarget: tuple[str, ...] = ()
    position: int | None = None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """章节: A part of a plan with a heading; sections may be nested."""

    id: str
    partOf: str
    position: int | None = None
    title: str
    ordinal: str | None = None
    level: int
    advances: tuple[str, ...] = ()
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """任务: A separately numbered work item of a plan."""

    id: str
    partOf: str
    position: int | None = None
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    title: str | None = None
    text: str
    inPlan: str
    forYear: tuple[str, ...] = ()
    hasTarget: tuple[str, ...] = ()
    advances: tuple[str, ...] = ()
    responsibleOrganization: tuple[str, ...] = ()
    ledBy: tuple[str, ...] = ()
    elaborates: tuple[str, ...] = ()
    dueIn: tuple[str, ...] = ()
    number: int
    dueText: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubItem:
    """子事项: A work item with a heading of its own inside a task."""

    id: str
    partOf: str
    position: int | None = None
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    title: str | None = None
    text: str | None = None
    inPlan: str
    forYear: tuple[str, ...] = ()
    hasTarget: tuple[str, ...] = ()
    advances: tuple[str, ...] = ()
    responsibleOrganization: tuple[str, ...] = ()
    ledBy: tuple[str, ...] = ()
    elaborates: tuple[str, ...] = ()
    dueIn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """组织: A body, department, affiliated institution, society, association or committee that issues plans or is responsible for tasks."""

    id: str
    name: str
    altName: tuple[str, ...] = ()
    organizationType: OrganizationType
    unitOf: str | None = None
    subOrganizationOf: tuple[str, ...] = ()
    identifier: tuple[str, ...] = ()
    exactMatch: tuple[str, ...] = ()
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationGroup(Organization):
    """组织集合: Several organizations referred to by one collective name, whose membership may be open."""

    groupQuantifier: GroupQuantifier | None = None
    groupScope: str | None = None
    groupMember: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """项目: A named initiative: a project, action, scheme, campaign, contest, forum, platform, award, periodical and the like."""

    id: str
    name: str
    altName: tuple[str, ...] = ()
    programKind: ProgramKind
    typeNoun: str | None = None
    forYear: str | None = None
    continues: tuple[str, ...] = ()
    subProgramOf: tuple[str, ...] = ()
    exactMatch: tuple[str, ...] = ()
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """指标: A checkable commitment of a work item: a count, a ratio, a coverage or a date."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    targetKind: TargetKind
    verb: str | None = None
    targetObject: str | None = None
    operator: Operator | None = None
    value: float | None = None
    minValue: float | None = None
    maxValue: float | None = None
    unit: str | None = None
    due: str | None = None
    dueIn: str | None = None
    startsIn: str | None = None
    baselineYear: str | None = None
    baselineValue: float | None = None
    aspirational: bool
    scope: str | None = None
    per: str | None = None
    sharedBy: str | None = None
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """年度: A calendar year."""

    id: str
    gregorianYear: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """原文片段: A span of a source text, given by its start and end positions and the quoted words."""

    id: str
    quotedFrom: str
    charStart: int
    charEnd: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """人员: A leader whom a plan names as in charge of a task."""

    id: str
    name: str
    altName: tuple[str, ...] = ()
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """疑点: A stretch of text that looks like a fact and that no rule could read, shown for a person to check."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    reason: str
    doubtKind: str | None = None
    doubtAbout: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionRun:
    """抽取过程: One run of the software over a source text."""

    id: str
    used: tuple[str, ...]
    wasAssociatedWith: tuple[str, ...]
    startedAtTime: str | None = None
    endedAtTime: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """责任分工: The assignment of a work item to an organization in a role."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    task: str
    organization: str
    role: ResponsibilityRole
    position: int
    tier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadership:
    """领导分工: The fact that a leader is in charge of a work item."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    task: str
    person: str
    role: ResponsibilityRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Advancement:
    """项目推进: The fact that a work item, or a whole section, starts, runs, joins or supports a programme."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    task: str
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elaboration:
    """细化关系: The fact that a work item spells out a work item of another plan."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    task: str
    elaboratedTask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """延续关系: The fact that a programme of a later year continues an earlier one."""

    id: str
    evidence: tuple[str, ...]
    rule: str | None = None
    confidence: float | None = None
    program: str
    continuedProgram: str


# Abstract classes: any of these.
Fact = (
    Advancement | Continuation | Doubt | Elaboration | Leadership | Responsibility | SubItem | Target | Task
)
PlanElement = Section | SubItem | Task
WorkItem = SubItem | Task
Relation = Advancement | Continuation | Elaboration | Leadership | Responsibility
