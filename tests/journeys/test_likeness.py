"""A picture that differs by the smoothing of letters is the same; one with another button is not."""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.journeys.likeness import difference, painted

SIZE = (1000, 600)
BUTTON = (40, 500, 160, 540)


def page(*, button: str = "#0b5a76", words: int = 30, size: tuple[int, int] = SIZE) -> Image.Image:
    """Lines of dark strokes on light ground and a button below."""
    picture = Image.new("RGB", size, "#f4f5f1")
    draw, chance = ImageDraw.Draw(picture), random.Random(7)
    for line in range(words):
        top = 30 + line * 15
        for start in range(40, 900, 12):
            draw.line((start, top, start + chance.randint(2, 9), top + 8), "#18222d", 2)
    draw.rectangle(BUTTON, button)
    return picture


def smoothed_otherwise(picture: Image.Image) -> Image.Image:
    return Image.blend(picture, picture.filter(ImageFilter.BoxBlur(1)), 0.3)


def test_the_same_is_the_same() -> None:
    assert difference(painted(page()), painted(page())) == ""


def test_smoothing_of_letters_is_no_difference() -> None:
    assert difference(painted(page()), painted(smoothed_otherwise(page()))) == ""


def test_a_few_pixels_of_height_are_no_difference() -> None:
    assert difference(painted(page()), painted(page(size=(1000, 603)))) == ""


@pytest.mark.parametrize("other", [page(button="#f4f5f1"), page(button="#a3271f"), page(words=29)])
def test_what_a_reader_sees_is_a_difference(other: Image.Image) -> None:
    assert "отличается" in difference(painted(page()), painted(other))


def test_another_size_is_a_difference() -> None:
    assert (
        difference(painted(page()), painted(page(size=(1000, 640)))) == "было 1000×600, стало 1000×640 точек"
    )
