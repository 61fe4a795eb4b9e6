"""The one analyser of the search: from a text to Indonesian stems, with their places.

Both databases index what this module makes, and queries go through it, too; so both
find the same. Spelling is made one here (himbau/imbau, walikota/wali kota); what a
word *means* (Dinkes, Pilkada) is for ``meanings.py``, when somebody asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from meetings.archive.spellings import (
    JOINED,
    MISCUT,
    MONTHS,
    RESPELT,
    STOP_WORDS,
    UNSTEMMED,
)

LONGEST = 60  # characters of a stem
BREAK = "zz"  # stands between passages, so that no phrase runs across them
TOKEN = re.compile(
    r"(?P<date>\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d))"
    r"|(?P<initials>(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’‘`][^\W\d_]+)*(?:-[^\W\d_]+(?:['’‘`][^\W\d_]+)*)*)"
)
APOSTROPHES = re.compile(r"['’‘`]")
OWNER = re.compile(r"nya$")
KNOWN = JOINED | MISCUT | {word: (word,) for word in UNSTEMMED}


@dataclass(frozen=True)
class Token:
    """A stem and the characters of the text that it comes from: ``[start, end)``."""

    stem: str
    start: int
    end: int


def stems(text: str) -> list[str]:
    """The stems of a text, in order, without words that say nothing (di, yang)."""
    return [token.stem for token in tokens(text)]


def passage(*texts: str) -> str:
    """What is indexed of several texts: stems with blanks, a break between texts."""
    return f" {BREAK} ".join(stemmed(text) for text in texts if text)


def surface(*texts: str) -> str:
    """The words as written, folded: where exact phrases are looked for."""
    return f" {f' {BREAK} '.join(written(text) for text in texts if text)} "


# The same names and titles stand around every directive of a meeting.
@lru_cache(maxsize=20_000)
def stemmed(text: str) -> str:
    return " ".join(stems(text))


@lru_cache(maxsize=20_000)
def written(text: str) -> str:
    return " ".join(word for word, _, _ in words(text))


def tokens(text: str) -> list[Token]:
    """The stems of a text with their places. Stop words are left out."""
    found = []
    for word, start, end in words(text):
        if word in STOP_WORDS:
            continue
        found += [Token(stem, start, end) for stem in stems_of(word)]
    return found


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text as written but folded, with its place."""
    folded = fold(text)
    for match in TOKEN.finditer(folded):
        start, end = match.span()
        for word in spoken(match):
            yield word, start, end


def spoken(match: re.Match[str]) -> list[str]:
    """The words in one match: a date is three, a number one without its points."""
    text = match.group()
    if match.lastgroup == "date":
        day, month, year = re.split("[/-]", text)
        name = MONTHS[int(month) - 1] if 1 <= int(month) <= len(MONTHS) else month
        return [day.lstrip("0") or "0", name, year]
    if match.lastgroup == "number":
        return [re.sub("[.,]", "", text)[:LONGEST]]
    if match.lastgroup == "initials":
        return [text.replace(".", "")]
    return [APOSTROPHES.sub("", text)]


def fold(text: str) -> str:
    """The text in small letters without accents; every character keeps its place."""
    if text.isascii():
        return text.lower()
    return "".join(plain(letter) for letter in text)


@cache
def plain(letter: str) -> str:
    small = unicodedata.normalize("NFKD", letter)[0].lower()
    return small if len(small) == 1 else letter


@lru_cache(maxsize=200_000)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of one folded word; several when it is written as one but is not."""
    respelt = word
    for pattern, spelling in RESPELT:
        respelt = pattern.sub(spelling, respelt)
    known = KNOWN.get(respelt) or KNOWN.get(OWNER.sub("", respelt))
    if known:
        return known
    if "-" in respelt:
        return of_pair(respelt)
    return (ascii_only(stem(respelt)),)


def of_pair(word: str) -> tuple[str, ...]:
    """Stems of ``anak-anak`` (one), ``sayur-mayur`` and ``satu-satunya`` (parts)."""
    whole = stemmer().stem_word(word)
    parts = (whole if "-" not in whole else word).split("-")
    found = [inner for part in parts for inner in stems_of(part)]
    return tuple(dict.fromkeys(found))


def stem(word: str) -> str:
    """The Indonesian base word, by PySastrawi; numbers and names stay as they are."""
    if word.isdigit():
        return word
    return str(stemmer().stem_word(word))[:LONGEST]


def ascii_only(word: str) -> str:
    """Letters a–z and digits, which both databases take as one word."""
    if word.isascii():
        return word
    return "u" + "".join(chr(97 + int(each, 16)) for each in word.encode().hex())


@cache
def stemmer() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # slow import

    return StemmerFactory().create_stemmer(isDev=False).delegatedStemmer
