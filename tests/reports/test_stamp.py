"""The stamp moves with every recorded change and with nothing else."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import Organization
from reports.stamp import records_stamp
from tests.people import make_city
from tests.reports.records import make_category, make_organization, make_support


@pytest.mark.django_db
def test_reading_leaves_it_alone() -> None:
    make_support("gift")
    before = records_stamp().value
    list(Organization.objects.all())
    assert records_stamp().value == before


@pytest.mark.django_db
def test_a_new_a_changed_and_a_deleted_record_move_it() -> None:
    seen = [records_stamp().value]
    support = make_support("gift")
    seen.append(records_stamp().value)
    support.purpose = "на форму"
    support.save()
    seen.append(records_stamp().value)
    support.delete()
    seen.append(records_stamp().value)
    assert len(set(seen)) == 4


@pytest.mark.django_db
def test_what_is_put_into_a_set_and_taken_out_moves_it() -> None:
    organization, category = make_organization("snegiri"), make_category("sport")
    seen = [records_stamp().value]
    organization.categories.add(category)
    seen.append(records_stamp().value)
    organization.categories.remove(category)
    seen.append(records_stamp().value)
    assert len(set(seen)) == 3


@pytest.mark.django_db(transaction=True)
def test_it_is_not_settled_while_somebody_writes() -> None:
    """The writer's event bears a smaller number than one that is committed meanwhile."""
    city = make_city()
    writer = connection.copy()
    try:
        writer.set_autocommit(False)
        with writer.cursor() as cursor:
            cursor.execute("UPDATE portal_municipality SET region = 'Кузбасс' WHERE id = %s", [city.pk])
        make_support("gift")
        meanwhile = records_stamp()
        assert not meanwhile.is_settled
        writer.commit()
    finally:
        writer.close()


@pytest.mark.django_db(transaction=True)
def test_while_nobody_writes_only_the_snapshot_is_asked_for() -> None:
    """Other databases of the same server, such as those of other tests, may write: so there are several tries."""
    first, counts = records_stamp(), []
    for _ in range(200):
        with CaptureQueriesContext(connection) as asked:
            assert records_stamp().value == first.value
        counts.append(len(asked))
    assert set(counts) <= {1, 2}
    assert 1 in counts
    make_city("kogalym", "Когалым")
    second = records_stamp()
    assert second.value != first.value
    assert records_stamp().value == second.value


@pytest.mark.django_db(transaction=True)
def test_within_a_transaction_its_own_changes_count() -> None:
    before = records_stamp()
    with transaction.atomic():
        make_city("kogalym", "Когалым")
        assert records_stamp().value != before.value
        transaction.set_rollback(True)
    assert records_stamp().value == before.value
