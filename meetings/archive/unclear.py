"""What an address says that nobody understands, in words for who reads the page. Pure.

It is passed over, so that an old or mangled link still shows something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.http import QueryDict
from django.utils.text import Truncator

from meetings.archive.chosen import FILTERS, MOST, PARAMETERS, is_number, understood
from meetings.archive.filter_words import TITLES
from meetings.archive.query import LONGEST_QUERY, MOST_TERMS, Query
from meetings.wording import one_line

LONGEST = 40  # characters of what is not understood
FULL_DAY = "Tulis tanggalnya lengkap, misalnya {}=2024-11-26."
BY_WORD = "Pilih dari saringan, atau tulis di kotak pencarian, misalnya {}."
HINTS = {
    "baru": "Buka pencariannya dari Pencarian tersimpan.",
    "oleh": BY_WORD.format("oleh:walikota"),
    "pejabat": BY_WORD.format("oleh:ratna"),
    "kepada": BY_WORD.format("kepada:dinkes"),
    "topik": BY_WORD.format("topik:pilkada"),
    "forum": BY_WORD.format('forum:"tim terpadu"'),
    "tahun": "Tulis tahunnya dengan empat angka, misalnya tahun=2024.",
    "klasifikasi": BY_WORD.format("klasifikasi:biasa"),
    "jenis": BY_WORD.format("jenis:imbauan"),
    "status": BY_WORD.format("status:terbuka"),
    "sejak": FULL_DAY.format("sejak"),
    "sampai": FULL_DAY.format("sampai"),
    "bulan": "Yang tampil adalah bulan ini. Tulis misalnya bulan=2024-11.",
    "urut": "Pilih urutannya di atas hasil.",
    "bagian": "Pilih bagiannya di atas hasil.",
    "page": "Yang tampil adalah halaman pertama.",
}
TOO_MANY = f"Saringan {{}} memuat lebih dari {MOST} nilai; yang dipakai {MOST} pertama."
TOO_LONG = (
    f"Tulisan Anda lebih dari {LONGEST_QUERY} huruf. Yang dicari hanya {LONGEST_QUERY}"
    " huruf yang pertama, seperti tampak pada kotak pencarian."
)
TOO_MANY_TERMS = (
    f"Yang dicari paling banyak {MOST_TERMS} kata atau frasa; selebihnya tidak ikut."
)


def unclear_in(
    asked: QueryDict, known: Mapping[str, Collection[str]] | None = None
) -> Iterator[str]:
    """What is said of filters, and of other parameters of which all values are known;
    of each parameter the first that nobody understands."""
    for parameter in FILTERS:
        wrong = [v for v in said_of(asked, parameter) if not understood(parameter, v)]
        if wrong:
            yield passed_over(parameter, wrong[0])
        right = len(set(said_of(asked, parameter)) - set(wrong))
        if parameter in PARAMETERS and right > MOST:
            yield TOO_MANY.format(TITLES[parameter])
    for parameter, values in (known or {}).items():
        yield from (
            passed_over(parameter, each)
            for each in said_of(asked, parameter)[-1:]
            if each not in values
        )
    for each in said_of(asked, "page")[-1:]:
        if not is_number(each):
            yield passed_over("page", each)


def said_of(asked: QueryDict, parameter: str) -> list[str]:
    return [value.strip() for value in asked.getlist(parameter) if value.strip()]


def passed_over(parameter: str, value: str, instead: str = "") -> str:
    shown = Truncator(one_line(value)).chars(LONGEST)
    hint = instead or HINTS[parameter]
    told = f"“{parameter}={shown}” pada alamat halaman ini tidak dikenal"
    return f"{told}, jadi tidak dipakai. {hint}"


def cut_in(query: Query, typed: str) -> Iterator[str]:
    """What was left out of what somebody typed, because it is too much."""
    if len(one_line(typed)) > LONGEST_QUERY:
        yield TOO_LONG
    if len(query.any_of) >= MOST_TERMS:
        yield TOO_MANY_TERMS
