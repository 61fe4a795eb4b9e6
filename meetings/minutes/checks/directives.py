"""What was said, one directive after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from meetings.minutes.checks.finding import Gap, Severity, check, essential
from meetings.minutes.record import Item, Record, items_of
from meetings.minutes.revisions import ordinal_word

NUMBER_OF = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7}
NUMBER_OF |= {"delapan": 8, "sembilan": 9, "sepuluh": 10}
ANNOUNCED = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(NUMBER_OF)}) (?:pesan|arahan)\b", re.IGNORECASE
)


@essential("no-text", "Butir tanpa teks")
def no_text(record: Record) -> Iterator[Gap]:
    for item in items_of(record):
        if not item.text.strip():
            message = f"Butir nomor {item.number} belum berisi teks."
            yield Gap(message, "minutes:edit_directive", item.id)


@check("ordinals", "Urutan pesan tidak lengkap", Severity.WARNING)
def ordinals(record: Record) -> Iterator[Gap]:
    """Pertama, Kedua, … through all that a speaker said, or anew in each turn."""
    for speaker, groups in spoken(record):
        together = [item for group in groups for item in group]
        if not flaw(together):
            continue
        for group in groups if all_begin_anew(groups) else [together]:
            if wrong := flaw(group):
                message = f"Urutan pesan {speaker}: {wrong}. Periksa urutan pesannya."
                yield Gap(message, "minutes:edit_directive", counted(group)[0].id)


@check("announced", "Banyaknya pesan tidak cocok", Severity.WARNING)
def announced(record: Record) -> Iterator[Gap]:
    """ "Tiga pesan" by who then counts only two."""
    for speaker, groups in spoken(record):
        together = [item for group in groups for item in group]
        told = len(counted(together))
        for item in together if told else ():
            for match in ANNOUNCED.finditer(f"{item.text} {item.quote}"):
                word = match[1].lower()
                if (NUMBER_OF.get(word) or int(word)) != told:
                    message = (
                        f"Butir nomor {item.number} menyebut “{match[0]}”, tetapi"
                        f" {told} pesan {speaker} yang bernomor urut. Lengkapi"
                        " pesannya, atau perbaiki bunyinya."
                    )
                    yield Gap(message, "minutes:edit_directive", item.id)


def spoken(record: Record) -> Iterator[tuple[str, list[Sequence[Item]]]]:
    """Each speaker with their items, turn by turn; the meeting with its decisions."""
    names: dict[int, str] = {}
    said: dict[int, list[Sequence[Item]]] = {}
    for section in record.sections:
        for turn in section.turns:
            if turn.speaker:
                names[turn.speaker.id] = turn.speaker.label
                said.setdefault(turn.speaker.id, []).append(turn.items)
    for speaker, groups in said.items():
        yield names[speaker], groups
    yield "rapat", [record.decisions]


def counted(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.ordinal is not None]


def all_begin_anew(groups: Sequence[Sequence[Item]]) -> bool:
    """Whether the speaker counts from "Pertama" in each turn."""
    return all(
        any(item.ordinal == 1 for item in group) for group in groups if counted(group)
    )


def flaw(items: Sequence[Item]) -> str:
    """What is wrong with the ordinals: one is missing or stands twice; or ""."""
    found = Counter(item.ordinal for item in items if item.ordinal is not None)
    missing = [each for each in range(1, max(found, default=0)) if each not in found]
    double = sorted(each for each, times in found.items() if times > 1)
    if missing:
        return f"tidak ada {listed(missing)}"
    return f"ada lebih dari satu {listed(double)}" if double else ""


def listed(numbers: Sequence[int]) -> str:
    return ", ".join(f"“{ordinal_word(each)}”" for each in numbers)
