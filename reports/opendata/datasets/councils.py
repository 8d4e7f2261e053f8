"""Councils in which the public sits beside the administration."""

from ngo_registry.models.council import CouncilKind
from reports.opendata.columns import CITY, act, choice, day, flat, integer, joined, text
from reports.opendata.dataset import Dataset

councils = Dataset(
    code="councils",
    title="Общественные советы",
    description="Советы, палаты и комиссии, в которых общественность работает вместе с администрацией. "
    "Заседания — в наборе «meetings».",
    keywords="общественные советы, общественная палата",
    position=60,
    source="ngo_registry_council c JOIN portal_municipality m ON m.id = c.municipality_id "
    "LEFT JOIN portal_legalact a ON a.id = c.act_id",
    order="c.municipality_id, c.id",
    key=("city", "code"),
    columns=flat(
        CITY,
        text("code", "Код совета", "c.code", required=True),
        text("name", "Название", "c.name", required=True),
        choice("kind", "Вид", "c.kind", CouncilKind),
        day("since", "Действует с", "c.since"),
        day("until", "Действует по", "c.until"),
        act("a"),
        text(
            "organizations",
            "Организации в составе",
            joined(
                "o.name",
                "ngo_registry_organization o JOIN ngo_registry_council_organizations l "
                "ON l.organization_id = o.id WHERE l.council_id = c.id",
                "o.name",
            ),
            "Через точку с запятой.",
        ),
        integer(
            "meetings",
            "Заседаний за все годы",
            "(SELECT count(*) FROM ngo_registry_councilmeeting g WHERE g.council_id = c.id)",
            required=True,
        ),
    ),
)
