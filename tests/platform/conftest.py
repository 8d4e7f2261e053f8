import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.platform.checkout import Checkout


@pytest.fixture
def empty_checkout(tmp_path: Path) -> Iterator[Checkout]:
    """Nothing has run yet."""
    checkout = Checkout(tmp_path / "var")
    yield checkout
    checkout.close()


@pytest.fixture(scope="session")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a checkout whose server has run once."""
    checkout = Checkout(tmp_path_factory.mktemp("created") / "var")
    checkout.connected().leave()
    return checkout.var


@pytest.fixture
def checkout(created: Path, empty_checkout: Checkout) -> Checkout:
    """The server has run here once and rests."""
    shutil.copytree(created, empty_checkout.var)
    return empty_checkout
