"""PostgreSQL's own search over the same texts: what ours must not fall behind.

The texts, the weights of own words and of those around them, the share of newness and
the filters are ours. The analyser, the query language and the score are PostgreSQL's.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import connection

from meetings.archive.finding import matching
from meetings.archive.naming import known_meanings
from meetings.archive.query import Query, parse
from meetings.archive.ranking import AROUND, HALF_LIFE, RECENT
from meetings.archive.wanted import want
from meetings.models import User
from tests.archive.judged_world import NOW, Text

RIVALS = ("simple", "indonesian")
FIRST = 20
BY_LENGTH = 1  # ts_rank_cd divides by 1 + the logarithm of the length
TABLE = """
CREATE TEMPORARY TABLE rival ON COMMIT DROP AS
SELECT e.key, e.date, t.own, t.around
FROM meetings_directiveentry e
JOIN unnest(%s, %s, %s) AS t(key, own, around) ON t.key = e.key
"""
WORDS = """
ALTER TABLE rival ADD COLUMN {name} tsvector;
UPDATE rival SET {name} = setweight(to_tsvector('{name}', own), 'A')
    || setweight(to_tsvector('{name}', around), 'B');
"""
SEARCH = """
SELECT key FROM rival, websearch_to_tsquery('{name}', %s) AS q
WHERE {name} @@ q AND (%s OR key = ANY(%s))
ORDER BY ts_rank_cd(%s, {name}, q, %s)
    * (1 + %s * power(0.5, greatest(%s - date, 0) / 365.25 / %s)) DESC, key DESC
LIMIT %s
"""


def prepare(everything: list[Text]) -> None:
    columns = (
        [each.key for each in everything],
        [each.own for each in everything],
        [each.around for each in everything],
    )
    with connection.cursor() as cursor:
        cursor.execute(TABLE, columns)
        for name in RIVALS:
            cursor.execute(WORDS.format(name=name))


def found_by(typed: str, user: User) -> dict[str, list[int]]:
    """Keys of the first that each rival finds."""
    query = parse(typed)
    words = typed.replace(" ATAU ", " OR ")
    for wish in query.wishes:
        words = words.replace(wish.typed, " ")
    rows = filtered(query, user) if query.wishes else []
    if not words.strip():
        return dict.fromkeys(RIVALS, rows[:FIRST])
    return {name: asked(name, words, not query.wishes, rows) for name in RIVALS}


def filtered(query: Query, user: User) -> list[int]:
    """What our filters let through, the newest first."""
    wanted = want(query, {}, known_meanings(), user=user)
    blank = {"clauses": [], "exact": [], "unwanted": [], "unwanted_exact": []}
    rows = matching(replace(wanted, **blank))
    return list(rows.values_list("key", flat=True))


def asked(name: str, words: str, everything: bool, rows: list[int]) -> list[int]:
    weights = [0.0, 0.0, AROUND, 1.0]  # of D, C, B, A
    age = [RECENT, NOW.date(), HALF_LIFE]
    values = [words, everything, rows, weights, BY_LENGTH, *age, FIRST]
    with connection.cursor() as cursor:
        cursor.execute(SEARCH.format(name=name), values)
        return [key for (key,) in cursor.fetchall()]
