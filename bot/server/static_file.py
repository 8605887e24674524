"""A file that is the same for everyone: read once, compressed once, with its ETag."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping

from sanic.request import Request
from sanic.response import HTTPResponse


class StaticFile:
    """A body with its headers, served as it is or compressed.

    ``no-cache`` lets a browser keep it and ask each time whether it is still the same,
    which costs one short answer. Kept for a time unasked, an old script would meet
    the integrity hash of a new one, and not run.
    """

    def __init__(self, body: bytes, kind: str, headers: Mapping[str, str]) -> None:
        """Compress ``body``, of the content type ``kind``, and name both forms."""
        digest = hashlib.sha256(body).hexdigest()[:32]
        # Level 9 and no time of day: made once, and the same at every start.
        self._forms = {
            "": (body, f'"{digest}"'),
            "gzip": (gzip.compress(body, 9, mtime=0), f'"{digest}-gzip"'),
        }
        self._headers = {
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            **headers,
        }
        self._kind = kind

    def answer(self, request: Request) -> HTTPResponse:
        """Return the form that ``request`` takes; 304 if it has that already."""
        encoding = "gzip" if _takes_gzip(request) else ""
        body, tag = self._forms[encoding]
        headers = {**self._headers, "ETag": tag}
        if _has(request, tag):
            return HTTPResponse(status=304, headers=headers)
        if encoding:
            headers["Content-Encoding"] = encoding
        return HTTPResponse(body, headers=headers, content_type=self._kind)


def _listed(request: Request, header: str) -> list[str]:
    return [one.strip() for one in request.headers.get(header, "").split(",")]


def _takes_gzip(request: Request) -> bool:
    """Tell whether gzip is accepted: named, and not with a weight of nothing."""
    for one in _listed(request, "Accept-Encoding"):
        name, _, weight = one.partition(";")
        if name.strip().lower() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


def _has(request: Request, tag: str) -> bool:
    """Tell whether the client says that it has this form already (RFC 9110, 13.1.2)."""
    known = [one.removeprefix("W/") for one in _listed(request, "If-None-Match")]
    return tag in known or known == ["*"]
