"""Elements of WordprocessingML with their properties in the order of the schema: Word refuses any other."""

from __future__ import annotations

from reports.renderers.xml_text import flowing

# The sequences of CT_PPr, CT_RPr and CT_TcPr in ECMA-376, of which only what we use is named.
PARAGRAPH = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "spacing", "ind", "jc", "outlineLvl", "sectPr"),
)
RUN = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "color", "sz", "szCs", "shd"),
    *("vertAlign", "lang"),
)
CELL = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign")

SOFT_HYPHEN = "\u00ad"


def properties(tag: str, order: tuple[str, ...], given: dict[str, str]) -> str:
    """``given`` is name → attributes, or name → inner elements; nothing is written where nothing is given.

    Raises KeyError for a name that is not in the order.
    """
    if not given:
        return ""
    for name in given:
        if name not in order:
            raise KeyError(f"{name} has no place in {tag}")
    inner = "".join(_element(name, given[name]) for name in order if name in given)
    return f"<w:{tag}>{inner}</w:{tag}>"


def _element(name: str, given: str) -> str:
    if given.startswith("<w:sectPr"):
        return given
    if given.startswith("<"):
        return f"<w:{name}>{given}</w:{name}>"
    return f"<w:{name} {given}/>" if given else f"<w:{name}/>"


def val(value: str | int) -> str:
    return f'w:val="{value}"'


def paragraph(content: str, style: str = "", **given: str) -> str:
    if style:
        given["pStyle"] = val(style)
    return f"<w:p>{properties('pPr', PARAGRAPH, given)}{content}</w:p>"


def run(content: str, **given: str) -> str:
    return f"<w:r>{properties('rPr', RUN, given)}{content}</w:r>"


def words(text: str, **given: str) -> str:
    """A run of text; nothing for no text. A soft hyphen is an element of its own: Word prints the character."""
    if not text:
        return ""
    parts = (f'<w:t xml:space="preserve">{flowing(part)}</w:t>' for part in text.split(SOFT_HYPHEN))
    return run("<w:softHyphen/>".join(parts), **given)


def field(instruction: str, shown: str, **given: str) -> str:
    """A field with the result that it would have: nothing needs to be renewed when the file opens."""
    return (
        run('<w:fldChar w:fldCharType="begin"/>', **given)
        + run(f'<w:instrText xml:space="preserve"> {flowing(instruction)} </w:instrText>', **given)
        + run('<w:fldChar w:fldCharType="separate"/>', **given)
        + shown
        + run('<w:fldChar w:fldCharType="end"/>', **given)
    )


def bold() -> dict[str, str]:
    return {"b": "", "bCs": ""}


def italic() -> dict[str, str]:
    return {"i": "", "iCs": ""}


def gap(points: int, **given: str) -> str:
    """An empty line so high. It keeps tables apart, too: Word would make one of two that touch."""
    height = f'w:before="0" w:after="0" w:line="{points * 20}" w:lineRule="exact"'
    return paragraph("", "Gap", spacing=height, **given)
