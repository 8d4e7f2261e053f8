"""Reference books: all cities share them, so only the portal's administrator changes them."""

from collections.abc import Mapping

from django.db import models

from ngo_registry.models import ActivityKind, Category, LegalForm, Sphere
from portal.workspace.ledger import Column, Ledger, Part

VALID = Part(
    "Когда действует",
    ("valid_from", "valid_to", "position"),
    hint="Законы меняют перечни: старую запись закройте датой и добавьте новую с тем же кодом.",
)
HELPS = {
    "code": "Латинские буквы, цифры и дефис. По коду запись называют файлы и тексты отчётов.",
    "short_name": "Так запись назовут списки и таблицы.",
    "valid_from": "Пусто — действовала всегда.",
    "valid_to": "Последний день. Пусто — действует и сейчас.",
    "position": "Место в списках: чем меньше число, тем выше.",
}


def book(
    code: str,
    model: type[models.Model],
    position: int,
    *own: str,
    new: str,
    about: str,
    helps: Mapping[str, str] | None = None,
) -> Ledger:
    """A reference book. ``own`` are the columns that it has beside those of every book."""
    title = str(model._meta.verbose_name_plural)
    return Ledger(
        code=code,
        model=model,
        title=title[0].upper() + title[1:],
        new=new,
        group="Справочники",
        position=position,
        about=about,
        parts=(Part("Запись справочника", ("code", "name", "short_name", *own)), VALID),
        helps={**HELPS, **(helps or {})},
        columns=(
            Column("name", "Название", sort=("name",)),
            Column("code", "Код", sort=("code",)),
            *(Column(name) for name in own),
            Column("valid_from", "Действует с"),
            Column("valid_to", "по"),
        ),
        order=("position", "name", "id"),
        search=("name", "short_name", "code"),
        related=tuple(name for name in own if model._meta.get_field(name).is_relation),
    )


LEDGERS = [
    book(
        "legal-forms",
        LegalForm,
        450,
        "needs_registration",
        new="Новая форма",
        about="Формы организаций по ОКОПФ.",
        helps={
            "code": "Код ОКОПФ, пять цифр: 71400.",
            "needs_registration": "Отметьте у АНО, фонда, учреждения, союза: без регистрации их не бывает.",
        },
    ),
    book("categories", Category, 460, new="Новая категория", about="Кого объединяют организации."),
    book(
        "spheres",
        Sphere,
        470,
        "parent",
        new="Новая сфера",
        about="Сферы деятельности и поддержки.",
        helps={"parent": "Общая строка таблицы, если несколько сфер отчитываются вместе."},
    ),
    book(
        "activity-kinds",
        ActivityKind,
        480,
        new="Новый вид деятельности",
        about="Виды деятельности СОНКО по статье 31.1 закона № 7-ФЗ.",
    ),
]
