"""What goes over the wire packed, and what has to stay as it is."""

import gzip

import pytest

from tests.people import make_city, visitor
from tests.reports.opendata.reading import content_of, current, made
from tests.reports.records import make_organization

pytestmark = pytest.mark.django_db
PACKED = {"Accept-Encoding": "gzip, br"}
REGISTER = "/kemerovo/organizations/"


@pytest.mark.parametrize("address", [REGISTER, "/api/v1/cities/kemerovo/organizations", "/sitemap.xml"])
def test_a_page_is_packed_for_who_can_unpack(address: str) -> None:
    make_organization("one")
    plain, packed = visitor().get(address), visitor().get(address, headers=PACKED)
    assert (packed.status_code, packed["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content)
    assert not plain.has_header("Content-Encoding")
    assert "Accept-Encoding" in plain["Vary"]


def test_the_tag_is_that_of_the_page_unpacked() -> None:
    make_city()
    tag = visitor().get(REGISTER, headers=PACKED)["ETag"]
    told = visitor().get(REGISTER, headers={**PACKED, "If-None-Match": tag})
    assert (told.status_code, told.content) == (304, b"")
    assert "Accept-Encoding" in told["Vary"]
    assert not told.has_header("Content-Encoding")


def test_a_file_goes_out_as_it_is_stored() -> None:
    """Packed, it could not be asked for in parts."""
    make_organization("one")
    file = current(made(), "organizations")
    response = visitor().get(f"/kemerovo/opendata/{file.name}", headers={**PACKED, "Range": "bytes=3-9"})
    assert response.status_code == 206
    assert b"".join(response) == content_of(file)[3:10]
    assert not response.has_header("Content-Encoding")
