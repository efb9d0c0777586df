"""Files that pages give out."""

import re

from django.http import HttpResponse


def attachment(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """A download; nothing keeps a copy of it on the way."""
    headers = {
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{re.sub(r"[^A-Za-z0-9._-]+", "-", name)}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, headers=headers)
