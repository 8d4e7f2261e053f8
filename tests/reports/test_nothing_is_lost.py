"""The five published documents against the reports made of the records: every row, number, date and name is there.

A report may tell a fact in other words and number its tables and lists itself. It may not lose a fact, and it
does not copy sentences.
"""

import re
from collections.abc import Iterator, Mapping

import pytest
from django.db.models import Model

from reports.built import Built
from reports.document import Document
from reports.tables.base import ResolvedTable
from tests.reports import rendered, seeds, words

# What stands in a document in another form than in the report, with the reason.
SAID_OTHERWISE = {
    (seeds.KEMEROVO, "1250 тыс"): "1250,0 тыс",  # table № 3 of the same document gives this sum to a tenth
}
# Enumerations of organisations without quotes: (document, from, to, separator).
ENUMERATIONS = (
    (seeds.KOGALYM_2020, "в том числе Общественного Совета", " и др.", ", "),
    (seeds.KOGALYM_2020, "Югре: ", ".\n", "; "),
    (seeds.KOGALYM_2020, "не зарегистрированных НКО: ", ".\n", "; "),
    (seeds.KHABAROVSK, "среди них, ", " и другие", ", "),
    (seeds.KEMEROVO, "аренды безвозмездного пользования (", ");", ""),
    (seeds.KEMEROVO, "договоров льготной аренды (", ").", ""),
    (seeds.KEMEROVO, "Это общественные организации татарской культуры, ", " и другие", ", "),
)
TRANSLATED = re.compile(r" \(в переводе [^»]*»\)?")  # one bracket is left open
DOCUMENTS = pytest.mark.parametrize("name", seeds.FILES)


@pytest.fixture
def report(demo_reports: Mapping[str, Built], name: str) -> Document:
    return demo_reports[name].document


@pytest.fixture
def kemerovo(demo_reports: Mapping[str, Built]) -> Document:
    return demo_reports[seeds.KEMEROVO].document


def numbered_anew(name: str, rows: tuple[seeds.Row, ...]) -> list[seeds.Row]:
    """Two contests of the document are numbered 4; the report counts on."""
    if name != "№ 3":
        return list(rows)
    contests = [row for row in rows if row[0].isdecimal()]
    return [(str(contests.index(row) + 1), *row[1:]) if row in contests else row for row in rows]


def cells(row: seeds.Row) -> seeds.Row:
    return tuple(words.spaced(cell) for cell in row if cell)


@pytest.mark.parametrize("name", seeds.TABLES)
def test_a_table_has_the_rows_of_the_document_in_their_order(kemerovo: Document, name: str) -> None:
    printed = rendered.tables_of(kemerovo)[list(seeds.TABLES).index(name)]
    table = seeds.tables()[name]
    assert [cells(row) for row in printed.rows] == [cells(row) for row in numbered_anew(name, table.rows)]
    assert [header.lower() for header in cells(printed.headers)] == [
        header.lower() for header in cells(table.headers)
    ]
    # The document shortens the name of one programme in a caption.
    assert words.plain(table.caption) in words.plain(printed.caption)
    assert name == "приложение" or f"Таблица {words.spaced(name)}" in words.spaced(printed.caption)


def test_a_row_of_a_table_stands_together_in_the_pdf(kemerovo_pdf: bytes) -> None:
    pages = [words.solid(page) for page in rendered.pages_of(kemerovo_pdf)]
    rows = [row for name, table in seeds.tables().items() for row in numbered_anew(name, table.rows)]
    assert len(rows) == 10 + 5 + 24 + 7 + 10 + 8
    assert [row for row in rows if not any(words.solid("".join(row)) in page for page in pages)] == []


def test_the_measures_stand_in_their_rows_with_their_terms(kemerovo: Document) -> None:
    table = rendered.measures_of(kemerovo)
    printed = [row[:3] for row in table.rows if len(row) > 1]
    assert cells(table.headers) == cells(seeds.measure_headers())
    assert len(printed) == 21
    expected = [(f"{each.number}.", each.title, each.term) for each in seeds.measures()]
    assert [tuple(map(words.solid, row)) for row in printed] == [
        tuple(map(words.solid, row)) for row in expected
    ]
    groups = [words.spaced(row[0]) for row in table.rows if len(row) == 1]
    assert groups == [words.spaced(direction) for direction in seeds.directions()]


def test_the_signature_is_kept(kemerovo: Document) -> None:
    for line in seeds.signature():
        assert words.spaced(line) in words.spaced(rendered.text_of(kemerovo))


@DOCUMENTS
def test_headings_are_kept(report: Document, name: str) -> None:
    printed = [words.solid(heading).lower() for heading in rendered.headings_of(report)]
    assert [each for each in seeds.headings(name) if words.solid(each).lower() not in printed] == []


@DOCUMENTS
def test_a_number_stands_beside_what_it_counts(report: Document, name: str) -> None:
    published, told = seeds.prose(name), rendered.prose_of(report)
    lost = [
        each for part, other in zip(published, told, strict=True) for each in unmatched(name, part, other)
    ]
    assert list(map(str, lost)) == []
    assert len(words.mentions(" ".join(published), reach=6)) > 5


def unmatched(name: str, published: str, told: str) -> list[words.Mention]:
    """Numbers that the report does not tell beside the same words. A year may be told once for all."""
    mentions = words.mentions(published, reach=6)
    others = words.mentions(told, reach=10)
    fits = {each: [other for other in others if is_same(name, each, other)] for each in mentions}
    lost = [each for each in mentions if each.is_year and not fits[each]]
    return lost + words.without_partner(
        {each: partners for each, partners in fits.items() if not each.is_year}
    )


def is_same(name: str, published: words.Mention, told: words.Mention) -> bool:
    number = SAID_OTHERWISE.get((name, published.number), published.number)
    return number == told.number and bool(published.beside & told.beside)


@DOCUMENTS
def test_dates_are_kept(report: Document, name: str) -> None:
    told = rendered.text_of(report)
    assert words.dates(seeds.sentences(name)) - words.dates(told) == set()
    assert words.months(seeds.sentences(name)) - words.months(told) == set()


@DOCUMENTS
def test_acts_and_addresses_are_kept(report: Document, name: str) -> None:
    told = words.spaced(rendered.text_of(report))
    published = words.spaced(seeds.sentences(name))
    assert [act for act in words.ACT.findall(published) if act not in told] == []
    assert [address for address in words.ADDRESS.findall(published) if address not in told] == []


@DOCUMENTS
def test_names_in_quotes_are_kept(report: Document, name: str) -> None:
    told = words.plain(rendered.text_of(report))
    assert sorted(each for each in words.names(seeds.seed(name)) if each not in told) == []


@DOCUMENTS
def test_organizations_keep_their_forms(report: Document, name: str) -> None:
    told = words.plain(rendered.text_of(report))
    published = words.ORGANIZATION.findall(" ".join(seeds.sentences(name).split()))
    assert [each for each in published if words.plain(each) not in told] == []


@pytest.mark.parametrize(("name", "start", "end", "separator"), ENUMERATIONS)
def test_enumerations_of_organizations_are_kept(
    report: Document, name: str, start: str, end: str, separator: str
) -> None:
    told = words.lemmas(rendered.text_of(report))
    whole = TRANSLATED.sub("", words.spaced(between(seeds.sentences(name), start, end)))
    each = whole.split(separator) if separator else [whole]
    assert len(each) > 3 or len(whole) > 300
    assert [one for one in each if words.lemmas(one) not in told] == []


def between(text: str, start: str, end: str) -> str:
    assert start in text, "the enumeration has moved"
    return text.partition(start)[2].partition(end)[0]


@DOCUMENTS
def test_words_with_a_capital_are_kept(report: Document, name: str) -> None:
    """Cities, ministries, universities, people: names that stand in no quotes."""
    told = set(words.lemmas(rendered.text_of(report)).split())
    published = words.proper_words(seeds.sentences(name))
    assert len(published) > 10
    assert published - told == set()


def test_every_organization_of_the_register_is_named(demo_reports: Mapping[str, Built]) -> None:
    by_city: dict[str, str] = {}
    for built in demo_reports.values():
        told = words.plain(rendered.text_of(built.document))
        by_city[built.document.city] = by_city.get(built.document.city, "") + told
    organizations = [
        (built.document.city, each)
        for built in demo_reports.values()
        for each in built.scope.facts.city.organizations
    ]
    assert len(organizations) > 70
    assert [str(each) for city, each in organizations if words.plain(str(each)) not in by_city[city]] == []


@DOCUMENTS
def test_every_number_of_the_records_is_told(demo_reports: Mapping[str, Built], name: str) -> None:
    built = demo_reports[name]
    told = {record for use in built.uses for record in use.found.records}
    told |= {record for table in built.scope.tables.values() for record in records_of(table)}
    assert [str(record) for record in numbers_of(built) if record not in told] == []


def records_of(table: ResolvedTable) -> Iterator[Model]:
    for row in table.rows:
        for cell in row.cells.values():
            yield from cell.records


def numbers_of(built: Built) -> Iterator[Model]:
    """The records of the year that hold a number of their own."""
    facts = built.scope.facts
    yield from facts.totals
    yield from facts.indicator_values
    yield from (award for award in facts.awards if award.amount.value)
    yield from (each for each in facts.rounds if each.amount.value or each.applicants.value)
    yield from (each for each in facts.support if each.amount.value or each.area.value or each.services.value)
