"""Asks a running GETSAFE how it is: exit status 0 when it is well. Needs nothing but Python."""

import json
import os
import sys
import urllib.error
import urllib.request


def is_well(address: str, oldest_heartbeat: int | None) -> bool:
    """Whether the page says ready and, where an age is given, scheduled tasks run."""
    host = (os.environ.get("ALLOWED_HOSTS") or "localhost").split(",")[0].strip().lstrip(".")
    request = urllib.request.Request(address, headers={"Host": host})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            found = json.load(answer)
    except (OSError, ValueError):
        return False
    if oldest_heartbeat is None:
        return True
    age = found.get("heartbeat_age_seconds")
    return age is not None and age <= oldest_heartbeat


if __name__ == "__main__":
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    sys.exit(0 if is_well(sys.argv[1], limit) else 1)
