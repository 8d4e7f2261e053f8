"""Texts and declared values speak of an organisation by its code: after a merge, by the code of the one that stays."""

from __future__ import annotations

import re

from ngo_registry.actions.merge import Follower
from ngo_registry.models import Organization
from reports.models import Block, DeclaredValue
from reports.texts.tokens import TOKEN

OF_CODE = r"(?<![-\w]){key}={code}(?![-\w])"


def rename_in_texts(organization: Organization, former_code: str) -> None:
    named = Block.objects.filter(
        section__report__municipality=organization.municipality, text__contains=f"={former_code}"
    )
    for block in named.select_for_update(of=("self",)):
        text = renamed(block.text, former_code, organization.code)
        if text != block.text:
            block.text = text
            block.save(update_fields=["text"])


def rename_places(organization: Organization, former_code: str) -> None:
    """A value that is declared for both stays where it was: the check of declared values will name it."""
    city = organization.municipality
    for declared in DeclaredValue.objects.filter(municipality=city, place__contains=former_code):
        place = _renamed_place(declared.place, former_code, organization.code)
        others = DeclaredValue.objects.filter(municipality=city, year=declared.year, place=place)
        if not others.exists():
            declared.place = place
            declared.save(update_fields=["place"])


def renamed(text: str, old: str, new: str) -> str:
    """A text whose tokens name the organisation by the new code."""
    return TOKEN.sub(lambda match: "{{" + _renamed_token(match[1], old, new) + "}}", text)


def _renamed_token(token: str, old: str, new: str) -> str:
    """``code=`` means an organisation in its own figures only, ``row=`` in the list of organisations."""
    keys = ["organization"]
    if token.split()[:1] == ["organization.name"]:
        keys.append("code")
    if "table=organizations_list" in token.split():
        keys.append("row")
    pattern = OF_CODE.format(key=f"({'|'.join(keys)})", code=re.escape(old))
    return re.sub(pattern, lambda match: f"{match[1]}={new}", token)


def _renamed_place(place: str, old: str, new: str) -> str:
    pattern = OF_CODE.format(key="(organization)", code=re.escape(old))
    place = re.sub(pattern, lambda match: f"{match[1]}={new}", place)
    if place.startswith("table:organizations_list"):
        place = re.sub(rf"/{re.escape(old)}/", f"/{new}/", place)
    return place


FOLLOWERS: list[Follower] = [rename_in_texts, rename_places]
