"""The work of reports that waits in the queue for a worker."""

from django_tasks import task

from reports import orders


@task()
def make_file(order_id: int) -> None:
    orders.make(order_id)
