"""Whether a picture still shows what the portal shows, as a reader would judge: edges of letters do not count."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageStat

COLOURS = 128
CELL = 4  # pixels of a side; what smoothing of letters changes evens out within it
SHIFT = 4  # pixels that another Chromium may add to a height or a width
STRONG = 40  # of 255: a cell that differs so much shows something else
SHARE, MEAN = 0.004, 1.5


def painted(picture: Image.Image) -> Image.Image:
    """As it is kept: few colours, so that the file is small."""
    return picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def difference(kept: Image.Image, made: Image.Image) -> str:
    """What tells them apart, in one sentence; empty where a reader would see none."""
    if any(abs(one - other) > SHIFT for one, other in zip(kept.size, made.size, strict=True)):
        return f"было {kept.width}×{kept.height}, стало {made.width}×{made.height} точек"
    apart = _strongest(ImageChops.difference(_cells(kept, kept.size), _cells(made, kept.size)))
    mean = ImageStat.Stat(apart).mean[0]
    strong = sum(apart.histogram()[STRONG:]) / (apart.width * apart.height)
    if mean > MEAN or strong > SHARE:
        return f"отличается {strong:.1%} клеток, в среднем на {mean:.2f} из 255"
    return ""


def _strongest(apart: Image.Image) -> Image.Image:
    """Of red, green and blue: a red button in place of a blue one may be as dark."""
    red, green, blue = apart.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _cells(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Cells of the part that both pictures have."""
    whole = Image.new("RGB", size, "white")
    whole.paste(
        picture.convert("RGB").crop((0, 0, min(picture.width, size[0]), min(picture.height, size[1])))
    )
    return whole.resize((max(1, size[0] // CELL), max(1, size[1] // CELL)), Image.Resampling.BOX)
