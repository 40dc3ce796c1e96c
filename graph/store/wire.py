"""Requests to a server by HTTP: patient with a busy one, clear about one that is not there."""

from __future__ import annotations

import base64
import http.client
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from random import uniform
from typing import IO, Any
from urllib.parse import urlsplit

from ...errors import Refused, StoreError, Unreachable

_BUSY = (429, 502, 503, 504)  # statuses of a server that may answer a little later
_LONGEST_PAUSE = 30.0  # seconds that a server may ask us to wait


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks: *user* and *password*; neither is ever shown."""

    user: str = field(repr=False)
    password: str = field(repr=False)

    @property
    def header(self) -> str:
        """The header of HTTP Basic authentication."""
        return f"Basic {base64.b64encode(f'{self.user}:{self.password}'.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said: *status*, the media *type* without parameters, and the *content*."""

    status: int
    type: str
    content: bytes

    @property
    def ok(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    @property
    def words(self) -> str:
        """The beginning of what it said, as one line that can be shown."""
        line = " ".join(self.content[:2000].decode("utf-8", "replace").split())
        return "".join(c for c in line if c.isprintable())[:300] or "nothing"


class Wire:
    """Sends requests with *login*; waits *timeout* seconds for an answer, and tries *attempts* times.

    The first *pause* (seconds) between two attempts doubles each time, with a random part; a busy server may name its own. All requests can be
    repeated without harm. Redirections are not followed: they would carry the password elsewhere.
    """

    def __init__(
        self, login: Login | None = None, timeout: float = 120.0, attempts: int = 4, pause: float = 0.3
    ) -> None:
        self._login, self._timeout, self._attempts, self._pause = login, timeout, attempts, pause

    def send(
        self,
        method: str,
        address: str,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return the reply to one request; raises Unreachable, and Refused where the password is wrong or missing."""
        given = {"User-Agent": "remit", **(headers or {})}
        if self._login:
            given["Authorization"] = self._login.header
        request = urllib.request.Request(address, content, given, method=method)
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            try:
                reply, wait = self._once(request)
            except (OSError, http.client.HTTPException) as error:
                if last or _is_final(error):
                    raise Unreachable(_unreachable(address, error, self._timeout)) from error
                wait = None
            else:
                if last or reply.status not in _BUSY:
                    return _checked(reply, address, self._login)
            time.sleep(wait if wait is not None else self._pause * 2 ** (attempt - 1) * uniform(0.8, 1.2))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, request: urllib.request.Request) -> tuple[Reply, float | None]:
        """Return the reply, and how many seconds the server wants to be left alone."""
        try:
            with _opener(request.full_url).open(request, timeout=self._timeout) as found:
                return Reply(found.status, found.headers.get_content_type(), found.read()), None
        except urllib.error.HTTPError as refusal:
            with refusal:
                reply = Reply(refusal.code, refusal.headers.get_content_type(), refusal.read())
            return reply, _wait(refusal.headers.get("Retry-After"))


class _Stay(urllib.request.HTTPRedirectHandler):
    """Takes a redirection as the answer."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None


def _opener(address: str) -> urllib.request.OpenerDirector:
    """Return what opens *address*: through the proxy of the environment, unless it is on this machine."""
    handlers: list[urllib.request.BaseHandler] = [_Stay()]
    if _is_here(urlsplit(address).hostname or ""):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _wait(header: str | None) -> float | None:
    return min(float(header), _LONGEST_PAUSE) if header and header.isdigit() else None


def _is_final(error: Exception) -> bool:
    """Whether trying again is of no use: an unknown name, a certificate, a time that is over."""
    reason = getattr(error, "reason", error)
    cut = isinstance(reason, ConnectionError | http.client.HTTPException)
    return not cut or isinstance(reason, http.client.InvalidURL)


def _unreachable(address: str, error: Exception, timeout: float) -> str:
    reason = getattr(error, "reason", error)
    place = _place(address)
    if isinstance(reason, TimeoutError):
        return f"{place} did not answer within {timeout:g} seconds. Ask for less, or try again when the server has less to do."
    if isinstance(reason, ssl.SSLError):
        return (
            f"{place} cannot be trusted ({getattr(reason, 'verify_message', '') or reason}). "
            "If the certificate is your office's own, name its file in SSL_CERT_FILE."
        )
    return f"{place} cannot be reached ({getattr(reason, 'strerror', None) or reason}). Is the server running, and the address right?"


def _checked(reply: Reply, address: str, login: Login | None) -> Reply:
    """Return *reply* unless the server does not let us in, or sends us elsewhere."""
    if reply.status == 401:
        said = "refuses the user name or password" if login else "wants a user name and a password"
        raise Refused(f"{_place(address)} {said}. Set REMIT_SPARQL_USERNAME and REMIT_SPARQL_PASSWORD.")
    if 300 <= reply.status < 400:
        raise StoreError(
            f"{address} sends us to another address: give that one (and https where it wants it)."
        )
    return reply


def _place(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
