"""Django's PostgreSQL backend on the embedded server: ENGINE = "portal.embedded_postgres"."""

from typing import Any

from django.db.backends.postgresql import base
from psycopg2 import OperationalError

from portal.embedded_postgres.client import DatabaseClient
from portal.embedded_postgres.server import shared_server


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """The server starts with the first connection and again when it was killed between two."""
        server = shared_server()
        server.lease()
        params = {**conn_params, **server.address}
        try:
            return super().get_new_connection(params)
        except OperationalError:
            server.mend()
            return super().get_new_connection(params)
