"""No public address without an example; each answers as it should, keeps nothing of who asked, and is well made."""

from __future__ import annotations

import pytest

from tests.pages.reading import element_of
from tests.public.kinds import KINDS, Kind, public_routes
from tests.public.nasty import answered
from tests.public.site import Names, known

pytestmark = pytest.mark.django_db
EXAMPLES = list(known())
every_example = pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[each for _, each in EXAMPLES])
PAGES = [(kind, example) for kind, example in EXAMPLES if kind.is_page and kind.status == 200]
every_page = pytest.mark.parametrize(("kind", "example"), PAGES, ids=[each for _, each in PAGES])


def test_every_public_address_is_listed() -> None:
    """A new address goes into `tests.public.kinds`: then all these tests walk it too."""
    assert public_routes() == set(KINDS)


@every_example
def test_a_visitor_gets_it_and_no_cookie(site: Names, kind: Kind, example: str) -> None:
    answer = answered(example.format(**site))
    assert answer.status_code == kind.status
    assert not answer.cookies or kind.has_form
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@every_example
def test_the_same_page_is_not_sent_twice(site: Names, kind: Kind, example: str) -> None:
    """By the digest of its content: in one transaction with those who write, records are never settled."""
    address = example.format(**site)
    answer = answered(address)
    if kind.has_form or kind.status != 200 or answer.get("Cache-Control") == "no-store":
        assert not answer.get("ETag", "").startswith('W/"page')
        return
    assert "no-cache" in answer["Cache-Control"] or "max-age" in answer["Cache-Control"]
    tag = answer["ETag"]
    if not tag.endswith('--"'):  # a long file of which no digest is made before it is sent
        assert answered(address, headers={"if-none-match": tag}).status_code == 304


@every_page
def test_the_page_tells_what_it_is(site: Names, kind: Kind, example: str) -> None:
    page = element_of(answered(example.format(**site)))
    assert page.get("lang") == "ru"
    assert len(list(page.iter("h1"))) == 1
    (title,) = page.findall("head/title")
    assert (title.text or "").strip() not in ("", "Поддержка НКО")
    (canonical,) = page.findall("head/link[@rel='canonical']")
    assert canonical.get("href", "").startswith("http://testserver/")
    assert len(list(page.iter("main"))) == 1


@every_page
def test_titles_of_rows_and_columns_say_what_they_are_of(site: Names, kind: Kind, example: str) -> None:
    page = element_of(answered(example.format(**site)))
    assert [each for each in page.iter("th") if not each.get("scope")] == []
