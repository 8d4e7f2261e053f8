"""Makes one organisation of two: whatever is told of the doubled one is told of the one that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction

from ngo_registry.actions.move_references import move_references
from ngo_registry.models import FormerName, MergedOrganization, Organization
from portal.declarations import declared_in
from portal.models import User
from portal.records.access import may_change, may_merge
from portal.records.lookup import plain_name
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of

CHOSEN = (
    "name",
    "short_name",
    "legal_form",
    "status",
    "status_on",
    "status_source",
    "ogrn",
    "inn",
    "ministry_number",
    "registered_on",
    "dissolved_on",
    "address",
    "district",
    "site",
    "head_name",
    "head_position",
    "head_published_because",
    "note",
)
"""Of each of these one value stays; sets are united, everything else moves."""

Follower = Callable[[Organization, str], None]
"""Given the organisation that stays and the code of the one that goes."""


def merge(
    *,
    keep: Organization,
    drop: Organization,
    choices: Iterable[str] = (),
    by: User,
    reason: str = "",
    versions: Mapping[int, str] | None = None,
) -> Organization:
    """The organisation that stays. ``choices`` are the fields whose value is taken from the one that goes.

    ``versions`` are those that the person has seen, by key. Raises PermissionDenied; ChangedMeanwhile;
    ValidationError when the chosen values contradict each other. All or nothing.
    """
    _refuse_strangers(keep, drop, by)
    with transaction.atomic(), pghistory.context(user=by.pk, reason=_told(keep, drop, reason)):
        keep, drop = _locked(keep, drop, versions or {})
        names = {name for each in (keep, drop) for name in (each.name, each.short_name) if name}
        _remember(keep, drop, by)
        move_references(source=drop, target=keep)
        former_code = drop.code
        values = {name: getattr(drop, name) for name in CHOSEN if name in set(choices)}
        # The numbers of the one that goes are free only once it is gone.
        drop.delete()
        _take(keep, values)
        _keep_former_names(keep, names)
        for follow in followers():
            follow(keep, former_code)
    return keep


def followers() -> list[Follower]:
    """What the apps above do after a merge: each lists it in its ``merging.py`` as ``FOLLOWERS``."""
    return [follow for module in declared_in("merging") for follow in module.FOLLOWERS]


def _refuse_strangers(keep: Organization, drop: Organization, by: User) -> None:
    if keep.pk == drop.pk or keep.municipality_id != drop.municipality_id:
        raise ValueError("two organisations of one city are merged")
    if not (may_merge(by) and may_change(by, Organization, keep)):
        raise PermissionDenied


def _told(keep: Organization, drop: Organization, reason: str) -> str:
    return f"Объединены записи об одной организации: {drop} → {keep}. {reason}".strip()


def _locked(
    keep: Organization, drop: Organization, versions: Mapping[int, str]
) -> tuple[Organization, Organization]:
    both = (
        Organization.objects.select_for_update(of=("self",)).filter(pk__in=(keep.pk, drop.pk)).order_by("pk")
    )
    found = {each.pk: each for each in both}
    for pk, other in ((keep.pk, keep), (drop.pk, drop)):
        if pk not in found or versions.get(pk, version_of(found[pk])) != version_of(found[pk]):
            raise ChangedMeanwhile(found.get(pk, other))
    return found[keep.pk], found[drop.pk]


def _remember(keep: Organization, drop: Organization, by: User) -> None:
    MergedOrganization.objects.create(
        municipality=keep.municipality,
        former_id=drop.pk,
        former_code=drop.code,
        former_name=drop.name,
        organization=keep,
        merged_by=by,
    )


def _take(keep: Organization, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(keep, name, value)
    keep.full_clean()
    keep.save()
    # Also where no column has changed, the history of the one that stays tells of the other.
    pghistory.create_event(keep, label="update")


def _keep_former_names(keep: Organization, names: set[str]) -> None:
    """By the names that are gone the organisation is still found; other marks around a word are no other name."""
    former = keep.former_names.values_list("name", flat=True)
    known = {plain_name(name) for name in (keep.name, keep.short_name, *former)}
    for name in sorted(names):
        if plain_name(name) not in known:
            known.add(plain_name(name))
            FormerName.objects.create(organization=keep, name=name)
