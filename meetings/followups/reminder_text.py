"""The words of reminders, for e-mail and for WhatsApp. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from meetings.followups.lines import Line
from meetings.outbox import address
from meetings.wording import one_line

LONGEST = 300  # characters of one follow-up
QUOTED = 15  # follow-ups of one part
STAR = "∗"  # a typed "*" would end what is bold


@dataclass(frozen=True)
class Part:
    """Some follow-ups under a heading; ``count`` has those that are not quoted, too."""

    title: str
    lines: Sequence[Line]
    count: int
    late: int
    reported: int

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """What is to be done, and apart from it what only waits for who verifies."""
        doing = [line for line in self.lines if not line.waits]
        waiting = [line for line in self.lines if line.waits]
        return [("", doing), ("Menunggu verifikasi" if doing else "", waiting)]


def when(line: Line, today: dt.date) -> str:
    """``Tenggat 10 Maret 2026 (2 hari lagi)``, or how late it is; of what was reported
    as done only the date."""
    due = line.followup.due_date
    if due is None:
        return line.followup.due_text
    if line.waits:
        return f"Tenggat {date_format(due, 'j F Y')}"
    days = (due - today).days
    told = "hari ini" if days == 0 else f"{days} hari lagi"
    if days < 0:
        told = f"terlambat {-days} hari"
    return f"Tenggat {date_format(due, 'j F Y')} ({told})"


def words(line: Line) -> str:
    """What must be done; of what is classified only that there is something."""
    if line.is_classified:
        return "Tindak lanjut berklasifikasi; isinya hanya dapat dibaca di Rakor."
    return Truncator(one_line(line.followup.description)).chars(LONGEST)


def link(line: Line) -> str:
    return address(reverse("followups:followup", args=[line.followup.pk]))


def standing(line: Line) -> str:
    """``Keadaan: Dikembalikan 10 Maret 2026: foto belum ada``; why it came back is not
    told where it is classified."""
    followup = line.followup
    found = str(followup.get_state_display())
    if line.waits and followup.reported_at:
        found = (
            f"Menunggu verifikasi, dilaporkan selesai {day_of(followup.reported_at)}"
        )
    elif line.returned:
        why = Truncator(one_line(line.returned.text)).chars(LONGEST)
        found += f" {day_of(line.returned.at)}"
        found += "" if line.is_classified else f": {why}"
    elif followup.percent:
        found += f", kemajuan {followup.percent}%"
    return f"Keadaan: {found}"


def day_of(moment: dt.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def told(line: Line, today: dt.date) -> str:
    """A line of a mail: four rows. The lead is not named where it is classified."""
    where = when(line, today)
    if not line.is_classified:
        where = f"{one_line(line.followup.lead.name)} · {where}"
    return f"{words(line)}\n{standing(line)}\n{where}\n{link(line)}"


def subject(lines: Sequence[Line]) -> str:
    late = sum(1 for line in lines if line.days_late)
    if late == len(lines):
        return f"{late} tindak lanjut terlambat"
    if late:
        return f"{len(lines)} tindak lanjut perlu perhatian, {late} terlambat"
    return f"{len(lines)} tindak lanjut mendekati tenggat"


def reminder(name: str, lines: Sequence[Line], today: dt.date) -> str:
    """The body of a mail with reminders."""
    told_of = "\n\n".join(told(line, today) for line in lines)
    page = address(reverse("followups:notices"))
    return (
        f"Yth. {name}\n\n"
        "Kami mengingatkan tindak lanjut berikut.\n\n\n"
        f"{told_of}\n\n\n"
        f"Semua pemberitahuan:\n{page}\n"
    )


def summed(part: Part) -> str:
    """``12 terbuka, 3 terlambat, 2 menunggu verifikasi``"""
    found = [f"{part.count} terbuka"]
    found += [f"{part.late} terlambat"] if part.late else []
    found += [f"{part.reported} menunggu verifikasi"] if part.reported else []
    return ", ".join(found)


def digest(name: str, parts: Sequence[Part], today: dt.date) -> str:
    """The body of the weekly mail."""
    body = "\n\n\n".join("\n\n".join(rows_of(part, today)) for part in parts)
    page = address(reverse("followups:list"))
    return (
        f"Yth. {name}\n\n"
        f"Ringkasan tindak lanjut per {date_format(today, 'j F Y')}.\n\n\n"
        f"{body}\n\n\n"
        f"Semua tindak lanjut:\n{page}\n"
    )


def rows_of(part: Part, today: dt.date) -> Iterator[str]:
    title = one_line(part.title)
    yield f"{title}\n{'=' * len(title)}\n{summed(part)}"
    for heading, lines in part.groups:
        if heading and lines:
            yield f"{heading}\n{'-' * len(heading)}"
        for line in lines:
            yield told(line, today)
    more = part.count - len(part.lines)
    if more > 0:
        yield f"dan {more} tindak lanjut lain"


def bold(text: str) -> str:
    return f"*{one_line(text).replace('*', STAR)}*"


def message(line: Line, today: dt.date) -> str:
    """One follow-up, to paste into WhatsApp."""
    if line.is_classified:
        return f"{bold('Pengingat tindak lanjut')}\n{words(line)}\n{link(line)}\n"
    plain = words(line).replace("*", STAR)
    state = standing(line).replace("*", STAR)
    return (
        f"{bold('Pengingat tindak lanjut')}\n"
        f"{bold(line.followup.lead.name)}\n\n"
        f"{plain}\n\n"
        f"{when(line, today)}\n"
        f"{state}\n"
        f"{link(line)}\n"
    )


def digest_message(parts: Sequence[Part], today: dt.date) -> str:
    """The digest, to paste into WhatsApp: bold headings, numbered lines."""
    blocks = [bold(f"Ringkasan tindak lanjut per {date_format(today, 'j F Y')}")]
    for part in parts:
        rows, number = [bold(part.title), summed(part)], count(1)
        for heading, lines in part.groups:
            rows += [bold(heading)] if heading and lines else []
            for line in lines:
                text = told(line, today).replace("*", STAR)
                rows.append(f"{next(number)}. {text}")
        more = part.count - len(part.lines)
        rows += [f"dan {more} tindak lanjut lain"] if more > 0 else []
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"
