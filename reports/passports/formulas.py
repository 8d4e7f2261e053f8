"""How a number was made, in a sentence for who reads the report."""

from __future__ import annotations

from collections.abc import Mapping

from portal.lib import units
from portal.lib.quantities import Quantity
from portal.lib.units import Kind
from reports.document import Basis, Counts

FIGURES: Mapping[str, str] = {
    "support.amount": "Сложены суммы подходящих под условия мер поддержки. То, что уже учтено в сводной записи, "
    "второй раз не складывается.",
    "support.recipients": "Каждая организация посчитана один раз; к ним прибавлены получатели из записей о группах.",
    "support.services": "Сложены услуги одной единицы из подходящих под условия мер поддержки.",
    "support.cases": "Получатели посчитаны по каждому виду поддержки, затем виды сложены: организация, которой "
    "помогли двумя способами, учтена дважды.",
    "property.contracts": "Посчитаны записи об имущественной поддержке за год.",
    "property.area": "Сложены площади из записей об имущественной поддержке за год.",
    "contests.amount": "Сложены суммы, выделенные по итогам конкурсов.",
    "contests.applicants": "Сложены участники конкурсов.",
    "contests.winners": "Сложены победители конкурсов.",
    "awards.amount": "Сложены суммы грантов по записям о победах.",
    "awards.count": "Посчитаны победы в конкурсах: организации по одной, физические лица — по их числу в записи.",
    "councils.count": "Посчитаны действующие советы.",
    "meetings.count": "Посчитаны заседания за год.",
    "meetings.agenda_items": "Сложены вопросы повесток за год.",
    "organizations.count": "Посчитаны организации реестра, которые подходят под условия; без указания статуса "
    "ликвидированные не входят.",
    "change.percent": "Разница двух лет делится на значение более раннего года и умножается на сто.",
    "change.times": "Значение года делится на значение более раннего года.",
}
COMPARISON = "change."
TOTAL = "Число сообщило подразделение: это сводное сведение, а не подсчёт по отдельным записям."
PLAN = "Значение показателя, как оно внесено в план или в отчёт о нём."
DIVIDED = "Из чего оно вычислено — ниже."
SHARE = "Часть делится на целое и умножается на сто."
TYPED = "Число внесено в таблицу отчёта: записей портала за ним нет."
WRITTEN = "Посчитано по формуле таблицы «{}»; ячейки, из которых она берёт числа, перечислены ниже."
DECLARED = "В отчёте стоит заявленное значение. Вычисленное получено так: {}"


def figure_formula(
    code: str, computed: Quantity, basis: Basis, counts: Counts, *, is_divided: bool = False
) -> str:
    """``basis`` is that of the computed number, whatever was declared over it.

    ``is_divided``: it has operands; those of two years are told by the formula of the comparison itself.
    """
    if code in FIGURES and (basis not in (Basis.TOTAL, Basis.PLAN) or code.startswith(COMPARISON)):
        return FIGURES[code]
    if is_divided:
        return operands_formula(basis)
    return basis_formula(basis, computed, counts)


def basis_formula(basis: Basis, computed: Quantity, counts: Counts) -> str:
    if basis is Basis.TOTAL:
        return TOTAL
    if basis is Basis.PLAN:
        return PLAN
    if basis is Basis.TYPED:
        return TYPED
    if counts is Counts.ORGANIZATIONS:
        return FIGURES["support.recipients"]
    is_counted = units.unit(computed.unit).kind is Kind.COUNT
    return (
        "Посчитаны записи, перечисленные ниже."
        if is_counted
        else "Сложены значения записей, перечисленных ниже."
    )


def operands_formula(basis: Basis) -> str:
    """Of a cell that is reckoned from numbers which no table prints: a share, or an indicator that is a quotient."""
    return f"{PLAN} {DIVIDED}" if basis is Basis.PLAN else SHARE


def sum_formula(terms: int, *, of_rows: bool) -> str:
    """``terms`` is how many there are; they themselves are listed below."""
    what = "строк" if of_rows else "столбцов"
    if not terms:
        return f"Сумма {what} таблицы: складывать нечего."
    return f"Сумма {what} таблицы в том виде, в каком они напечатаны: слагаемые перечислены ниже."


def with_declared(formula: str, *, is_declared: bool) -> str:
    return DECLARED.format(formula[:1].lower() + formula[1:]) if is_declared else formula
