"""Elements that python-docx writes no methods for."""

from __future__ import annotations

from typing import Any


def element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # slow import

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qualified(name), value)
    return made


def qualified(name: str) -> str:
    from docx.oxml.ns import qn  # slow import

    return qn(name)
