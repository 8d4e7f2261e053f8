"""What departments count in total, and by what each count can be narrowed.

The figures of the report look a total up by exactly these words.
"""

from __future__ import annotations

from collections.abc import Mapping

CONTESTS = ("level", "source", "contest")
SUBJECTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "fact": ("другое: число для текста отчёта", ()),
    "organizations": ("организации", ("category", "sphere", "status", "legal_form")),
    "councils": ("общественные советы", ("kind",)),
    "meetings": ("заседания советов", ("council",)),
    "agenda_items": ("вопросы на заседаниях советов", ("council",)),
    "property.contracts": ("договоры о помещениях", ("tenure",)),
    "property.area": ("площадь помещений", ("tenure",)),
    "contests.applicants": ("участники конкурсов", CONTESTS),
    "contests.winners": ("победители конкурсов", CONTESTS),
    "contests.amount": ("деньги, полученные в конкурсах", CONTESTS),
}
"""By the subject's code: its name, and the names of what narrows it."""
