"""The search of the register in one city of 200,000 organisations with 5,000,000 records of support.

Datasette serves the same rows with full-text search and the same facets; nothing is asked of either twice, so no
cache of pages helps.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from ngo_registry.models import Organization
from ngo_registry.search import SORTS, Selection, page
from ngo_registry.search.counting import counted, counts_of
from ngo_registry.search.matching import matching
from ngo_registry.search.places import ORDERS, place_of, ranked, rows_after
from ngo_registry.search.readings import readings
from portal.models import Municipality
from reports.imports.scale.city import SLUG, make_scale
from tests.benchmarks.datasette_rows import address_of, is_there, served_datasette, write_rows
from tests.benchmarks.ratio import Ratio, compared, median_seconds, paired_seconds
from tests.benchmarks.served import percentile, seconds_of, served_portal

P95_AT_EIGHT, P50_AT_ONE, TYPO, EVERYTHING, DEPTH = 1 / 5, 1 / 8, 1 / 3, 1 / 50, 3.0
PORTS = (8461, 8462)
THEIRS = 24
"""Of a list of queries so many are asked of Datasette, the first of a list without order: one may take it seconds."""

ONE_WORD = (
    *("ветеранов", "центр", "клуб", "инвалидов", "союз", "общество", "родник", "хоспис", "бокса", "фонд"),
    *("надежда", "художников", "моржей", "ермак", "феникс", "диаспора", "ленина", "шахматная", "юность"),
    *("общественная", "автономная", "учреждение", "казачье", "спасательный", "библиотека", "ладья"),
)
PARTS = ("ветер", "инвал", "спорт", "художн", "музе", "реабил", "паллиат", "добров", "экол", "театр", "созв")
FACETS = (
    *(
        ("status", "active"),
        ("status", "dissolved"),
        ("form", "71400"),
        ("form", "-"),
        ("category", "veterans"),
    ),
    *(("category", "-"), ("sphere", "sport"), ("mark", "sonko_city"), ("year", "2023"), ("year", "2016")),
)
TYPOS = (
    *("витеранов", "инвалидав", "радник", "надежа", "центор", "клубб", "худажников", "хоспсис", "баокса"),
    *("ермакк", "фенекс", "диаспара", "шахмотная", "юнасть", "вдахновение", "созвездее", "берегеня"),
    *("возраждение", "содружиство", "гаризонт", "патреот", "гормония", "спасатильный", "библеотека"),
    *("реабелитации", "палиативной", "экалогическое", "дабровольческий", "театралная", "ассациация"),
    *("радник инвалидов", "клуб витеранов", "центр паддержки", "общество слипых", "фонд розвития"),
)

Asked = tuple[str, tuple[tuple[str, str], ...]]
"""Words and chosen values."""


def queries(seed: int, count: int = 100) -> list[Asked]:
    """As visitors ask: mostly a word or its beginning, at times two, a number, a choice; no two alike."""
    dice = random.Random(seed)
    made: dict[Asked, None] = {}
    while len(made) < count:
        kind = dice.random()
        chosen = (dice.choice(FACETS),) if dice.random() < 0.4 else ()
        if kind < 0.45:
            words = dice.choice(ONE_WORD)
        elif kind < 0.65:
            words = " ".join(dice.sample(ONE_WORD, 2))
        elif kind < 0.85:
            words = dice.choice(PARTS)
        else:
            words = str(10_242_000_000 + dice.randrange(20_000))[: dice.randint(8, 11)]
        made[words, chosen] = None
    return list(made)


def search_ratios() -> Iterator[Ratio]:
    if not is_there():
        raise SystemExit("Datasette is missing: install the dependency group «bench».")
    city = Municipality.objects.filter(slug=SLUG).first() or make_scale()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    yield from _of_datasette(city)
    yield from _of_typos(city)
    yield _of_everything(city)
    yield from _of_depth(city)


# Beside Datasette


def _of_datasette(city: Municipality) -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as programs:
        path = Path(folder) / "organizations.db"
        write_rows(path, city.pk)
        ours = programs.enter_context(served_portal(PORTS[0]))
        theirs = programs.enter_context(served_datasette(path, PORTS[1]))
        ending = _quicker_ending(theirs)
        for connections, share, limit, seed in ((1, 50, P50_AT_ONE, 1), (8, 95, P95_AT_EIGHT, 2)):
            asked = queries(seed)
            own = seconds_of(ours, [_address(each) for each in asked], connections)
            other = seconds_of(theirs, [address_of(*each, ending) for each in asked[:THEIRS]], connections)
            name = f"search page with facets, p{share} at {connections}, of Datasette"
            yield compared(name, percentile(own, share), percentile(other, share), limit)


def _quicker_ending(port: int) -> str:
    """Of its page and its JSON; both are warm after it."""
    taken = {}
    for ending in ("", ".json"):
        taken[ending] = sum(seconds_of(port, [address_of(*each, ending) for each in queries(3, 3)]))
    return min(taken, key=lambda ending: taken[ending])


def _address(asked: Asked) -> str:
    words, chosen = asked
    return f"/{SLUG}/organizations/?{urlencode([('q', words), *chosen])}"


# Inside the database


def _of_typos(city: Municipality) -> Iterator[Ratio]:
    """The organisations of the first page, against those of the quicker of two plain ways."""
    _mended(city, TYPOS[0])
    ours = [_seconds(partial(_mended, city, typed)) for typed in TYPOS]
    plain = min(percentile(_plain(way), 95) for way in (_by_gin, _by_gist))
    yield compared("typo search p95, of plain word_similarity", percentile(ours, 95), plain, TYPO)


def _mended(city: Municipality, typed: str) -> None:
    selection = Selection(typed)
    reading = next(readings(city, typed))
    assert reading.corrected
    rows, _ = rows_after(matching(city, selection, None), selection.order, reading, "", 50)
    assert len(Organization.objects.in_bulk([row[-1] for row in rows])) == len(rows)


def _plain(way: Callable[[], Callable[[str], None]]) -> list[float]:
    search = way()
    search(TYPOS[0])
    return [_seconds(partial(search, typed)) for typed in TYPOS]


def _by_gin() -> Callable[[str], None]:
    """Over the index that the organisations have."""
    table = Organization._meta.db_table
    return lambda typed: _execute(
        f"SELECT id, name FROM {table} WHERE %(typed)s <%% search_text "
        "ORDER BY word_similarity(%(typed)s, search_text) DESC, id LIMIT 50",
        {"typed": typed},
    )


def _by_gist() -> Callable[[str], None]:
    table = Organization._meta.db_table
    _execute(f"CREATE INDEX IF NOT EXISTS bench_gist ON {table} USING gist (search_text gist_trgm_ops)", None)
    return lambda typed: _execute(
        f"SELECT id, name FROM {table} ORDER BY %(typed)s <<-> search_text LIMIT 50", {"typed": typed}
    )


def _of_everything(city: Municipality) -> Ratio:
    sql, params = counted(city, Selection(), None)
    live = median_seconds(lambda: _execute(sql, params), 5)
    kept = median_seconds(lambda: counts_of(city, Selection(), None), 50)
    return compared("facets of everything, of counting them live", kept, live, EVERYTHING)


def _of_depth(city: Municipality) -> Iterator[Ratio]:
    for words in ("", "ветеранов"):
        for sort in SORTS:
            if words or sort != "relevance":
                yield _of_one_depth(city, Selection(words, {}, sort))


def _of_one_depth(city: Municipality, selection: Selection) -> Ratio:
    """The worst of some depths, each taking turns with the first page."""
    total = page(city, selection).total
    pairs = []
    for share in (10, 50, 90, 99):
        after = _place(city, selection, total * share // 100)
        assert not page(city, selection, after).is_first
        pairs.append(paired_seconds(partial(page, city, selection, after), partial(page, city, selection), 7))
    deep, first = max(pairs, key=lambda pair: pair[0] / pair[1])
    name = f"a page at any depth{' of a word' if selection.words else ''}, by {selection.order}, of the first"
    return compared(name, deep, first, DEPTH)


def _place(city: Municipality, selection: Selection, depth: int) -> str:
    """What a person holds who walked so far."""
    reading = next(readings(city, selection.words), None) if selection.words else None
    entries, order = matching(city, selection, reading), ORDERS[selection.order]
    entries = ranked(entries, reading) if reading else entries
    row = entries.order_by(*order.by()).values_list(*order.columns)[depth]
    return place_of(row, selection.order)


def _execute(sql: str, params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
