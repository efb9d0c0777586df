"""From a Django bound field to a govuk-frontend component and its options."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from getsafe.govuk.looks import Look, look_of
from getsafe.govuk.renderer import component
from getsafe.govuk.widgets import DATE_PARTS, DateWidget

# The attributes that a macro takes as options of its own, or that GOV.UK advises against: a
# placeholder vanishes while one types, maxlength cuts pasted text off without a word.
OWN_ATTRIBUTES = {
    "id", "class", "rows", "cols", "maxlength", "minlength", "autocomplete", "inputmode",
    "spellcheck", "type", "min", "max", "step", "pattern", "autocapitalize", "placeholder",
}  # fmt: skip


def draw(bound_field: forms.BoundField, **changes: Any) -> SafeString:
    """Return the field's whole group: label or legend, hint, error and input."""
    if bound_field.is_hidden:
        return SafeString(bound_field)
    look = look_of(bound_field)
    if changes:
        look = dataclasses.replace(look, **changes)
    for widget_class, drawing in DRAWINGS:
        if isinstance(bound_field.field.widget, widget_class):
            return drawing(bound_field, look)
    raise TypeError(f"No GOV.UK component for {type(bound_field.field.widget).__name__}")


def _text(bound_field, look):
    return component("input", _text_options(bound_field, look))


def _text_options(bound_field, look):
    widget = bound_field.field.widget
    return {
        **_labelled(bound_field, look),
        **_input_kind(bound_field),
        "value": _value(bound_field),
        "classes": _width(look),
        "prefix": {"text": look.prefix} if look.prefix else None,
        "suffix": {"text": look.suffix} if look.suffix else None,
        "autocomplete": widget.attrs.get("autocomplete"),
        "autocapitalize": widget.attrs.get("autocapitalize"),
        "pattern": widget.attrs.get("pattern"),
    }


def _input_kind(bound_field):
    widget = bound_field.field.widget
    kind = {"type": widget.input_type, "inputmode": widget.attrs.get("inputmode")}
    if "spellcheck" in widget.attrs:
        kind["spellcheck"] = str(widget.attrs["spellcheck"]).lower() == "true"
    if widget.input_type == "number":
        # A number box changes when scrolled over and drops what it cannot read.
        whole = isinstance(bound_field.field, forms.IntegerField) and not isinstance(
            bound_field.field, (forms.DecimalField, forms.FloatField)
        )
        kind |= {"type": "text", "inputmode": "numeric" if whole else "decimal"}
        kind["spellcheck"] = False
    if widget.input_type in {"email", "url"}:
        kind["spellcheck"] = False
    return kind


def _password(bound_field, look):
    attrs = bound_field.field.widget.attrs
    options = _labelled(bound_field, look) | {"autocomplete": attrs.get("autocomplete")}
    return component("password-input", options)


def _textarea(bound_field, look):
    attrs = bound_field.field.widget.attrs
    limit = getattr(bound_field.field, "max_length", None)
    options = {
        **_labelled(bound_field, look),
        "value": _value(bound_field),
        "rows": look.rows or _rows(attrs),
        "autocomplete": attrs.get("autocomplete"),
    }
    if limit and look.count:
        return component("character-count", options | {"maxlength": limit, "threshold": 50})
    return component("textarea", options)


def _rows(attrs):
    """Take a widget's own rows, unless they are the ones that Django gives to all."""
    rows = attrs.get("rows")
    return 5 if rows in {None, forms.Textarea().attrs["rows"]} else rows


def _file(bound_field, look):
    options = {
        **_labelled(bound_field, look),
        "javascript": True,
        "multiple": bool(bound_field.field.widget.allow_multiple_selected),
    }
    return component("file-upload", options)


def _select(bound_field, look):
    """Draw a list box; its options are joined here, for a macro takes 20 times as long."""
    options = _labelled(bound_field, look) | {"classes": _width(look)}
    widget = bound_field.field.widget
    if widget.allow_multiple_selected:
        options["attributes"]["multiple"] = {"value": True, "optional": True}
    html = component("select", options)
    head, tail = html.rsplit("</select>", 1)
    listed = "".join(_options(widget.choices, _chosen(bound_field)))
    return mark_safe(f"{head}{listed}</select>{tail}")  # noqa: S308  each option is escaped


def _options(choices, chosen):
    for value, text in choices:
        if isinstance(text, (list, tuple)):
            yield f'<optgroup label="{conditional_escape(value)}">'
            yield from _options(text, chosen)
            yield "</optgroup>"
            continue
        key = "" if value is None else str(value)
        mark = " selected" if key in chosen else ""
        yield f'<option value="{conditional_escape(key)}"{mark}>{conditional_escape(text)}</option>'


def _radios(bound_field, look):
    return component("radios", _choice_options(bound_field, look, "radios"))


def _checkboxes(bound_field, look):
    return component("checkboxes", _choice_options(bound_field, look, "checkboxes"))


def _choice_options(bound_field, look, kind):
    classes = [f"govuk-{kind}--small"] if look.small else []
    classes += [f"govuk-{kind}--inline"] if look.inline and kind == "radios" else []
    return {
        **_told(bound_field),
        "idPrefix": bound_field.auto_id,
        "name": bound_field.html_name,
        "classes": " ".join(classes),
        "fieldset": {"legend": look.title("legend", bound_field.label)},
        "items": list(_items(bound_field, look)),
    }


def _items(bound_field, look):
    chosen = _chosen(bound_field)
    for value, text in _flat(bound_field.field.widget.choices):
        key = "" if value is None else str(value)
        if key == "":
            continue
        if key == look.divider:
            yield {"divider": "or"}
        yield {
            "value": key,
            "text": text,
            "checked": key in chosen,
            "hint": {"text": look.hints[key]} if key in look.hints else None,
            "conditional": _conditional(bound_field.form, look.revealed_by(key)),
            "disabled": bound_field.field.disabled,
            "behaviour": "exclusive" if key == look.exclusive else None,
        }


def _flat(choices):
    for value, text in choices:
        if isinstance(text, (list, tuple)):
            yield from text
        else:
            yield value, text


def _conditional(form, names):
    return {"html": mark_safe("".join(draw(form[name]) for name in names))} if names else None  # noqa: S308


def _single_checkbox(bound_field, look):
    """Draw a yes-or-nothing box: its label stands beside it, so there is no legend."""
    widget = bound_field.field.widget
    item = {
        "value": "on",
        "disabled": bound_field.field.disabled,
        "text": bound_field.label,
        "checked": widget.check_test(bound_field.value()),
        "conditional": _conditional(bound_field.form, look.revealed_by("on")),
    }
    options = {
        **_told(bound_field),
        "idPrefix": bound_field.auto_id,
        "name": bound_field.html_name,
        "classes": "govuk-checkboxes--small" if look.small else "",
        "items": [item],
    }
    return component("checkboxes", options)


def _date(bound_field, look):
    widget = bound_field.field.widget
    values = bound_field.value()
    if not isinstance(values, (list, tuple)):
        values = widget.decompress(values)
    wrong = wrong_date_parts(bound_field)
    autocomplete = widget.attrs.get("autocomplete", "")
    disabled = {"disabled": {"value": bound_field.field.disabled, "optional": True}}
    items = [
        {
            "attributes": disabled,
            "name": f"{bound_field.html_name}-{part}",
            "id": f"{bound_field.auto_id}-{part}",
            "label": part.capitalize(),
            "value": "" if value is None else str(value),
            "autocomplete": f"{autocomplete}-{part}" if autocomplete == "bday" else None,
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in wrong else ""),
        }
        for part, value in zip(DATE_PARTS, values, strict=True)
    ]
    options = {
        **_told(bound_field),
        "id": bound_field.auto_id,
        "fieldset": {"legend": look.title("legend", bound_field.label)},
        "items": items,
    }
    return component("date-input", options)


def wrong_date_parts(bound_field: forms.BoundField) -> list[str]:
    """Name the boxes that the field's refusals point at: all of them when they do not say."""
    wrong: set[str] = set()
    for refusal in bound_field.errors.as_data():
        wrong.update((refusal.params or {}).get("parts", DATE_PARTS))
    return [part for part in DATE_PARTS if part in wrong]


def _told(bound_field):
    """Return what every component says about its field: hint, error and described-by."""
    errors = bound_field.errors
    hint = bound_field.help_text
    kind = "html" if isinstance(hint, SafeString) else "text"
    return {
        "hint": {kind: hint} if hint else None,
        "errorMessage": {"text": " ".join(errors)} if errors else None,
    }


def _labelled(bound_field: forms.BoundField, look: Look) -> dict:
    attrs = bound_field.field.widget.attrs
    return {
        **_told(bound_field),
        "id": bound_field.auto_id,
        "name": bound_field.html_name,
        "label": look.title("label", bound_field.label),
        "disabled": bound_field.field.disabled or bool(attrs.get("disabled")),
        "attributes": {
            name: {"value": value, "optional": True}
            for name, value in attrs.items()
            if name not in OWN_ATTRIBUTES and name != "disabled"
        },
    }


def _width(look):
    if not look.width:
        return ""
    return (
        f"govuk-input--width-{look.width}"
        if isinstance(look.width, int)
        else (f"govuk-!-width-{look.width}")
    )


def _value(bound_field):
    value = bound_field.field.widget.format_value(bound_field.value())
    return "" if value is None else value


def _chosen(bound_field):
    values = bound_field.field.widget.format_value(bound_field.value())
    return {values} if isinstance(values, str) else set(values)


Drawing = Callable[[forms.BoundField, Look], SafeString]
# The first class that fits is taken, so a subclass stands before its parent.
DRAWINGS: tuple[tuple[type[forms.Widget], Drawing], ...] = (
    (DateWidget, _date),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _single_checkbox),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.Textarea, _textarea),
    (forms.widgets.Input, _text),
)


def draw_hidden(form: forms.BaseForm) -> SafeString:
    """Return the form's hidden inputs."""
    return format_html_join("", "{}", ([field] for field in form.hidden_fields()))
