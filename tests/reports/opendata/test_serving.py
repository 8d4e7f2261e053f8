"""Files are given whole, in part, or not at all because the reader has them; hostile names find nothing."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.utils.http import http_date

from reports.models import OpenFile
from reports.opendata.publisher import Publisher
from tests.people import make_city
from tests.reports.opendata.reading import content_of, current, made
from tests.reports.records import make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> OpenFile:
    make_organization("one")
    return current(made(), "organizations")


def address(file: OpenFile) -> str:
    return f"/kemerovo/opendata/{file.name}"


def body(response: Iterable[bytes]) -> bytes:
    return b"".join(response)


def test_a_file_is_given_with_its_digest(file: OpenFile) -> None:
    response = Client().get(address(file))
    assert (response.status_code, body(response)) == (200, content_of(file))
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["Last-Modified"] == http_date(file.made_at.timestamp())
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Length"] == str(file.size)
    assert response["Content-Disposition"].startswith(
        'attachment; filename="kemerovo-kemerovo-organizations-data-'
    )
    assert (response["Accept-Ranges"], response["Access-Control-Allow-Origin"]) == ("bytes", "*")
    assert not response.cookies


@pytest.mark.parametrize("ending", ["xlsx", "meta", "structure"])
def test_every_format_has_its_type(file: OpenFile, ending: str) -> None:
    response = Client().get(address(current(Publisher(file.municipality), "organizations", ending)))
    assert body(response)
    assert response["Content-Type"].startswith("text/csv" if ending != "xlsx" else "application/vnd.openxml")


def test_head_tells_all_but_the_bytes(file: OpenFile) -> None:
    response = Client().head(address(file))
    assert (response.status_code, response["Content-Length"]) == (200, str(file.size))
    assert response["ETag"] == f'"{file.sha256}"'


@pytest.mark.parametrize("how", ["etag", "day"])
def test_who_has_it_is_told_so(file: OpenFile, how: str) -> None:
    held = (
        {"If-None-Match": f'"{file.sha256}"'}
        if how == "etag"
        else {"If-Modified-Since": http_date(file.made_at.timestamp())}
    )
    response = Client().get(address(file), headers=held)
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == f'"{file.sha256}"'


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=5-", 5, None), ("bytes=-7", -7, None), ("bytes=3-99999999", 3, None)],
)
def test_a_part_is_given(file: OpenFile, asked: str, first: int, last: int | None) -> None:
    whole = content_of(file)
    wanted = whole[first:] if last is None else whole[first : last + 1]
    start = first if first >= 0 else len(whole) + first
    response = Client().get(address(file), headers={"Range": asked})
    assert (response.status_code, body(response)) == (206, wanted)
    assert response["Content-Range"] == f"bytes {start}-{start + len(wanted) - 1}/{len(whole)}"
    assert response["Content-Length"] == str(len(wanted))


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0", "bytes=9999999999999999999-"])
def test_a_part_beyond_the_end_is_refused(file: OpenFile, asked: str) -> None:
    response = Client().get(address(file), headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{file.size}")


@pytest.mark.parametrize(
    "asked",
    ["bytes=5-1", "bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b", "bytes=٣-٤", "x" * 9000],
)
def test_what_is_no_single_range_gets_the_whole(file: OpenFile, asked: str) -> None:
    response = Client().get(address(file), headers={"Range": asked.encode().decode("latin-1")})
    assert (response.status_code, body(response)) == (200, content_of(file))


def test_a_part_of_another_version_is_not_given(file: OpenFile) -> None:
    def status(condition: str) -> int:
        headers = {"Range": "bytes=0-9", "If-Range": condition}
        return int(Client().get(address(file), headers=headers).status_code)

    assert status('"another"') == status("Wed, 21 Oct 2015 07:28:00 GMT") == status("nonsense") == 200
    assert status(f'"{file.sha256}"') == status(http_date(file.made_at.timestamp())) == 206


def test_an_empty_file_has_no_part() -> None:
    publisher = Publisher(make_city())
    empty = OpenFile(municipality=publisher.city, dataset="x", format="csv", name="x.csv", size=0, rows=0,
                     sha256="0" * 64, made_at="2026-01-01T00:00:00Z")  # fmt: skip
    from django.core.files.base import ContentFile

    empty.file.save("x.csv", ContentFile(b""))
    assert body(Client().get("/kemerovo/opendata/x.csv")) == b""
    assert Client().get("/kemerovo/opendata/x.csv", headers={"Range": "bytes=0-"}).status_code == 416


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../../../etc/passwd",
            "..%2f..%2fportal/settings.py",
            "%2e%2e/manage.py",
            "//etc/passwd",
            "a\0b",
            "%00",
        ),
        *(
            "kemerovo-organizations/",
            "kemerovo-organizations",
            "x" * 5000,
            "%ff%fe",
            "'; DROP TABLE x; --.csv",
        ),
        *("live/../list.csv", "live/organizations.csv%00", "live/nothing.csv", "С:\\файл.csv"),
    ],
)
def test_hostile_names_find_nothing(file: OpenFile, name: str) -> None:
    for address in (f"/kemerovo/opendata/{name}", f"/opendata/all/{name}"):
        assert Client().get(address).status_code in (404, 301), address
        assert Client().get(address, follow=True).status_code == 404


def test_a_name_of_another_city_finds_nothing(file: OpenFile) -> None:
    make_city("kogalym", "Когалым")
    assert Client().get(f"/kogalym/opendata/{file.name}").status_code == 404
    assert Client().get(f"/opendata/all/{file.name}").status_code == 404


def test_nothing_is_changed_here(file: OpenFile) -> None:
    assert Client().post(address(file)).status_code == 405


def test_a_lost_file_is_said_to_be_so(file: OpenFile) -> None:
    file.file.storage.delete(file.file.name)
    response = Client().get(address(file))
    assert response.status_code == 503
    assert "Файл временно недоступен" in response.content.decode()
