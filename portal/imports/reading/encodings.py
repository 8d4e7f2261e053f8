"""Tells in which encoding a Russian text file is written, and reads it to its end once to be sure."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from portal.imports.reading.letters import russian_score
from portal.imports.reading.limits import MAX_LINE, MEGABYTE, SAMPLE_BYTES
from portal.imports.reading.refusals import SAVE_AS_XLSX, UnreadableFile

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE: Final = ("cp1251", "cp866", "koi8-r", "mac_cyrillic")
"""The likeliest first: a text without capitals is the same in cp1251 and MacCyrillic."""

_UTF16_HIGH_BYTES: Final = (0x00, 0x04)
"""Of ASCII and of Cyrillic."""
_UTF16_SHARE: Final = 0.7
_BROKEN_UTF8_SHARE: Final = 0.1


@dataclass(frozen=True, slots=True)
class TextFile:
    """`lines` is the number of line ends and one more."""

    encoding: str
    lines: int
    sample: str


def read_through(path: Path) -> TextFile:
    """Finds the encoding and decodes the whole file once, block by block.

    Raises UnreadableFile with the line for bytes that do not decode, for a NUL and for an endless line.
    """
    encoding = encoding_of_file(path)
    lines, sample = _counted_lines(path, encoding)
    return TextFile(encoding, lines, sample)


def encoding_of_file(path: Path) -> str:
    """The codec's name, by the file's first part that tells anything. Raises UnreadableFile for zero bytes."""
    return encoding_of(_telling_sample(path))


def encoding_of(sample: bytes) -> str:
    """The codec's name for a beginning of a file; plain ASCII is called "utf-8"."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if b"\0" in sample:
        return _utf16_without_bom(sample)
    if _is_utf8(sample):
        return "utf-8"
    return max(SINGLE_BYTE, key=lambda name: russian_score(sample.decode(name, errors="replace")))


def _is_utf8(sample: bytes) -> bool:
    """Also when a few bytes are broken: the file is UTF-8 then, and damaged."""
    text = codecs.getincrementaldecoder("utf-8")(errors="replace").decode(sample)
    foreign = sum(not char.isascii() for char in text)
    return text.count("\ufffd") <= foreign * _BROKEN_UTF8_SHARE


def _utf16_without_bom(sample: bytes) -> str:
    for name, high_bytes in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        high = sum(high_bytes.count(byte) for byte in _UTF16_HIGH_BYTES)
        if len(sample) >= 4 and high >= len(high_bytes) * _UTF16_SHARE:
            return name
    raise _with_nul(sample[: sample.index(0)].count(b"\n") + 1)


def _telling_sample(path: Path) -> bytes:
    """The first block that is not plain ASCII (or the first): earlier blocks tell nothing."""
    with path.open("rb") as file:
        first = file.read(SAMPLE_BYTES)
        block = first
        while block.isascii() and b"\0" not in first:
            block = file.read(SAMPLE_BYTES)
            if not block:
                return first
    return block


def _counted_lines(path: Path, encoding: str) -> tuple[int, str]:
    """The number of lines, and the first text for judging the delimiter."""
    line_ends = unended = 0
    sample = ""
    for text in decoded_blocks(path, encoding):
        sample = sample or text[:SAMPLE_BYTES]
        if "\0" in text:
            raise _with_nul(line_ends + text[: text.index("\0")].count("\n") + 1)
        pieces = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if max(unended + len(pieces[0]), *map(len, pieces)) > MAX_LINE:
            raise UnreadableFile(
                f"Строка {line_ends + 1} или следующие слишком длинны для таблицы: {SAVE_AS_XLSX}."
            )
        line_ends += len(pieces) - 1
        unended = len(pieces[-1]) + (unended if len(pieces) == 1 else 0)
    return line_ends + 1, sample


def decoded_blocks(path: Path, encoding: str) -> Iterator[str]:
    """The file's text in pieces of about a megabyte. Raises UnreadableFile with the line that does not decode."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while block := file.read(MEGABYTE):
            try:
                text = decoder.decode(block, final=len(block) < MEGABYTE)
            except UnicodeDecodeError as error:
                line += block[: error.start].count(b"\n")
                raise UnreadableFile(
                    f"В строке {line} файл испорчен (кодировка {encoding}): "
                    "сохраните исходную таблицу заново как .xlsx или «CSV UTF-8»."
                ) from None
            line += text.count("\n")
            yield text


def _with_nul(line: int) -> UnreadableFile:
    return UnreadableFile(
        f"В строке {line} есть нулевые байты, таблица испорчена: {SAVE_AS_XLSX} и загрузите снова."
    )
