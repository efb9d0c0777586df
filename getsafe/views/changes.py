"""The one way in which a page with a form changes a record."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from getsafe.errors import Refused


def change(
    request: HttpRequest,
    form: Form,
    act: Callable[..., Any],
    *,
    done: str,
    back: str,
    words: dict[str, Any],
    template: str = "getsafe/change.html",
) -> HttpResponse:
    """Show `form`; when it is filled in, call `act` with what was typed and go to `back`.

    What the action refuses is shown beside the field that it names, and nothing typed is lost.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(request, template, {"form": form, "back": back, **words})
