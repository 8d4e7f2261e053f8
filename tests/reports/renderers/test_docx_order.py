"""What Word asks of a file before it opens it, and LibreOffice does not: order of elements, ids, grids, relations."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from lxml import etree

from reports.built import Built
from reports.document import Document, Heading, Node, Sheet, Text
from reports.renderers.docx import render
from tests.reports.renderers.docx_files import NAMESPACES, parts_of, picture
from tests.reports.renderers.samples import chart, document, measures, paragraph, table
from tests.reports.seeds import KEMEROVO

W = f"{{{NAMESPACES['w']}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# The sequences of wml.xsd (ECMA-376, edition 5, transitional), whole as far as they are not about revisions.
SEQUENCES = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr""",
    "rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
        hideMark""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid""",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "styles": "docDefaults latentStyles style",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num",
    "settings": """embedTrueTypeFonts embedSystemFonts saveSubsetFonts defaultTabStop autoHyphenation
        characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol listSeparator""",
    "compat": "doNotExpandShiftReturn compatSetting",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    "sdt": "sdtPr sdtEndPr sdtContent",
}


def rich() -> Document:
    """Everything at once, with contents."""
    nodes: list[Node] = [Heading(2, (Text(f"Раздел {n}"),)) for n in range(5)]
    nodes += [picture("PNG"), chart("раз", "два"), table(30, 2), measures(), paragraph("конец")]
    one = document()
    return replace(one, sheets=(*one.sheets, Sheet(tuple(nodes)), Sheet(())))


@pytest.fixture(scope="module", params=["rich", KEMEROVO])
def parts(request: pytest.FixtureRequest, demo_reports: dict[str, Built]) -> dict[str, bytes]:
    return parts_of(render(rich() if request.param == "rich" else demo_reports[request.param].document))


def elements(parts: dict[str, bytes]) -> Iterator[Any]:
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from etree.fromstring(part).iter(etree.Element)


def names_inside(element: Any) -> list[str]:
    return [etree.QName(each).localname for each in element]


def test_elements_stand_in_the_order_of_the_schema(parts: dict[str, bytes]) -> None:
    judged: Counter[str] = Counter()
    for element in elements(parts):
        name = etree.QName(element).localname
        if not element.tag.startswith(W) or name not in SEQUENCES:
            continue
        order = SEQUENCES[name].split()
        inside = names_inside(element)
        assert set(inside) <= set(order), f"{name} holds {set(inside) - set(order)}"
        places = [order.index(each) for each in inside]
        assert places == sorted(places), f"{name}: {inside}"
        judged[name] += 1
    assert set(judged) >= {"pPr", "rPr", "tcPr", "tblPr", "sectPr", "style", "lvl", "settings", "font"}


def test_properties_come_first_and_once(parts: dict[str, bytes]) -> None:
    owners = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr"}
    for element in elements(parts):
        wanted = owners.get(etree.QName(element).localname)
        if wanted and element.tag.startswith(W):
            assert wanted not in names_inside(element)[1:]
            assert len(set(names_inside(element)) & {wanted}) <= 1
    for element in elements(parts):
        if element.tag in {f"{W}pPr", f"{W}rPr", f"{W}tcPr"}:
            assert len(names_inside(element)) == len(set(names_inside(element)))


def test_each_cell_ends_with_a_paragraph_and_each_row_fills_the_grid(parts: dict[str, bytes]) -> None:
    tables = list(etree.fromstring(parts["word/document.xml"]).iter(f"{W}tbl"))
    assert tables
    for each in tables:
        columns = [int(column.get(f"{W}w")) for column in each.findall("w:tblGrid/w:gridCol", NAMESPACES)]
        for row in each.findall("w:tr", NAMESPACES):
            cells = row.findall("w:tc", NAMESPACES)
            spans = [_span(cell) for cell in cells]
            assert sum(spans) == len(columns)
            assert all(cell[-1].tag == f"{W}p" for cell in cells)


def _span(cell: Any) -> int:
    span = cell.find("w:tcPr/w:gridSpan", NAMESPACES)
    return 1 if span is None else int(span.get(f"{W}val"))


def test_ids_of_drawings_and_bookmarks_are_unique(parts: dict[str, bytes]) -> None:
    root = etree.fromstring(parts["word/document.xml"])
    bookmarks = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    drawings = [each.get("id") for each in root.iter() if etree.QName(each).localname == "docPr"]
    names = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    for ids in (bookmarks, drawings, names):
        assert len(ids) == len(set(ids))
    assert bookmarks == [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")]
    assert names
    assert all(name.isidentifier() and len(name) <= 40 for name in names)


def test_styles_lists_and_relations_that_are_named_are_there(parts: dict[str, bytes]) -> None:
    root = etree.fromstring(parts["word/document.xml"])
    styles = {
        each.get(f"{W}styleId") for each in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
    }
    lists = {each.get(f"{W}numId") for each in etree.fromstring(parts["word/numbering.xml"]).iter(f"{W}num")}
    named = {
        each.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for each in root.iter(f"{W}{tag}")
    }
    assert named <= styles
    assert {each.get(f"{W}val") for each in root.iter(f"{W}numId")} <= lists
    for name in ("word/document.xml", "word/fontTable.xml"):
        used = {
            value
            for each in etree.fromstring(parts[name]).iter(etree.Element)
            for key, value in each.attrib.items()
            if key.startswith(R)
        }
        assert used <= set(relations(parts, name))


def test_every_relation_leads_to_a_part_with_a_content_type(parts: dict[str, bytes]) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {each.get("Extension") for each in types if each.get("Extension")}
    for name in ("word/document.xml", "word/fontTable.xml"):
        for target in relations(parts, name).values():
            assert "://" in target or normpath(join(dirname(name), target)) in parts
    assert all(name.rpartition(".")[2] in endings for name in parts)
    assert {each.get("PartName").lstrip("/") for each in types if each.get("PartName")} <= set(parts)


def relations(parts: dict[str, bytes], name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    root = etree.fromstring(parts[f"{folder}/_rels/{file}.rels"])
    return {each.get("Id"): each.get("Target") for each in root}
