from portal.models import Department
from portal.workspace.ledger import Child, Column, Ledger, Part

DEPARTMENTS = Ledger(
    code="departments",
    model=Department,
    title="Подразделения",
    new="Новое подразделение",
    group="Справочники",
    position=420,
    about="Управления и отделы, которые вносят сведения и отвечают за разделы отчёта.",
    parts=(Part("Подразделение", ("name", "short_name", "position")),),
    helps={
        "name": "Как в положении: Управление культуры, спорта и молодёжной политики.",
        "short_name": "Так подразделение назовут списки и поручения: Управление культуры.",
        "position": "Место в списках: чем меньше число, тем выше. Одинаковые стоят по алфавиту.",
    },
    columns=(
        Column("name", "Название", sort=("name",)),
        Column("short_name", "Кратко"),
        Column("position", "Порядок", sort=("position",), is_number=True),
    ),
    order=("position", "name", "id"),
    search=("name", "short_name"),
    children=(Child("people", "department"), Child("programmes", "department")),
)

LEDGERS = [DEPARTMENTS]
