"""One server shared by all processes of the checkout: the first starts it, the last to leave stops it."""

import atexit
import os
from functools import cache
from threading import Lock
from typing import Any

from django.conf import settings

from portal.embedded_postgres import cluster, locks
from portal.embedded_postgres.choice import choose_place
from portal.embedded_postgres.locate import find_binaries
from portal.embedded_postgres.place import PORT, Place


class SharedServer:
    """A lease is a shared file lock, which ends with the process however it ends."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._lease: int | None = None
        self._threads = Lock()

    @property
    def address(self) -> dict[str, Any]:
        return {"host": str(self.place.sockets), "port": PORT, "user": cluster.USER}

    def lease(self) -> None:
        """Keep the server running while this process lives; the first call starts it if it does not run."""
        if self._lease is None:
            self.mend()

    def mend(self) -> None:
        """Start the server again after a connection has failed."""
        with self._threads, locks.exclusive(self.place.beside("lock")):
            if self._lease is None:
                self._lease = locks.share(self.place.beside("users"))
                atexit.register(self.release)
            cluster.ensure_running(self.place)

    def release(self) -> None:
        """Stop the server unless another process holds a lease."""
        if not self.place.folder.exists():  # removed by `make reset`, the server with it
            return
        with self._threads, locks.exclusive(self.place.beside("lock")):
            if self._lease is None:
                return
            os.close(self._lease)
            self._lease = None
            if locks.nobody_shares(self.place.beside("users")):
                cluster.stop(self.place)


@cache
def shared_server() -> SharedServer:
    """The server of these settings."""
    binaries = find_binaries(settings.EMBEDDED_POSTGRES_BIN)
    return SharedServer(choose_place(settings.EMBEDDED_POSTGRES_FOLDER, binaries))
