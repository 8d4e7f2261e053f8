"""Letters to measure by."""

from portal.pdf.face import Face
from portal.pdf.page import Lettering


def lettering(size: float = 8) -> Lettering:
    return Lettering(Face("PTSerif-Regular"), size, size * 1.2)
