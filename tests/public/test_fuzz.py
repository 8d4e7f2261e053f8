"""Whatever is asked, in the address, its parameters or the headers: an answer or a refusal, never a fault."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.public.kinds import Kind
from tests.public.nasty import HEADERS, PARAMETERS, VALUES, all_with, answered
from tests.public.site import Names, known

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FIRST = [(kind, example) for kind, example in known() if example == kind.examples[0]]
every_kind = pytest.mark.parametrize(("kind", "example"), FIRST, ids=[each for _, each in FIRST])
quickly = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@every_kind
def test_any_value_of_every_parameter(site: Names, kind: Kind, example: str) -> None:
    address = example.format(**site)
    faults = {value[:30] for value in VALUES if answered(address, all_with(value)).status_code >= 500}
    assert faults == set()


@every_kind
def test_too_many_parameters_and_facets(site: Names, kind: Kind, example: str) -> None:
    address = example.format(**site)
    for query in ("category=-&" * 900, "&".join(f"category={n}" for n in range(10_000))):
        assert answered(address, query).status_code < 500


@every_kind
def test_any_header(site: Names, kind: Kind, example: str) -> None:
    address = example.format(**site)
    faults = [list(sent) for sent in HEADERS if answered(address, headers=sent).status_code >= 500]
    assert faults == []


@every_kind
def test_any_word_and_number_of_the_address(site: Names, kind: Kind, example: str) -> None:
    """Each part of it gives way to what nothing is called."""
    parts = example.partition("?")[0].format(**site).split("/")
    for place in range(1, len(parts)):
        for other in ("9" * 25, "%00%FF", "..", parts[place] + ".exe"):
            address = "/".join([*parts[:place], other, *parts[place + 1 :]])
            assert answered(address).status_code < 500, address


@quickly
@given(
    st.sampled_from(FIRST),
    st.lists(st.tuples(st.sampled_from(PARAMETERS), st.text(max_size=30)), max_size=6),
    st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=30),
)
def test_any_question(site: Names, kind: tuple[Kind, str], asked: list[tuple[str, str]], header: str) -> None:
    from urllib.parse import urlencode

    query = urlencode(asked, errors="surrogatepass")
    assert answered(kind[1].format(**site), query, {"accept": header}).status_code < 500
