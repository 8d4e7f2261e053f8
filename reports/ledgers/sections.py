from portal.workspace.desk import Desk
from portal.workspace.ledger import Column, Ledger, Link, Part
from reports.actions.locking import why_locked
from reports.forms.section import SectionForm
from reports.models import Section


def links(desk: Desk, section: Section) -> list[Link]:
    builder = f"{desk.url('report-builder', section.report_id)}?section={section.pk}"
    found = [
        Link("Раздел в отчёте", builder),
        Link("Ход работы", desk.url("report-board", section.report_id)),
    ]
    if desk.may_change(section.report):
        found.append(Link("Подразделения и сроки", desk.url("report-assign", section.report_id)))
    return found


SECTIONS = Ledger(
    code="sections",
    model=Section,
    title="Разделы отчётов",
    new="Новый раздел отчёта",
    group="Отчётность",
    position=360,
    about="Кто за какой раздел отвечает, к какому дню и как далеко дело.",
    form=SectionForm,
    parts=(Part("Раздел", ("report", "title", "name", "plan_item", "position")),),
    helps={
        "report": "В какой отчёт входит раздел.",
        "title": "Печатается в отчёте. Пусто — раздел без заголовка.",
        "name": "Коротко, для списков и поручений: Субсидии СОНКО.",
        "plan_item": "Если раздел рассказывает о мероприятии плана.",
        "position": "Место раздела в отчёте. Пусто — встанет последним.",
    },
    columns=(
        Column("name", "Раздел", value=str),
        Column("report", "Отчёт"),
        Column("department", "Подразделение"),
        Column("due_on", "Срок", sort=("due_on",)),
        Column("state", "Состояние", sort=("state",)),
    ),
    order=("-report__year", "report", "position", "id"),
    filters=("report", "department", "state"),
    years="report__year",
    search=("title", "name", "plan_item__title"),
    related=("report", "plan_item", "department"),
    templates=("reports/agreement/beside.html",),
    links=links,
    closed=why_locked,
)

LEDGERS = [SECTIONS]
