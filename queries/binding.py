"""Values into the VALUES blocks of a SPARQL question: the one place where a value becomes part of a query.

A question has its parameters, each named ``$_`` and its name, in blocks of one row that stand where they are needed:
``VALUES ($_year $_unit) { (2022 "人") }``. What stands in the row is an example, or UNDEF for a default of null.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_BLOCK = re.compile(r"VALUES \((\$_\w+(?: \$_\w+)*)\) \{[^{}]*\}")
_LARGEST, _FINEST = (
    1e15,
    18,
)  # decimals of every engine hold numbers up to this, with so many digits after the point
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'\\[uU]?|["\n\r\t\b\f]')


def names(text: str) -> set[str]:
    """Return the parameters that the blocks of the question *text* ask for.

    >>> sorted(names("VALUES ($_year $_unit) { (UNDEF UNDEF) }"))
    ['unit', 'year']
    """
    return {name[2:] for block in _BLOCK.findall(text) for name in block.split()}


def bound(text: str, values: Mapping[str, Any]) -> str:
    r"""Return the question *text* with *values* in its VALUES blocks.

    >>> bound("SELECT * { VALUES ($_year $_topic) { (UNDEF UNDEF) } }", {"year": None, "topic": 'a" } #'})
    'SELECT * { VALUES ($_year $_topic) { (UNDEF "a\\" } #") } }'
    """

    def row(block: re.Match[str]) -> str:
        shown = " ".join(term(values[name[2:]]) for name in block[1].split())
        return f"VALUES ({block[1]}) {{ ({shown}) }}"

    return _BLOCK.sub(row, text)


def term(value: Any) -> str:
    r"""Return *value* (None, bool, int, float, text) as SPARQL writes it.

    A ``\u`` of the text is not left whole: some engines read such a sequence wherever it stands, even after a backslash.

    >>> term(None), term(True), term(12), term(0.5), term("甲\n")
    ('UNDEF', 'true', '12', '0.5', '"甲\\n"')
    """
    if value is None:
        return "UNDEF"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    return f'"{_ESCAPED.sub(_escape, _SURROGATE.sub(chr(0xFFFD), value))}"'


def _number(value: float) -> str:
    """Return *value* as a decimal, which engines compare exactly, or as a double where it is too large or too fine for one."""
    whole, _, fraction = format(Decimal(repr(value)), "f").partition(".")
    if abs(value) <= _LARGEST and len(fraction) <= _FINEST:
        return f"{whole}.{fraction or 0}"
    return f"{value:.16e}"


def _escape(found: re.Match[str]) -> str:
    text = found[0]
    return _ESCAPES[text[0]] + "".join(f"\\u{ord(each):04X}" for each in text[1:])
