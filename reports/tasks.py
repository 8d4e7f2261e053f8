"""The work of reports that waits in the queue for a worker."""

from django_tasks import task

from reports import orders


@task()
def make_file(order_id: int) -> None:
    orders.make(order_id)


@task()
def make_open_data(key: str) -> None:
    """Of one city, or of the whole portal: `Publisher.key`."""
    from reports.opendata.making import make
    from reports.opendata.publisher import named

    make(named(key))
