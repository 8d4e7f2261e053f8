"""A made-up city as large as a country's register: 200,000 organisations with 5,000,000 records of support.

Every row follows from its number alone, so two runs make the same city. Its name and slug are of no real place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection, models

from grants.models import Award, Contest, ContestRound, Programme, RegisterEntry, Support
from grants.sums.kept import refill
from ngo_registry.models import (
    ActivityKind,
    Category,
    Contact,
    FormerName,
    LegalForm,
    Organization,
    OrganizationMark,
    Sphere,
)
from portal.models import Department, Municipality
from reports.imports.scale.filling import fill
from reports.imports.scale.words import DISTRICTS, FORMS, PROPER, PURPOSES, STREETS, SUBJECTS

SLUG = "primersk"
ORGANIZATIONS, SUPPORT = 200_000, 5_000_000
CONTESTS, YEARS, AWARDS, ENTRIES = 30, 10, 20_000, 1_000
FIRST_YEAR = 2014


def make_scale(
    organizations: int = ORGANIZATIONS,
    support: int = SUPPORT,
    *,
    report: Callable[[object], None] = lambda line: None,
) -> Municipality:
    """The city, made whole. Raises IntegrityError where it is there already."""
    city = _city()
    report(f"Город {city}: {organizations} организаций…")
    _organizations(city, organizations)
    report(f"Меры поддержки: {support}…")
    _support(city, organizations, support)
    _contests(city, organizations)
    refill()
    from ngo_registry.search.rebuild import rebuild

    report("Поиск и счётчики…")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return city


def _city() -> Municipality:
    city = Municipality.objects.create(
        slug=SLUG,
        name="Примерск",
        name_genitive="Примерска",
        name_locative="Примерске",
        region="Выдуманный город для проверки скорости",
        administration="Администрация города Примерска",
    )
    for n, name in enumerate(("Управление культуры", "Управление спорта", "Управление социальной защиты"), 1):
        Department.objects.create(municipality=city, code=f"department-{n}", name=name, position=n)
    for n, name in enumerate(("Спорт", "Культура", "Забота", "Молодёжь", "Городская среда"), 1):
        Programme.objects.create(municipality=city, code=f"programme-{n}", name=name, position=n)
    return city


def _organizations(city: Municipality, rows: int) -> None:
    forms = dict(LegalForm.objects.filter(code__in=FORMS).values_list("code", "pk"))
    long, short = ([FORMS[code][which] for code in forms] for which in (0, 1))
    own = f"{_one_of(SUBJECTS, 3)} || ' «' || {_one_of(PROPER, 7)} || '»'"
    base = "(102420000000 + n)"
    fill(
        Organization,
        rows,
        {
            "municipality_id": f"{city.pk}",
            "code": "'made-' || n",
            "name": f"{_one_of(long, 1)} || ' ' || {own} || ' № ' || n",
            "short_name": f"{_one_of(short, 1)} || ' «' || {_one_of(PROPER, 7)} || '»'",
            "legal_form_id": _but(_one_of(list(forms.values()), 1), 19),
            "status": f"CASE WHEN {_pick(9, 10)} = 0 THEN 'dissolved' ELSE 'active' END",
            "ogrn": f"{base}::text || ({base} % 11 % 10)::text",
            "inn": _inn("(420000000 + n)"),
            "registered_on": f"date '1995-01-01' + {_pick(11, 10_000)}::int",
            "address": f"{_one_of(STREETS, 13)} || ', ' || (1 + {_pick(17, 180)})",
            "district": f"{_one_of(DISTRICTS, 23)} || ' район'",
        },
    )
    first = Organization.objects.filter(municipality=city).aggregate(least=models.Min("pk"))["least"]
    _sets(first, rows)
    share = rows // 20
    fill(
        FormerName, share, {"organization_id": f"{first} + (n - 1) * 20", "name": f"'Бывшее ' || {own} || n"}
    )
    mark = {"organization_id": f"{first} + (n - 1) * 6", "register": "'sonko_city'"}
    fill(OrganizationMark, rows // 6, mark)
    phone = {
        "organization_id": f"{first} + (n - 1) * 2",
        "kind": "'phone'",
        "is_published": f"{_pick(5, 2)} = 0",
    }
    fill(Contact, rows // 2, {**phone, "value": "'+7 3842 ' || lpad((n % 1000000)::text, 6, '0')"})


def _sets(first: int, rows: int) -> None:
    """Four of five organisations have a category, two of three a sphere, a half a kind of activity."""
    sets: tuple[tuple[type[models.Model], str, type[models.Model], int, int], ...] = (
        (Organization.categories.through, "category_id", Category, 4, 5),
        (Organization.spheres.through, "sphere_id", Sphere, 2, 3),
        (Organization.activity_kinds.through, "activitykind_id", ActivityKind, 1, 2),
    )
    for through, column, book, some, of in sets:
        chosen = _one_of(list(book.objects.order_by("pk").values_list("pk", flat=True)), 29)
        fill(
            through,
            rows * some // of,
            {"organization_id": f"{first} + (n - 1) * {of} / {some}", column: chosen},
        )


def _support(city: Municipality, organizations: int, rows: int) -> None:
    first = Organization.objects.filter(municipality=city).aggregate(least=models.Min("pk"))["least"]
    kinds = ("financial", "financial", "financial", "property", "consulting", "informational", "educational")
    kind = _one_of(kinds, 31)
    day = f"make_date(({FIRST_YEAR} + {_pick(37, YEARS)})::int, (1 + {_pick(41, 12)})::int, (1 + {_pick(43, 28)})::int)"
    fill(
        Support,
        rows,
        {
            "municipality_id": f"{city.pk}",
            "code": "'made-' || n",
            "year": f"{FIRST_YEAR} + {_pick(37, YEARS)}",
            "decided_on": day,
            "organization_id": f"{first} + {_pick(47, organizations)}",
            "department_id": _key_of(city.departments.all(), 53),
            "programme_id": _but(_key_of(city.programmes.all(), 59), 3),
            "sphere_id": _but(_key_of(Sphere.objects.all(), 61), 4),
            "purpose": _one_of(PURPOSES, 67),
            "kind": kind,
            "recipient_kind": "'ngo'",
            "money_form": f"CASE WHEN {kind} = 'financial' THEN {_one_of(('subsidy', 'grant'), 71)} ELSE '' END",
            **_quantity("amount", f"{kind} = 'financial'", f"1000 + {_pick(73, 900_000)}"),
            "tenure": f"CASE WHEN {kind} = 'property' THEN 'free_use' ELSE '' END",
            **_quantity("area", f"{kind} = 'property'", f"10 + {_pick(79, 300)}"),
            "service_unit": f"CASE WHEN {kind} NOT IN ('financial', 'property') THEN 'consultation' ELSE '' END",
            **_quantity("services", f"{kind} NOT IN ('financial', 'property')", f"1 + {_pick(83, 40)}"),
        },
    )


def _contests(city: Municipality, organizations: int) -> None:
    first = Organization.objects.filter(municipality=city).aggregate(least=models.Min("pk"))["least"]
    contest = {
        "code": "'contest-' || n",
        "name": "'Городской конкурс проектов № ' || n",
        "level": "'municipal'",
    }
    fill(Contest, CONTESTS, {"municipality_id": f"{city.pk}", **contest})
    least = city.contests.aggregate(least=models.Min("pk"))["least"]
    held = f"{least} + (n - 1) % {CONTESTS}"
    year = f"{FIRST_YEAR} + (n - 1) / {CONTESTS}"
    every = {"municipality_id": f"{city.pk}", "contest_id": held}
    known = {**_quantity("applicants", "true", "40 + n"), **_quantity("winners", "true", "10 + n % 20")}
    fill(ContestRound, CONTESTS * YEARS, {**every, "year": year, "number": "1", **known})
    won = {
        "code": "'made-' || n",
        "year": f"{FIRST_YEAR} + n % {YEARS}",
        "organization_id": f"{first} + {_pick(89, organizations)}",
    }
    fill(Award, AWARDS, {**every, **won, **_quantity("amount", "true", "50000 + n")})
    oldest = Support.objects.filter(municipality=city).aggregate(least=models.Min("pk"))["least"]
    entry = {
        "number": "n",
        "entered_on": "date '2014-02-01' + (n * 3)::int",
        "support_id": f"{oldest} + n * 7",
    }
    fill(RegisterEntry, ENTRIES, {"municipality_id": f"{city.pk}", **entry})


def _pick(seed: int, size: int) -> str:
    """A number below ``size`` that follows from ``n``, without a pattern that the eye sees."""
    return f"((n::bigint * {seed * 7_368_787 + 1} / 97 + n::bigint * {seed}) % 1000000007 % {size})"


def _one_of(values: Iterable[str | int], seed: int) -> str:
    listed = list(values)
    items = ", ".join(str(each) if isinstance(each, int) else f"'{each}'" for each in listed)
    return f"(ARRAY[{items}])[1 + {_pick(seed, len(listed))}]"


def _key_of(records: models.QuerySet, seed: int) -> str:
    return _one_of(list(records.order_by("pk").values_list("pk", flat=True)), seed)


def _but(expression: str, nth: int) -> str:
    """Nothing for each ``nth`` row."""
    return f"CASE WHEN n % {nth} = 0 THEN NULL ELSE {expression} END"


def _quantity(name: str, condition: str, value: str) -> dict[str, str]:
    """Known to the last whole one."""
    return {
        f"{name}_value": f"CASE WHEN {condition} THEN {value} END",
        f"{name}_step": "1",
        f"{name}_qualifier": f"CASE WHEN {condition} THEN 'exact' ELSE 'unknown' END",
    }


def _inn(base: str) -> str:
    """Nine digits and the tenth that checks them."""
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    digits = (f"({base} / {10 ** (8 - place)} % 10) * {weight}" for place, weight in enumerate(weights))
    return f"{base}::text || (({' + '.join(digits)}) % 11 % 10)::text"
