"""Where a request comes from, for the throttling of log-ins."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The visitor's IP address, or None where it is not known.

    Behind a trusted proxy (PORTAL_TRUST_PROXY) it is the last of X-Forwarded-For, the one which that proxy has
    added: all before it are the visitor's own words.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY and "HTTP_X_FORWARDED_FOR" in request.META:
        told = request.META["HTTP_X_FORWARDED_FOR"].rpartition(",")[2].strip()
    try:
        return str(ip_address(told))
    except ValueError:  # a Unix socket has no address, a broken proxy sends anything
        return None
