"""The styles of the Word file: the look of ``static/css/print.css`` in the names that Word knows.

Built-in names show in the reader's language; our own are Russian.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reports.renderers.word.marks import PARAGRAPH, RUN, bold, italic, properties, val
from reports.renderers.xml_text import quoted

FONT = "PT Serif"
RULE = "59635C"  # lines of tables
SHADE = "F4F5F1"  # behind the header of a table
GROUP_SHADE = "FAFAF7"
MISSING_INK, MISSING_SHADE = "A3271F", "FBE9E7"
INDENT = 709  # 1.25 cm
LIST_STEP = 384  # 1.6 em


class Style(StrEnum):
    """Ids of the paragraph styles that the body names."""

    NORMAL = "Normal"
    BODY = "BodyText"
    BULLET = "ListBullet"
    NUMBERED = "ListNumber"
    CONTINUED = "ListContinue"
    CAPTION = "Caption"
    TABLE_NUMBER = "TableNumber"
    CELL = "TableText"
    CELL_NEXT = "TableTextNext"
    HEADER_CELL = "TableHeading"
    TOTAL_CELL = "TableTotal"
    NOTE = "TableNote"
    APPENDIX_MARK = "AppendixMark"
    SIGNATURE = "Signature"
    BAR = "ChartBar"
    PICTURE = "Picture"
    GAP = "Gap"
    CONTENTS_TITLE = "TOCHeading"
    PAGE_NUMBER = "Header"


def heading(level: int) -> str:
    return f"Heading{level}"


def contents(level: int) -> str:
    return f"TOC{level}"


@dataclass(frozen=True)
class _Definition:
    id: str
    name: str
    paragraph: dict[str, str] = field(default_factory=dict)
    run: dict[str, str] = field(default_factory=dict)
    based: str = "Normal"
    following: str = ""
    is_own: bool = False
    is_shown: bool = True


def _size(points: float) -> dict[str, str]:
    half_points = round(points * 2)
    return {"sz": val(half_points), "szCs": val(half_points)}


def _space(before: float = 0, after: float = 0, line: float = 0, rule: str = "atLeast") -> dict[str, str]:
    """In points. A line is at least so high that the look does not hang on the font's own height."""
    height = f' w:line="{round(line * 20)}" w:lineRule="{rule}"' if line else ""
    return {"spacing": f'w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}'}


_KEPT = {"keepNext": "", "keepLines": ""}
_CENTER, _RIGHT, _LEFT = {"jc": val("center")}, {"jc": val("right")}, {"jc": val("left")}
_CELL = {**_space(line=13.65), **_LEFT, "widowControl": ""}
_BAR_LINE = '<w:left w:val="single" w:sz="6" w:space="0" w:color="B9C0B7"/>'

_DEFINITIONS = (
    _Definition("Normal", "Normal", _space(line=16.8), based=""),
    _Definition(
        *(Style.BODY, "Body Text"),
        {**_space(after=6.6), "ind": f'w:firstLine="{INDENT}"', "jc": val("both")},
    ),
    _Definition(
        *("Heading1", "heading 1", {**_KEPT, **_space(after=16, line=20), **_CENTER, "outlineLvl": val(0)}),
        {**bold(), **_size(15)},
        following=Style.BODY,
    ),
    _Definition(
        *("Heading2", "heading 2", {**_KEPT, **_space(18, 8, 18), **_LEFT, "outlineLvl": val(1)}),
        {**bold(), **_size(13)},
        following=Style.BODY,
    ),
    _Definition(
        *("Heading3", "heading 3", {**_KEPT, **_space(18, 6), **_LEFT, "outlineLvl": val(2)}),
        bold(),
        following=Style.BODY,
    ),
    _Definition(Style.BULLET, "List Bullet", _space(after=4.2)),
    _Definition(Style.NUMBERED, "List Number", _space(after=4.2)),
    _Definition(Style.CONTINUED, "List Continue", _space(after=4.2)),
    _Definition(
        *(Style.CAPTION, "caption", {**_KEPT, **_space(14, 5, 15.4), **_LEFT}), {**bold(), **_size(11)}
    ),
    _Definition(
        *(Style.TABLE_NUMBER, "Номер таблицы", {**_KEPT, **_space(14, 0, 15.4), **_RIGHT}),
        _size(11),
        is_own=True,
    ),
    _Definition(Style.CELL, "Текст таблицы", _CELL, _size(10.5), is_own=True),
    _Definition(
        *(Style.CELL_NEXT, "Текст таблицы, следующий абзац", {**_CELL, **_space(4.7, line=13.65)}),
        based=Style.CELL,
        is_own=True,
    ),
    _Definition(
        *(Style.HEADER_CELL, "Шапка таблицы", _CENTER, bold()),
        based=Style.CELL,
        is_own=True,
    ),
    _Definition(Style.TOTAL_CELL, "Итог таблицы", {}, bold(), based=Style.CELL, is_own=True),
    _Definition(
        *(Style.NOTE, "Примечание", {**_space(3, 3, 15.2), **_LEFT}, _size(10.5)),
        is_own=True,
    ),
    _Definition(
        *(Style.APPENDIX_MARK, "Отметка о приложении", {**_space(after=18), **_RIGHT}),
        following="Heading2",
        is_own=True,
    ),
    _Definition(Style.SIGNATURE, "Signature", {"keepLines": "", **_space(), **_LEFT}),
    _Definition(
        *(Style.BAR, "Столбец диаграммы", {**_KEPT, "pBdr": _BAR_LINE, **_space(line=13.65), **_LEFT}),
        _size(10.5),
        is_own=True,
    ),
    _Definition(Style.PICTURE, "Рисунок", {"keepNext": "", **_space(14, 4), **_CENTER}, is_own=True),
    _Definition(
        *(Style.GAP, "Промежуток", _space(line=1, rule="exact"), _size(1)), is_own=True, is_shown=False
    ),
    _Definition(
        *(Style.CONTENTS_TITLE, "TOC Heading", {**_KEPT, **_space(0, 4), **_LEFT}, {**bold(), **_size(10.5)})
    ),
    *(
        _Definition(
            *(f"TOC{level}", f"toc {level}"),
            {**_space(0, 3, 14), "ind": f'w:left="{max(level - 2, 0) * LIST_STEP}"', **_LEFT},
            _size(10.5),
            is_shown=False,
        )
        for level in (1, 2, 3)
    ),
    _Definition(Style.PAGE_NUMBER, "header", {**_space(), **_CENTER}, _size(11)),
)

_HYPERLINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/></w:style>'
)
_FOOTNOTE_MARK = (
    '<w:style w:type="character" w:styleId="NoteMark" w:customStyle="1"><w:name w:val="Знак примечания"/>'
    '<w:qFormat/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
NO_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{NO_MARGINS}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="ReportTable" w:customStyle="1"><w:name w:val="Таблица отчёта"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>{_CELL_MARGINS}</w:tblPr></w:style>"
)
_FONTS = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
_DEFAULTS = (
    "<w:docDefaults><w:rPrDefault>"
    + properties(
        "rPr",
        RUN,
        {"rFonts": _FONTS, **_size(12), "lang": 'w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"'},
    )
    + "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)


def _style(definition: _Definition) -> str:
    kind = ' w:default="1"' if definition.id == "Normal" else ""
    kind += ' w:customStyle="1"' if definition.is_own else ""
    based = f'<w:basedOn w:val="{definition.based}"/>' if definition.based else ""
    following = f'<w:next w:val="{definition.following}"/>' if definition.following else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{definition.id}"><w:name w:val="{quoted(definition.name)}"/>'
        f"{based}{following}{'<w:qFormat/>' if definition.is_shown else ''}"
        f"{properties('pPr', PARAGRAPH, definition.paragraph)}{properties('rPr', RUN, definition.run)}</w:style>"
    )


def chart_unit() -> dict[str, str]:
    """What a unit under a title adds to it: it leans, and it is not bold."""
    return {"b": val(0), "bCs": val(0), **italic()}


STYLES = (
    f"{_DEFAULTS}{''.join(map(_style, _DEFINITIONS))}"
    f'<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    f"{_HYPERLINK}{_FOOTNOTE_MARK}{_TABLES}"
)
