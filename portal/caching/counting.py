"""How often something happened within a while, counted for all processes together."""

from django.core.cache import cache


def count_again(key: str, seconds: int) -> int:
    """The number of times that the key was counted, this one included, since it was first counted ``seconds`` ago."""
    try:
        return cache.incr(key)
    except ValueError:  # the first, here or in another process at the same time
        cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # swept out in between: a cache may forget
        return 1
