"""Who may do what: one table for the admin, the workspace, the grids, the files and the imports.

A superuser (администратор портала) may do everything, and alone changes what all cities share.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from portal.models.user import Role


class Right(IntEnum):
    """Each includes those before it."""

    NOTHING = 0
    SEE = 1
    CHANGE_OWN = 2
    """Change the records of the own department."""

    CHANGE = 3
    """Change all records of the own city."""


NOTHING, SEE, OWN, ALL = Right.NOTHING, Right.SEE, Right.CHANGE_OWN, Right.CHANGE
ROLES = (Role.SPECIALIST, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR)

# fmt: off
TABLE: Mapping[str, tuple[Right, Right, Right, Right]] = MappingProxyType({
    # of what                        specialist, coordinator, administrator, auditor
    "portal.municipality":          (SEE, SEE, ALL, SEE),
    "portal.department":            (SEE, SEE, ALL, SEE),
    "portal.user":                  (SEE, SEE, ALL, SEE),
    "portal.legalact":              (ALL, ALL, ALL, SEE),
    "portal.calendarday":           (SEE, SEE, SEE, SEE),
    "ngo_registry.legalform":       (SEE, SEE, SEE, SEE),
    "ngo_registry.activitykind":    (SEE, SEE, SEE, SEE),
    "ngo_registry.category":        (SEE, SEE, SEE, SEE),
    "ngo_registry.sphere":          (SEE, SEE, SEE, SEE),
    "ngo_registry.organization":    (ALL, ALL, ALL, SEE),
    "ngo_registry.formername":      (ALL, ALL, ALL, SEE),
    "ngo_registry.contact":         (ALL, ALL, ALL, SEE),
    "ngo_registry.organizationmark":(ALL, ALL, ALL, SEE),
    "ngo_registry.council":         (ALL, ALL, ALL, SEE),
    "ngo_registry.councilmeeting":  (ALL, ALL, ALL, SEE),
    "ngo_registry.claim":           (OWN, ALL, ALL, SEE),
    "grants.programme":             (OWN, ALL, ALL, SEE),
    "grants.support":               (OWN, ALL, ALL, SEE),
    "grants.registerentry":         (SEE, ALL, ALL, SEE),
    "grants.violation":             (SEE, ALL, ALL, SEE),
    "grants.contest":               (ALL, ALL, ALL, SEE),
    "grants.contestround":          (ALL, ALL, ALL, SEE),
    "grants.roundshare":            (ALL, ALL, ALL, SEE),
    "grants.award":                 (ALL, ALL, ALL, SEE),
    "grants.reportedtotal":         (OWN, ALL, ALL, SEE),
    "reports.plan":                 (SEE, ALL, ALL, SEE),
    "reports.plandirection":        (SEE, ALL, ALL, SEE),
    "reports.planitem":             (SEE, ALL, ALL, SEE),
    "reports.indicator":            (OWN, ALL, ALL, SEE),
    "reports.indicatorvalue":       (OWN, ALL, ALL, SEE),
    "reports.declaredvalue":        (OWN, ALL, ALL, SEE),
    "reports.report":               (SEE, ALL, ALL, SEE),
    "reports.section":              (OWN, ALL, ALL, SEE),
    "reports.block":                (OWN, ALL, ALL, SEE),
    "reports.comment":              (ALL, ALL, ALL, SEE),
    "reports.findingdecision":      (SEE, ALL, ALL, SEE),
    "reports.savedform":            (SEE, ALL, ALL, SEE),
    "reports.edition":              (SEE, ALL, ALL, SEE),
})
# fmt: on

DEPARTMENT: Mapping[str, str] = MappingProxyType(
    {
        "reports.indicatorvalue": "indicator__department",
        "reports.block": "section__department",
    }
)
"""The way to the department that a record belongs to, where it is not the record's own column."""


def right_of(role: str, label: str) -> Right:
    """Of a role over a kind of record («grants.support»). What the table does not name nobody may touch."""
    if role not in ROLES or label not in TABLE:
        return Right.NOTHING
    return TABLE[label][ROLES.index(Role(role))]
