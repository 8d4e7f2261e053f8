"""Every public page is valid HTML by the Nu checker, all of them in one run of Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.public.nasty import answered
from tests.public.site import Names, known

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
INSTALLED = Path(settings.BASE_DIR, "var/tools/node_modules/vnu-jar/build/dist/vnu.jar")
HOW = "make tools"


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command of the checker. PORTAL_VNU names another jar."""
    jar = Path(os.environ.get("PORTAL_VNU", INSTALLED))
    java = shutil.which("java")
    if java is None:
        pytest.skip("нет Java: apt-get install default-jre-headless")
    if not jar.is_file():
        pytest.skip(f"нет проверки HTML: {HOW}")
    return [java, "-Xss1m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]


def test_pages_are_valid(site: Names, checker: list[str], tmp_path: Path) -> None:
    pages: dict[str, str] = {}
    for kind, example in known():
        if kind.is_page:
            file = tmp_path / f"{len(pages)}.html"
            file.write_bytes(answered(example.format(**site)).content)
            pages[file.name] = example
    ran = subprocess.run(
        [*checker, *(str(tmp_path / name) for name in pages)], capture_output=True, text=True
    )
    told = json.loads(ran.stdout)["messages"]
    faults = [
        f"{pages[Path(each['url']).name]}: {each['message']} {each.get('extract', '')!r}"
        for each in told
        if each["type"] != "info"
    ]
    assert ran.returncode == 0
    assert faults == [], "\n".join(faults)
