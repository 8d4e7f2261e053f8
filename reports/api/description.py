"""What the API says of itself (OpenAPI 3.1), for programs as it is, for people as rows of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from reports.api.assembled import PREFIX, api
from reports.api.common_words import WORDS

TYPES = {"string": "строка", "integer": "целое число", "number": "число", "boolean": "true или false"}
FORMATS = {"date": "дата", "date-time": "время"}
REF = "#/components/schemas/"


@cache
def schema() -> dict[str, Any]:
    """The schema without servers: an address of the portal is added by who answers a request."""
    told = dict(api.get_openapi_schema(path_prefix=f"/{PREFIX}/"))
    for shape in told["components"]["schemas"].values():
        for name, described in shape.get("properties", {}).items():
            if name in WORDS:
                described.setdefault("description", WORDS[name])
    return told


@dataclass(frozen=True)
class Line:
    """A parameter or a field. ``shape`` names what its value consists of, ``values`` are all that it may be."""

    name: str
    type: str
    about: str
    shape: str = ""
    values: tuple[str, ...] = ()
    is_required: bool = False
    default: str = ""


@dataclass(frozen=True)
class Shape:
    name: str
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Path:
    """``example`` is an address that can be asked as it stands, empty where it names a record."""

    code: str
    path: str
    title: str
    about: str
    parameters: tuple[Line, ...]
    answer: str
    example: str


@dataclass(frozen=True)
class Group:
    title: str
    paths: tuple[Path, ...]


def groups(city: str) -> list[Group]:
    """The paths by subject, in the order of the API; examples ask for this city."""
    paths = [(each["get"]["tags"][0], _path(path, each["get"], city)) for path, each in _paths().items()]
    order = list(dict.fromkeys(tag for tag, _ in paths))
    paths.sort(key=lambda pair: order.index(pair[0]))
    return [
        Group(tag, tuple(path for _, path in members))
        for tag, members in groupby(paths, lambda pair: pair[0])
    ]


def shapes() -> list[Shape]:
    """Every shape that an answer has, a page of a list aside from its rows."""
    described = schema()["components"]["schemas"]
    told = [name for name, each in described.items() if _is_answer(each)]
    return [
        Shape(name, described[name].get("description", ""), tuple(_fields(described[name]))) for name in told
    ]


def _paths() -> Mapping[str, Any]:
    return schema()["paths"]


def _path(path: str, operation: Mapping[str, Any], city: str) -> Path:
    example = path.replace("{city}", city)
    answer = operation["responses"][200]["content"]["application/json"]["schema"]
    return Path(
        code=operation["operationId"],
        path=path,
        title=operation["summary"],
        about=operation.get("description", ""),
        parameters=tuple(map(_parameter, operation["parameters"])),
        answer=answer["$ref"].removeprefix(REF),
        example="" if "{" in example else example,
    )


def _parameter(parameter: Mapping[str, Any]) -> Line:
    described = parameter["schema"]
    default = described.get("default")
    return Line(
        name=parameter["name"],
        about=parameter.get("description", ""),
        is_required=parameter["required"],
        default="" if default in (None, "", []) else str(default),
        **_type(described),
    )


def _fields(shape: Mapping[str, Any]) -> Iterator[Line]:
    for name, described in shape["properties"].items():
        yield Line(name=name, about=described.get("description", ""), **_type(described))


def _type(described: Mapping[str, Any]) -> dict[str, Any]:
    """The words, the shape behind them and the values of a list, for a `Line`."""
    if "anyOf" in described:
        known, *null = described["anyOf"]
        told = _type(known)
        return {**told, "type": f"{told['type']} или null"} if null else told
    if "$ref" in described:
        name = described["$ref"].removeprefix(REF)
        shape = schema()["components"]["schemas"][name]
        return {"type": "объект", "shape": name} if "properties" in shape else _type(shape)
    if described.get("type") == "array":
        told = _type(described["items"])
        return {**told, "type": "список" if told.get("shape") else f"список: {told['type']}"}
    if "enum" in described:
        return {"type": "одно из значений", "values": tuple(described["enum"])}
    return {"type": FORMATS.get(described.get("format", ""), TYPES.get(described.get("type", ""), ""))}


def _is_answer(shape: Mapping[str, Any]) -> bool:
    """Filters are shown with their paths."""
    return "properties" in shape and "limit" not in shape["properties"]
