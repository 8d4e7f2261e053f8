"""The few objects of PDF that every part of a file is made of."""

import zlib

import pydyf


def added(pdf: pydyf.PDF, thing: pydyf.Object) -> bytes:
    """Puts the object into the file; returns its reference."""
    pdf.add_object(thing)
    return thing.reference


def packed(content: bytes, **extra: object) -> pydyf.Stream:
    """Compressed at once, so that a long file does not keep its pages as they were written."""
    return pydyf.Stream([zlib.compress(content)], {"Filter": "/FlateDecode", **extra})
