"""How departments and legal acts are called by officials."""

import re

from django.db.models import Q, QuerySet

from portal.lib.dates import find_dates
from portal.models import Department, LegalAct
from portal.models.legal_act import ActKind
from portal.records.lookup import Lookup, search_by_words

KINDS = {str(label): code for code, label in ActKind.choices}
IGNORED = {"от", "№", "n", "г", "года"}


def act_label(act: LegalAct) -> str:
    """«постановление от 21.12.2017 № 3260»; an act without a number is known by its title."""
    return str(act) if act.number or act.printed_date else f"{act}: {act.title or act.code}"


def search_acts(acts: QuerySet, text: str) -> QuerySet:
    """By kind, date and number as people write them, by words of the title, by the code."""
    for found in find_dates(text):
        acts = acts.filter(Q(date=found.date) if found.date else Q(date_printed=found.text))
        text = text.replace(found.text, " ")
    for label, code in KINDS.items():
        if label in text.lower():
            acts, text = acts.filter(kind=code), re.sub(re.escape(label), " ", text, flags=re.IGNORECASE)
    words = [word for word in re.split(r"[\s,:№]+", text) if word and word.lower() not in IGNORED]
    return search_by_words("number", "title", "code", "date_printed")(acts, " ".join(words))


LOOKUPS = [
    Lookup(Department, names=("name", "short_name", "code")),
    Lookup(
        LegalAct,
        names=("number", "title", "code"),
        label=act_label,
        search=search_acts,
        is_large=True,
        nothing="Такого акта нет: исправьте номер и дату или сначала добавьте акт.",
    ),
]
