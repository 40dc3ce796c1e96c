"""The redirects of w3id.org: `docs/w3id/.htaccess`, to be handed in at https://github.com/perma-id/w3id.org as `remit/.htaccess`.

A browser gets the reference page, everything else Turtle; each form has an address of its own, and so has each version.
The IRIs of the data are names only: they lead to the page that explains them.
"""

from __future__ import annotations

from ..model import Model

_SERVED = {
    "context.jsonld": "context.jsonld",
    "shapes": "shapes.ttl",
    "shapes.ttl": "shapes.ttl",
    "remit.ttl": "remit.ttl",
    "remit.html": "remit.html",
}
_PAGE = "RewriteCond %{HTTP_ACCEPT} text/html [OR]\nRewriteCond %{HTTP_ACCEPT} application/xhtml\\+xml"
_VERSION = r"([0-9]+\.[0-9]+\.[0-9]+)"


def w3id(model: Model) -> str:
    """Return the rules for Apache's mod_rewrite.

    >>> from remit.ontology import model
    >>> "RewriteRule ^ns/context.jsonld$" in w3id(model()).replace(chr(92), "")
    True
    """
    home = model.header.home
    rules = [
        f"# {model.header.iri}: the ontology of remit, its forms and the IRIs of its data",
        "Options +FollowSymLinks\nRewriteEngine on",
        *(
            f"RewriteRule ^ns/{asked.replace('.', chr(92) + '.')}$ {home}{file} [R=302,L]"
            for asked, file in _SERVED.items()
        ),
        "# a version",
        f"{_PAGE}\nRewriteRule ^ns/{_VERSION}$ {home}$1/remit.html [R=302,NE,L]",
        f"RewriteRule ^ns/{_VERSION}$ {home}$1/remit.ttl [R=302,L]",
        "# the ontology: # and what follows it stays with the client",
        f"{_PAGE}\nRewriteRule ^ns$ {home}remit.html [R=303,NE,L]",
        f"RewriteRule ^ns$ {home}remit.ttl [R=303,L]",
        "# the data",
        f"RewriteRule ^id/ {home}remit.html [R=303,L]",
        f"RewriteRule ^$ {home}remit.html [R=303,L]",
    ]
    return "\n".join(rules) + "\n"
