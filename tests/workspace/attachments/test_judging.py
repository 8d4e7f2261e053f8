"""What a file is, by its content alone: first what is taken, then what is refused and with which sentence."""

from __future__ import annotations

import base64
from contextlib import suppress

import pytest

from portal.attachments import kinds
from portal.attachments.judging import judge
from portal.attachments.kinds import Kind
from portal.attachments.names import safe_name
from portal.attachments.refusals import Refused
from tests.workspace.attachments.files import (
    PDF,
    archive,
    docx,
    huge_png,
    image,
    ole,
    open_document,
    signature,
    xlsx,
)

ARMOURED = b"-----BEGIN PKCS7-----\n" + base64.encodebytes(signature()) + b"-----END PKCS7-----\n"

MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

TAKEN = {
    "PDF": (PDF, kinds.PDF),
    "PDF with a scanner's zeros behind its end": (PDF + b"\0" * 200, kinds.PDF),
    "JPEG": (image("JPEG"), kinds.JPEG),
    "PNG": (image("PNG"), kinds.PNG),
    "TIFF": (image("TIFF"), kinds.TIFF),
    "DOCX": (docx(), kinds.DOCX),
    "XLSX": (xlsx(), kinds.XLSX),
    "ODT": (open_document("text"), kinds.ODT),
    "ODS": (open_document("spreadsheet"), kinds.ODS),
    "DOC": (ole("WordDocument", "1Table"), kinds.DOC),
    "XLS": (ole("Workbook"), kinds.XLS),
    "signature": (signature(), kinds.SIGNATURE),
    "short signature": (b"\x30\x0d" + signature()[4:15] + b"\0\0", kinds.SIGNATURE),
    "signature of unknown length": (b"\x30\x80" + signature()[4:] + b"\0\0", kinds.SIGNATURE),
    "signature in base64": (base64.encodebytes(signature()), kinds.SIGNATURE),
    "signature in armour": (ARMOURED, kinds.SIGNATURE),
}

REFUSED = {
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "разметкой"),
    "SVG with a prologue": (b"<?xml version='1.0'?><!-- --><svg/>", "разметкой"),
    "HTML": (b"\xef\xbb\xbf<!DOCTYPE html><script>alert(1)</script>", "разметкой"),
    "HTML in UTF-16": ("\ufeff<html>".encode("utf-16-le"), "разметкой"),
    "HTML that goes on as PDF": (b"<html><script>alert(1)</script>" + PDF, "разметкой"),
    "PDF with an HTML head": (b"%PDF-1.4\n<html><script>alert(1)</script>\n" + PDF, "спрятано"),
    "PDF with HTML behind": (PDF + b"<script>alert(1)</script>", "спрятано"),
    "PDF with an archive behind": (PDF + archive({"a.exe": b"MZ" * 2000}, 0), "спрятано"),
    "PDF with a small archive behind": (PDF + archive({"a.js": b"1"}), "спрятано"),
    "PDF inside an archive's comment": (PDF[:60] + archive({"a": b"1"})[:-2] + b"\x06\0%%EOF\n", "спрятано"),
    "PDF cut off": (PDF[:40], "повреждён"),
    "picture with an archive behind": (image("PNG") + archive({"a.js": b"1"}), "спрятано"),
    "picture cut off": (image("PNG")[:40], "повреждён"),
    "JPEG cut off": (image("JPEG")[:200], "повреждён"),
    "picture in name only": (b"\xff\xd8\xff" + b"\0" * 100, "повреждён"),
    "TIFF cut off": (image("TIFF")[:-60], "повреждён"),
    "TIFF in name only": (b"II*\0\xff\xff\xff\xff", "повреждён"),
    "picture of a milliard points": (huge_png(), "точек"),
    "GIF": (image("GIF"), "картинка GIF"),
    "program": (b"MZ" + b"\0" * 100, "программа"),
    "program of Linux": (b"\x7fELF" + b"\0" * 100, "программа"),
    "script": (b"#!/bin/sh\nrm -rf /", "программа"),
    "RAR": (b"Rar!\x1a\x07\x00", "архив RAR"),
    "ZIP": (archive({"a.pdf": PDF}), "архив ZIP"),
    "empty ZIP": (archive({}), "архив ZIP"),
    "archive that calls a part so": (
        archive({"word/document.xml": b"1", "[Content_Types].xml": b"1"}),
        "ZIP",
    ),
    "DOCX with macros": (docx(**{"word__vbaProject.bin": b"1"}), "макросы"),
    "workbook declared with macros": (
        archive(
            {
                "[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "xl/workbook.xml": b"",
            }
        ),
        "макросы",
    ),
    "ODT with macros": (open_document("text", **{"Basic__Standard__Module1.xml": b"1"}), "макросы"),
    "DOC with macros": (ole("WordDocument", "Macros", "_VBA_PROJECT"), "макросы"),
    "XLS with macros": (ole("Workbook", "_VBA_PROJECT_CUR"), "макросы"),
    "encrypted workbook": (ole("EncryptedPackage", "EncryptionInfo"), "паролем"),
    "encrypted ODT": (open_document("text", b"<manifest:encryption-data/>"), "паролем"),
    "presentation": (open_document("presentation"), "другого вида"),
    "installer": (ole("SummaryInformation"), "файл другой программы"),
    "bomb": (docx(**{"word__media.bin": b"\0" * (60 << 20)}), "слишком велик"),
    "DOCX cut off": (docx()[:-30], "повреждён"),
    "DOCX with something behind": (docx() + b"<html>", "повреждён"),
    "bomb as a list of types": (
        archive({"[Content_Types].xml": b" " * (2 << 20), "word/document.xml": b""}),
        "слишком велик",
    ),
    "signature with something behind": (signature() + b"<html>", "разметкой"),
    "too large a signature": (b"\x30\x83\x20\0\0" + signature()[4:] + b"\0" * (2 << 20), "Такие файлы"),
    "text": ("Просто текст".encode(), "Такие файлы не принимаются"),
    "one byte": (b"P", "Такие файлы не принимаются"),
}


@pytest.mark.parametrize(("content", "kind"), TAKEN.values(), ids=TAKEN)
def test_taken(content: bytes, kind: Kind) -> None:
    assert judge(content) is kind


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
def test_refused(content: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told) as refused:
        judge(content)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("kind", [kind for _, kind in TAKEN.values()])
def test_a_file_cut_anywhere_is_taken_or_refused_in_words(kind: Kind) -> None:
    content = next(content for content, of in TAKEN.values() if of is kind)
    for end in range(1, len(content), max(1, len(content) // 60)):
        with suppress(Refused):
            assert judge(content[:end]) in kinds.KINDS


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        ("Соглашение № 14 «Ёлка».pdf", kinds.PDF, "Соглашение № 14 «Ёлка».pdf"),
        ("СКАН.PDF", kinds.PDF, "СКАН.pdf"),
        ("C:\\Акты\\акт.exe", kinds.PDF, "акт.pdf"),
        ("../../etc/passwd", kinds.PDF, "passwd.pdf"),
        ("Договор от 05.06.2023", kinds.PDF, "Договор от 05.06.2023.pdf"),
        ("scan.jpg", kinds.PDF, "scan.pdf"),
        ("договор.pdf.sig", kinds.SIGNATURE, "договор.pdf.sig"),
        ("аннот\u202efdp.exe", kinds.DOCX, "аннотfdp.docx"),
        ("а\u0000б\r\nв\u200b\u2066г.png", kinds.PNG, "абвг.png"),
        ('вопрос?"<b>".tif', kinds.TIFF, "вопрос___b__.tif"),
        ("  .. ", kinds.PDF, "файл.pdf"),
        (".pdf", kinds.PDF, "файл.pdf"),
        ("и\u0306.pdf", kinds.PDF, "й.pdf"),
        ("д" * 300 + ".pdf", kinds.PDF, "д" * 150 + ".pdf"),
    ],
)
def test_the_name_stays_readable_and_tells_the_truth(given: str, kind: Kind, shown: str) -> None:
    assert safe_name(given, kind) == shown
