"""Where the server works and as whom, judged by who starts it and by what is there already."""

import os
from dataclasses import replace
from pathlib import Path

from portal.embedded_postgres.errors import ServerUnavailable
from portal.embedded_postgres.identity import NAMESPACE, Identity, owner_of
from portal.embedded_postgres.locate import Binaries
from portal.embedded_postgres.place import Place, make_folder
from portal.embedded_postgres.place_for_root import outside_checkout


def choose_place(folder: Path, binaries: Binaries) -> Place:
    """In `folder`; root becomes the owner of what is there, or leaves the folder where that does not work."""
    folder = folder.resolve()
    make_folder(folder)
    place = Place(folder, binaries)
    owner = owner_of(place.data if place.data.exists() else folder)
    if os.geteuid() != 0:
        return own_place(place, owner)
    in_place = replace(place, identity=owner if owner.uid != 0 else Identity(prefix=NAMESPACE))
    if in_place.identity.may_serve(folder, binaries.path("postgres")):
        return in_place
    if place.data.exists():  # an empty database elsewhere would look like a loss of everything
        raise ServerUnavailable(
            f"База данных {place.data} недоступна серверу, который не может работать от root: "
            "запустите портал от имени обычного пользователя или задайте другую папку в PORTAL_VAR."
        )
    return outside_checkout(place)


def own_place(place: Place, owner: Identity) -> Place:
    if place.data.exists() and owner.uid != os.geteuid():
        raise ServerUnavailable(
            f"База данных {place.data} создана другим пользователем: запустите портал от его имени "
            "или задайте свою папку в PORTAL_VAR."
        )
    return place
