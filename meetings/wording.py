"""Small pieces of text, worded alike wherever they stand."""

from __future__ import annotations


def one_line(text: str) -> str:
    """The words of a text with single blanks between them."""
    return " ".join(text.split())


def thousands(number: int) -> str:
    """``12.345``"""
    return f"{number:,}".replace(",", ".")
