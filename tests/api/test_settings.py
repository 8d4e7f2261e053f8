"""What the environment says about the cache and the rate of the API."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.caching.address import cache_settings
from tests.accounts.test_settings import settings_with


def test_without_an_address_the_database_keeps_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch)
    assert settings["CACHES"]["default"]["LOCATION"] == "portal_cache"
    assert settings["API_RATE"] == 120


@pytest.mark.parametrize("url", ["memcached://host:11211", "localhost:6379", "http://host"])
def test_an_address_that_is_not_redis_stops_the_start(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="задайте адрес Redis"):
        cache_settings(url)


def test_redis_is_taken_where_its_package_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.caching.address.find_spec", lambda name: object())
    taken = cache_settings("redis://host:6379/0")
    assert taken == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://host:6379/0",
    }
    monkeypatch.setattr("portal.caching.address.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="нужен пакет redis"):
        cache_settings("redis://host:6379/0")


@pytest.mark.parametrize("rate", ["-1", "many", "1.5", "1000001", "²"])
def test_a_senseless_rate_stops_the_start(monkeypatch: pytest.MonkeyPatch, rate: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PORTAL_API_RATE"):
        settings_with(monkeypatch, PORTAL_API_RATE=rate)


def test_the_rate_can_be_set_and_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_with(monkeypatch, PORTAL_API_RATE="30")["API_RATE"] == 30
    assert settings_with(monkeypatch, PORTAL_API_RATE="0")["API_RATE"] == 0
