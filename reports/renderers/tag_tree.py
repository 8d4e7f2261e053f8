"""The tag tree of a PDF as WeasyPrint made it, to be put in order before it is written (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Tag = Any  # a dictionary of pydyf

REPEATED = {"Type": "/Pagination", "Subtype": "/Header"}


class TagTree:
    """Its elements by the reference that others know them by."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._objects = {each.reference: each for each in pdf.objects}
        dictionaries = {name: each for name, each in self._objects.items() if isinstance(each, dict)}
        self.tags: dict[bytes, Tag] = {
            name: each for name, each in dictionaries.items() if {"S", "P", "K"} <= each.keys()
        }
        self._root: Tag = self._objects[pdf.catalog["StructTreeRoot"]]
        numbers = self._objects[self._root["ParentTree"]]["Nums"]
        self._parents = dict(zip(numbers[::2], numbers[1::2], strict=True))

    def of(self, kind: str) -> list[Tag]:
        """In the order of the pages."""
        return [tag for tag in self.tags.values() if tag["S"] == f"/{kind}"]

    def kids(self, tag: Tag) -> list[Tag]:
        return [self.tags[kid] for kid in tag["K"] if kid in self.tags]

    def all_in(self, tag: Tag) -> Iterator[Tag]:
        yield tag
        for kid in self.kids(tag):
            yield from self.all_in(kid)

    def unread(self) -> list[Tag]:
        """Uppermost tags that the tree does not hold."""
        read = {each.reference for name in self._root["K"] for each in self.all_in(self.tags[name])}
        return [tag for name, tag in self.tags.items() if name not in read and tag["P"] in read]

    def add(self, tag: Tag) -> None:
        self._pdf.add_object(tag)
        self.tags[tag.reference] = tag

    def adopt(self, parent: Tag, kids: Sequence[Tag]) -> None:
        """After the kids that it has. Whoever had them is to be dropped, or to forget them."""
        for kid in kids:
            kid["P"] = parent.reference
            parent["K"].append(kid.reference)

    def remove(self, tag: Tag) -> None:
        """With those around it that hold nothing else."""
        parent = self.tags[tag["P"]]
        parent["K"].remove(tag.reference)
        self.drop(tag)
        if not parent["K"]:
            self.remove(parent)

    def silence(self, tag: Tag) -> None:
        """What it holds is seen and no more read aloud: it stands on each page."""
        for each in list(self.all_in(tag)):
            for number in each["K"]:
                if isinstance(number, int):
                    self._silence(self._objects[each["Pg"]], number)
            self.drop(each)

    def drop(self, tag: Tag) -> None:
        self.tags.pop(tag.reference, None)
        tag.free = "f"

    def _silence(self, page: Any, number: int) -> None:
        stream = self._objects[page["Contents"]].stream
        for place, each in enumerate(stream):
            if isinstance(each, dict) and each.get("MCID") == number:
                del each["MCID"]
                each.update(REPEATED)
                stream[place - 1] = "/Artifact"
                break
        self._parents[page["StructParents"]][number] = b"null"
