"""What is said at a rakor: sentences by templates, words by Zipf's law."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from meetings.generate.words import lexicon

SLOT = re.compile(r"\{(\w+)\}")

# {who} is the first addressee, {topic} the matter at hand; the other slots are drawn.
TEMPLATES = {
    "directive": (
        "{who} agar segera {active} {thing} {manner}.",
        "{who} agar {active} {thing} dan {active} {thing} {manner}.",
        "{who} segera {active} {thing} terkait {topic}, terutama {thing}.",
        "Agar {thing} {passive} {manner}, {who} {active} {thing}.",
        "{act} {thing} {passive} oleh {who} {manner} di {village}.",
        "{who} memimpin {act} {thing} dan melaporkan {noun}nya {manner}.",
    ),
    "appeal": (
        "{people} diimbau untuk {active} {thing} dan tidak {active} {thing}.",
        "{who} diimbau {active} {thing} bagi {people} {manner}.",
        "Diimbau kepada {people} agar {active} {thing} selama {topic}.",
    ),
    "suggestion": (
        "Disarankan agar {thing} {passive} {manner}, termasuk {act} {thing}.",
        "Sebaiknya {who} {active} {thing} sebelum {act} {thing} dimulai.",
        "{act} {thing} dapat {passive} melalui {act} {thing} di {village}.",
    ),
    "request": (
        "{who} diminta {active} {thing} {manner}.",
        "{who} diminta menyampaikan data {thing} terkait {topic} {manner}.",
        "Mohon {who} {active} {thing} beserta {noun}nya bagi {people}.",
    ),
    "warning": (
        "{thing} yang belum {able} dapat menghambat {act} {thing}.",
        "Tanpa {act} {thing}, {topic} berisiko tidak tercapai pada tahun ini.",
        "{people} di {village} masih menghadapi {thing} yang belum {able}.",
    ),
    "emphasis": (
        "{act} {thing} merupakan hal yang penting dalam {topic}.",
        "{thing} harus {passive} {manner} demi {thing} bagi {people}.",
        "Yang utama ialah {act} {thing}, bukan sekadar {act} {thing}.",
    ),
    "hope": (
        "Diharapkan {thing} dapat {passive} {manner}.",
        "Semoga {act} {thing} memberi manfaat bagi {people} di {village}.",
        "Diharapkan {who} dan {people} bersama-sama {active} {thing}.",
    ),
    "information": (
        "{act} {thing} sampai dengan {month} mencapai {percent} persen dari target.",
        "Terdapat {number} {thing} di {village} yang sudah {able} {manner}.",
        "Hasil {act} {thing} menunjukkan {noun} yang {adjective} di {village}.",
        "{topic} menjadi perhatian karena {thing} belum {able} di {number} lokasi.",
    ),
    "decision": (
        "Rapat menyepakati {act} {thing} dan {act} {thing} {manner}.",
        "{topic} dibahas kembali pada rapat berikutnya setelah {thing} {able}.",
        "Disepakati bahwa {who} {active} {thing} {manner}.",
    ),
    "quote": (
        "Kita harus {active} {thing}, jangan menunggu sampai {thing} jadi masalah",
        "Tolong {thing} ini {passive}, karena {people} yang merasakan {noun}nya",
        "Saya minta semua {active} {thing}, laporannya saya tunggu {manner}",
        "Jangan sampai {people} di {village} tidak tahu soal {thing}",
    ),
    "opening": (
        "Rapat dibuka oleh pimpinan rapat. Dalam sambutannya, {thing} perlu {passive}.",
        "Pimpinan rapat membuka rapat dan menyampaikan keadaan {thing} di {village}.",
    ),
    "closing": (
        "Rapat ditutup oleh pimpinan rapat dengan harapan {thing} {passive} {manner}.",
        "Pimpinan rapat menutup rapat dan menegaskan kembali {act} {thing}.",
    ),
}
# What a noun phrase looks like, the frequent ones more than once.
THINGS = (
    "{noun}",
    "{noun} {noun}",
    "{noun} {noun}",
    "{noun} {adjective}",
    "{noun} dan {noun}",
    "{act} {noun}",
    "{noun} {noun} {adjective}",
    "{noun} yang {adjective}",
    "{noun} bagi {people}",
    "{noun} di {village}",
)
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"]
MONTHS += ["September", "Oktober", "November", "Desember"]


def sentence(kind: str, rng: Random, *, who: str = "", topic: str = "") -> str:
    """One sentence of that kind, about the topic and (where it says so) to whom."""
    filled = fill(rng.choice(PARSED[kind]), rng, who, topic)
    return filled[0].upper() + filled[1:]


Parts = tuple[str, ...]  # text, slot, text, slot, …, text


def parse(template: str) -> Parts:
    return tuple(SLOT.split(template))


def fill(parts: Parts, rng: Random, who: str, topic: str) -> str:
    """The template's text with a word for each slot."""
    words = list(parts)
    for place in range(1, len(parts), 2):
        slot = parts[place]
        if slot == "thing":
            words[place] = fill(rng.choice(PARSED_THINGS), rng, who, topic)
        elif slot == "who":
            words[place] = who
        elif slot == "topic":
            words[place] = topic
        else:
            words[place] = SLOTS[slot](rng)
    return "".join(words)


PARSED = {kind: tuple(map(parse, each)) for kind, each in TEMPLATES.items()}
PARSED_THINGS = tuple(map(parse, THINGS))
SLOTS: dict[str, Callable[[Random], str]] = {
    "active": lambda rng: lexicon().verbs.draw(rng).active,
    "passive": lambda rng: lexicon().verbs.draw(rng).passive,
    "able": lambda rng: lexicon().verbs.draw(rng).able,
    "act": lambda rng: lexicon().verbs.draw(rng).act,
    "noun": lambda rng: lexicon().nouns.draw(rng),
    "adjective": lambda rng: lexicon().adjectives.draw(rng),
    "people": lambda rng: lexicon().people.draw(rng),
    "manner": lambda rng: lexicon().manners.draw(rng),
    "village": lambda rng: f"Kelurahan {rng.choice(lexicon().villages)}",
    "month": lambda rng: f"bulan {rng.choice(MONTHS)}",
    "percent": lambda rng: f"{rng.randint(20, 99)},{rng.randint(0, 9)}",
    "number": lambda rng: str(rng.randint(2, 180)),
}
