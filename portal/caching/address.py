"""PORTAL_CACHE_URL as Django's setting; without it PostgreSQL keeps the cache."""

from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

TABLE = "portal_cache"
MOST_ENTRIES = 10_000
"""Counts of requests go within two minutes; past this number the expired ones are swept out."""


def cache_settings(url: str) -> dict[str, Any]:
    """Raises ImproperlyConfigured for an address that is not Redis, or where its Python package is missing."""
    if not url:
        return {
            "BACKEND": "portal.caching.database.SharedDatabaseCache",
            "LOCATION": TABLE,
            "OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES},
        }
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("В PORTAL_CACHE_URL задайте адрес Redis: redis://host:6379/0.")
    if find_spec("redis") is None:
        raise ImproperlyConfigured("Для PORTAL_CACHE_URL нужен пакет redis: pip install redis.")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
