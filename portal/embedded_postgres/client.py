"""`manage.py dbshell` on the embedded server."""

import os
from collections.abc import Iterable

from django.db.backends.postgresql import client

from portal.embedded_postgres.server import shared_server


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: Iterable[str]) -> None:
        server = shared_server()
        server.lease()
        address = {key.upper(): value for key, value in server.address.items()}
        self.connection.settings_dict.update(address)
        os.environ["PATH"] = os.pathsep.join([str(server.place.binaries.folder), os.environ.get("PATH", "")])
        super().runshell(parameters)
