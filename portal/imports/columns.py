"""The page of columns: what stands in the file, what each column seems to be, what may be chosen for all lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from portal.imports.guessing import guess, names_a_record, signature
from portal.imports.kinds import ImportField, ImportKind, kinds
from portal.imports.plan import CLEAR, EMPTY_CELLS, KEEP, Plan, scale_of
from portal.imports.readers import ChoiceReader, YesNoReader
from portal.imports.reading import data_rows, find_header, look, rows_of
from portal.imports.references import ReferenceReader
from portal.imports.refused import Refused
from portal.imports.source import header_of, local_path
from portal.models import FileImport, RememberedColumns
from portal.records.cells import as_text

HEADER_ROWS = 60
SAMPLE = 5


@dataclass(frozen=True)
class FieldOffer:
    """A field that a column may be. ``may_repeat``: several columns may name the same record (name, ИНН)."""

    name: str
    label: str
    is_required: bool
    may_repeat: bool = False


@dataclass(frozen=True)
class DefaultOffer:
    """What may be chosen for the whole file. Without ``choices`` (value, label) it is typed."""

    name: str
    label: str
    is_required: bool
    choices: Sequence[tuple[str, str]] = ()
    value: str = ""


@dataclass(frozen=True)
class ColumnGuess:
    """``sheets`` and ``names`` in the file's order, ``mapping`` {column: field}, ``scales`` {column: «тыс.»}."""

    sheets: Sequence[str]
    sheet: int
    names: Sequence[str]
    sample: Sequence[Sequence[str]]
    mapping: dict[int, str]
    scales: dict[int, str]
    fields: Sequence[FieldOffer]
    defaults: Sequence[DefaultOffer]
    is_remembered: bool


def look_at(load: FileImport) -> None:
    """Finds the header of the chosen sheet and guesses its columns. Raises UnreadableFile or Refused."""
    kind = kinds()[load.kind]
    with local_path(load) as path:
        file = look(path, load.name)
        if not 0 <= load.sheet < len(file.sheets):
            raise Refused("Такого листа в файле нет: выберите другой.")
        first = list(islice(rows_of(path, file, load.sheet), HEADER_ROWS))
        load.total = file.sheets[load.sheet].rows_estimate or 0
    header = find_header(first, kind.words())
    load.header_line, load.header_height, load.names = header.line, header.height, list(header.names)
    load.mapping = {str(place): name for place, name in guess(kind, load.names, remembered(load)).items()}


def remembered(load: FileImport) -> dict[str, str]:
    known = RememberedColumns.objects.filter(
        municipality=load.municipality, kind=load.kind, signature=signature(load.names)
    ).first()
    fields = {field.name for field in kinds()[load.kind].fields}
    return {place: name for place, name in known.mapping.items() if name in fields} if known else {}


def remember(load: FileImport) -> None:
    RememberedColumns.objects.update_or_create(
        municipality=load.municipality,
        kind=load.kind,
        signature=signature(load.names),
        defaults={"mapping": load.mapping},
    )


def columns_page(file_import: FileImport) -> ColumnGuess:
    kind = kinds()[file_import.kind]
    with local_path(file_import) as path:
        file = look(path, file_import.name)
        rows = data_rows(rows_of(path, file, file_import.sheet), header_of(file_import))
        sample = [[as_text(cell) for cell in cells] for _, cells in islice(rows, SAMPLE)]
    mapping = {int(place): name for place, name in file_import.mapping.items()}
    scales = {
        place: scale
        for place, name in mapping.items()
        if name in getattr(kind.model, "quantity_fields", {})
        and (scale := scale_of(file_import.names[place])) != "руб."
    }
    return ColumnGuess(
        [sheet.name for sheet in file.sheets],
        file_import.sheet,
        file_import.names,
        sample,
        mapping,
        scales,
        [offer(kind, field) for field in offered(file_import, kind)],
        list(default_offers(file_import, kind)),
        bool(remembered(file_import)),
    )


def offered(load: FileImport, kind: ImportKind) -> list[ImportField]:
    """A specialist's department is not asked for: it is the own one."""
    return [
        field for field in kind.fields if not (load.department_id and field.name == kind.department_field)
    ]


def offer(kind: ImportKind, field: ImportField) -> FieldOffer:
    return FieldOffer(field.name, kind.label(field.name), field.required, names_a_record(kind, field.name))


def default_offers(load: FileImport, kind: ImportKind) -> list[DefaultOffer]:
    plan = Plan(FileImport(municipality=load.municipality, kind=load.kind))
    offers = [
        DefaultOffer(
            field.name,
            kind.label(field.name),
            field.required,
            choices_of(plan, field),
            str(load.defaults.get(field.name, "")),
        )
        for field in offered(load, kind)
        if field.by_default
    ]
    empty = [(KEEP, "оставить то, что уже известно"), (CLEAR, "стереть то, что было")]
    return [
        *offers,
        DefaultOffer(EMPTY_CELLS, "Пустые ячейки", False, empty, load.defaults.get(EMPTY_CELLS, KEEP)),
    ]


def choices_of(plan: Plan, field: ImportField) -> Sequence[tuple[str, str]]:
    """The values are what a cell of the file could say."""
    reader: Any = plan.reader(field)
    if isinstance(reader, ChoiceReader):
        return list(reader.labels.items())
    if isinstance(reader, YesNoReader):
        return [("да", "да"), ("нет", "нет")]
    if isinstance(reader, ReferenceReader):
        return [(label, label) for label in sorted(set(reader.names.labels.values()))]
    return ()


def validated(load: FileImport) -> None:
    """Raises Refused: an unknown field, one said twice, a required one nowhere, an unreadable default."""
    kind = kinds()[load.kind]
    known = {field.name for field in offered(load, kind)}
    fields = list(load.mapping.values())
    for place, name in load.mapping.items():
        if name not in known or not (str(place).isdecimal() and int(place) < len(load.names)):
            raise Refused("Столбцы файла изменились: выберите их ещё раз.")
        if fields.count(name) > 1 and not names_a_record(kind, name):
            raise Refused(f"«{kind.label(name)}» выбрано для двух столбцов: оставьте один.")
    for field in kind.fields:
        if field.required and field.name not in fields and not load.defaults.get(field.name):
            raise Refused(f"Укажите, где «{kind.label(field.name)}»: без этого строки не загрузить.")
    unknown = set(load.defaults) - known - {EMPTY_CELLS}
    if unknown or not fields:
        raise Refused(
            "Выберите хотя бы один столбец." if not fields else "Такого поля нет: выберите ещё раз."
        )
    Plan(FileImport(municipality=load.municipality, kind=load.kind, defaults=load.defaults))
