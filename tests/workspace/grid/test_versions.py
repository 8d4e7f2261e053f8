from __future__ import annotations

from ngo_registry.models import Organization
from portal.workspace.grid.versions import versions_of
from portal.workspace.version import version_of
from tests.people import People
from tests.reports.records import make_category, make_organization


def test_versions_together_are_those_one_by_one(people: People) -> None:
    first = make_organization("first", categories="youth", spheres="sport")
    second = make_organization("second")
    second.categories.set([make_category("youth")])
    second.categories.clear()
    records = [first, second]
    together = versions_of(Organization, [each.pk for each in records])
    assert together == {each.pk: version_of(each) for each in records}
