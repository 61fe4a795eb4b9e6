"""The words of a digest. Pure: from plain values to a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator

from meetings.minutes.said import Said
from meetings.outbox import address
from meetings.wording import one_line

LONGEST = 300  # characters of one directive
COUNTED = 1000  # of one search; more are told of as "lebih dari"


@dataclass(frozen=True)
class Part:
    """What is new in one search; ``secret`` ones are counted and not quoted."""

    name: str
    quoted: Sequence[Said]
    ordinary: int
    secret: int

    @property
    def count(self) -> int:
        return self.ordinary + self.secret


def counted(number: int) -> str:
    return f"lebih dari {COUNTED} butir" if number > COUNTED else f"{number} butir"


def subject(parts: Iterable[Part]) -> str:
    found = [part for part in parts if part.count]
    number = counted(max(part.count for part in found))
    if len(found) == 1:
        return " ".join(f"{found[0].name}: {number} baru".split())
    return f"Ada yang baru pada {len(found)} pencarian Anda"


def text(name: str, parts: Iterable[Part]) -> str:
    """To that person, with links; quotes nothing above "biasa"."""
    searches = "\n\n\n".join("\n\n".join(lines_of(part)) for part in parts)
    page = address(reverse("archive:saved_searches"))
    return (
        f"Yth. {name}\n\n"
        "Ada butir baru yang cocok dengan pencarian tersimpan Anda.\n\n\n"
        f"{searches}\n\n\n"
        f"Semua pencarian tersimpan, juga untuk berhenti menerima pesan ini:\n{page}\n"
    )


def lines_of(part: Part) -> Iterator[str]:
    title = f"{one_line(part.name)} – {counted(part.count)} baru"
    yield f"{title}\n{'=' * len(title)}"
    for said in part.quoted:
        yield told(said)
    more = min(part.ordinary, COUNTED) - len(part.quoted)
    if more > 0:
        yield f"dan {more} butir lain"
    if part.secret:
        yield f"{part.secret} butir berklasifikasi; isinya hanya dapat dibaca di Rakor."


def told(said: Said) -> str:
    words = Truncator(one_line(said.item.text)).chars(LONGEST)
    speaker = said.speaker.introduction if said.speaker else "Keputusan rapat"
    meeting = said.meeting
    where = ", ".join(part for part in (str(meeting), meeting.date_text) if part)
    link = address(reverse("minutes:directive", args=[said.item.id]))
    text = words or "Isi butir belum ditulis."
    return f"{said.item.kind_label}: {text}\n{one_line(speaker)} · {where}\n{link}"
