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

    def digest(self, address: str) -> urllib.request.BaseHandler:
        """Return what answers a server that wants HTTP Digest authentication instead."""
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address, self.user, self.password)
        return _Digest(known)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said: *status*, the media *type* without parameters, and the *content*.

    A busy server may say how many seconds to *wait*, one that wants a password how (*challenge*).
    """

    status: int
    type: str
    content: bytes
    wait: float | None = None
    challenge: str = ""

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
    repeated without harm. The password goes to a server that asks for it (HTTP Basic or Digest); redirections are not
    followed: they would carry it elsewhere.
    """

    def __init__(
        self, login: Login | None = None, timeout: float = 120.0, attempts: int = 4, pause: float = 0.3
    ) -> None:
        self._login, self._timeout, self._attempts, self._pause = login, timeout, attempts, pause
        self._basic = False  # whether the server has asked for a password in that form

    def send(
        self,
        method: str,
        address: str,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return the reply to one request; raises Unreachable, and Refused where the password is wrong or missing."""
        for attempt in range(1, self._attempts + 1):
            last = attempt == self._attempts
            pause = self._pause * 2 ** (attempt - 1) * uniform(0.8, 1.2)
            try:
                reply = self._known(method, address, content, headers or {})
            except (OSError, http.client.HTTPException) as error:
                if last or _is_final(error):
                    raise Unreachable(_unreachable(address, error, self._timeout)) from error
            else:
                if last or reply.status not in _BUSY:
                    return _checked(reply, address, self._login)
                pause = pause if reply.wait is None else reply.wait
            time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _known(self, method: str, address: str, content: bytes | None, headers: Mapping[str, str]) -> Reply:
        """Return the reply to a request that says who asks, if the server wants to know."""
        reply = self._once(method, address, content, headers)
        if reply.status == 401 and self._login and not self._basic and reply.challenge.startswith("basic"):
            self._basic = True
            reply = self._once(method, address, content, headers)
        return reply

    def _once(self, method: str, address: str, content: bytes | None, headers: Mapping[str, str]) -> Reply:
        given = {"User-Agent": "remit", **headers}
        if self._login and self._basic:
            given["Authorization"] = self._login.header
        request = urllib.request.Request(address, content, given, method=method)
        try:
            with _opener(address, self._login).open(request, timeout=self._timeout) as found:
                return Reply(found.status, found.headers.get_content_type(), found.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                kind, said = refusal.headers.get_content_type(), refusal.headers
                challenge = str(said.get("WWW-Authenticate", "")).lower()
                return Reply(refusal.code, kind, refusal.read(), _wait(said.get("Retry-After")), challenge)


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers a challenge of that form, and lets any other be."""

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any
    ) -> Any:
        digest = str(headers.get("WWW-Authenticate", "")).lower().startswith("digest")
        return super().http_error_401(req, fp, code, msg, headers) if digest else None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Takes a redirection as the answer."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None


def _opener(address: str, login: Login | None) -> urllib.request.OpenerDirector:
    """Return what opens *address*: through the proxy of the environment, unless it is on this machine."""
    handlers: list[urllib.request.BaseHandler] = [_Stay()]
    if login and f"{login.user}{login.password}".isascii():  # else Digest has no agreed form
        handlers.append(login.digest(address))
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
