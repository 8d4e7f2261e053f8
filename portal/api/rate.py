"""How many requests an address may send in a minute, counted for all processes together."""

from __future__ import annotations

import time
from ipaddress import ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from portal.accounts.addresses import address_of

MINUTE = 60
HOME = 64
"""Bits of an IPv6 address that one household shares: it holds all the addresses behind them."""


def seconds_to_wait(request: HttpRequest) -> int:
    """0 while the address may go on. An address that is not known is not counted: all such would share it."""
    address = address_of(request)
    if not settings.API_RATE or address is None:
        return 0
    minute, passed = divmod(int(time.time()), MINUTE)
    return MINUTE - passed if _counted(f"api:{_home(address)}:{minute}") > settings.API_RATE else 0


def _counted(key: str) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # the first of this minute, here or in another process at the same time
        cache.add(key, 0, 2 * MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # swept out in between: a cache may forget
        return 1


def _home(address: str) -> str:
    bits = HOME if ":" in address else 32
    return str(ip_network((address, bits), strict=False).network_address)
