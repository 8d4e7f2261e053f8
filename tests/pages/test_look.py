"""What holds for all pages: contrast, no style or script inside, errors that say what to do."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.views import defaults

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
STYLES = sorted(Path(settings.BASE_DIR, "static/css").glob("*.css"))
DECLARED = Path(settings.BASE_DIR, "static/css/tokens.css").read_text()
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", DECLARED))


def luminance(colour: str) -> float:
    """WCAG 2.1: relative luminance of «#18222d» or «#fff»."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT = [(ink, ground) for ink in ("ink", "ink-2", "ink-3", "accent", "err") for ground in ("ground", "sheet")]
SOFT = [("ok", "ok-soft"), ("warn", "warn-soft"), ("err", "err-soft"), ("ink", "found"), ("sheet", "accent")]


@pytest.mark.parametrize(("ink", "ground"), [*TEXT, *SOFT])
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("edge", ["control-line", "focus"])
@pytest.mark.parametrize("ground", ["ground", "sheet"])
def test_edges_of_fields_and_focus_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


# A report saved as a file has no server to ask for its styles.
SERVED = [path for path in TEMPLATES if path.name != "standalone.html"]


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_templates_hold_no_style_and_no_script_of_their_own(path: Path) -> None:
    """The security policy lets in nothing that stands in the page itself; a script file it does."""
    assert not re.search(r"<style\b|<script(?![^>]*\ssrc=)|\s(style|on\w+)=", path.read_text())


@pytest.mark.parametrize("path", [path for path in STYLES if path.name not in ("document.css", "print.css")])
def test_every_colour_is_a_token(path: Path) -> None:
    """Besides the measures that a style sheet declares for itself."""
    style = path.read_text()
    used = set(re.findall(r"var\(--([\w-]+)\)", style))
    assert used <= set(re.findall(r"--([\w-]+):", DECLARED + style))


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (defaults.bad_request, 400, "Вернитесь на предыдущую страницу"),
        (defaults.permission_denied, 403, "войдите под своим именем"),
        (defaults.page_not_found, 404, "Найдите её через город"),
    ],
)
def test_errors_say_what_to_do(view: object, status: int, words: str) -> None:
    response = view(RequestFactory().get("/x/"), ValueError("x"))  # type: ignore[operator]
    assert response.status_code == status
    assert words in response.content.decode()


def test_broken_server_says_so_without_a_request_or_a_database() -> None:
    response = defaults.server_error(RequestFactory().get("/x/"))
    assert response.status_code == 500
    assert "На портале ошибка" in response.content.decode()
