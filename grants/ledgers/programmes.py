from grants.models import Programme
from portal.workspace.ledger import Child, Column, Ledger, Part


def _years(programme: Programme) -> str:
    return "–".join(str(year) for year in (programme.year_from, programme.year_to) if year)


PROGRAMMES = Ledger(
    code="programmes",
    model=Programme,
    title="Муниципальные программы",
    new="Новая программа",
    group="Поддержка",
    position=120,
    about="Программы, по которым город даёт деньги и другую поддержку.",
    parts=(
        Part("Программа", ("name", "act", "department")),
        Part("Годы и место в отчёте", ("year_from", "year_to", "position")),
    ),
    helps={
        "name": "Без кавычек, их поставит отчёт: Спорт и молодёжь города Кемерово.",
        "act": "Постановление, которым программа утверждена: номер и дата. Нет в списке — сначала "
        "добавьте акт.",
        "department": "Кто отвечает за программу.",
        "year_from": "Первый год программы: 2021.",
        "year_to": "Последний год. Не определён — оставьте пустым.",
        "position": "Место программы в таблицах отчёта: чем меньше число, тем выше.",
    },
    columns=(
        Column("name", "Название", sort=("name",)),
        Column("act", "Утверждена"),
        Column("department", "Подразделение"),
        Column("years", "Годы", value=_years, sort=("year_from",)),
    ),
    order=("position", "name", "id"),
    filters=("department",),
    search=("name",),
    related=("act", "department"),
    children=(Child("support", "programme"),),
)

LEDGERS = [PROGRAMMES]
