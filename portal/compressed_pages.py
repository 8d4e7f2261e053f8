"""Pages go over the wire packed: a long report takes a sixth of its size over a slow line.

Files are left alone. Most are packed already, and one that goes out in parts (Range) has to keep its length; where a
session's secret lies in a page, Django masks it and pads the packing by chance.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

WORDS = ("text/html", "application/json", "application/atom+xml", "application/xml")


class CompressedPages(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 304:  # told with the same names as the page it stands for
            patch_vary_headers(response, ["Accept-Encoding"])
        if response.streaming or not response.get("Content-Type", "").startswith(WORDS):
            return response
        return super().process_response(request, response)
