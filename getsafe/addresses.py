"""Rewrites of addresses that settings need."""

from urllib.parse import parse_qs, urlsplit, urlunsplit


def cache_url(broker: str) -> str:
    """The cache's address on the broker's server: the database after the broker's own."""
    parts = urlsplit(broker)
    if parts.scheme == "redis+socket":
        number = int(parse_qs(parts.query).get("virtual_host", ["0"])[0]) + 1
        return f"unix://{parts.path}?db={number}"
    number = int(parts.path.strip("/") or 0) + 1
    return urlunsplit(parts._replace(path=f"/{number}"))


def origin(address: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
