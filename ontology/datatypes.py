"""The datatypes of the model (数据类型), and what stands for each of them elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from .terms import Words


@dataclass(frozen=True, slots=True)
class Datatype:
    """One datatype: its *xsd* types in RDF, in the order of precision, its range in *owl* (Turtle), its type in *python*.

    *xsd* is empty for text with a language. *coerced* says that JSON-LD can give its one type to every value.
    OWL 2 knows no ``xsd:gYear`` and ``xsd:date`` and no texts with a language: there the range is any literal.
    """

    label: Words
    xsd: tuple[str, ...]
    owl: str
    python: str
    coerced: bool = True


_UNIT = "[ a rdfs:Datatype ; owl:onDatatype xsd:decimal ; owl:withRestrictions ( [ xsd:minInclusive 0.0 ] [ xsd:maxInclusive 1.0 ] ) ]"

DATATYPES = {
    "string": Datatype({"zh": "字符串", "en": "string"}, ("string",), "xsd:string", "str", False),
    "text": Datatype({"zh": "带语种的文本", "en": "text with a language"}, (), "rdfs:Literal", "str", False),
    "decimal": Datatype({"zh": "十进制数", "en": "decimal number"}, ("decimal",), "xsd:decimal", "float"),
    "unitInterval": Datatype({"zh": "0 到 1 之间的数", "en": "number from 0 to 1"}, ("decimal",), _UNIT, "float"),
    "positiveInteger": Datatype(
        {"zh": "正整数", "en": "whole number from 1"}, ("integer",), "xsd:positiveInteger", "int"
    ),
    "nonNegativeInteger": Datatype(
        {"zh": "非负整数", "en": "whole number from 0"}, ("integer",), "xsd:nonNegativeInteger", "int"
    ),
    "boolean": Datatype({"zh": "是或否", "en": "true or false"}, ("boolean",), "xsd:boolean", "bool"),
    "gYear": Datatype({"zh": "年份", "en": "year"}, ("gYear",), "rdfs:Literal", "int"),
    "partialDate": Datatype(
        {"zh": "年、年月或日期", "en": "year, month or day"}, ("gYear", "gYearMonth", "date"), "rdfs:Literal", "str", False
    ),
    "dateTime": Datatype({"zh": "日期时间", "en": "date and time"}, ("dateTime",), "xsd:dateTime", "str"),
    "iri": Datatype({"zh": "IRI", "en": "IRI"}, (), "owl:Thing", "str", False),
}  # fmt: skip
