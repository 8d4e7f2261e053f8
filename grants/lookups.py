"""How programmes, contests and records of support are called by officials."""

from grants.models import Contest, ContestRound, Programme, Support
from portal.records.lookup import Lookup


def support_label(support: Support) -> str:
    """A record of support has no name of its own: its recipient, year and code tell it."""
    return f"{support.recipient}, {support.year} ({support.code})"


LOOKUPS = [
    Lookup(Programme, names=("name", "code")),
    Lookup(Contest, names=("name", "code")),
    Lookup(ContestRound, names=("contest__name",), related=("contest",)),
    Lookup(
        Support,
        names=("code", "recipients_group", "organization__name", "organization__short_name", "purpose"),
        label=support_label,
        related=("organization",),
        is_large=True,
    ),
]
