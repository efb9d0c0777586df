"""The design system in templates: fields, error summary, buttons and tags."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from getsafe.govuk.bound import draw, draw_hidden
from getsafe.govuk.components import Tag
from getsafe.govuk.looks import revealed_names
from getsafe.govuk.renderer import component
from getsafe.govuk.summary import error_summary, has_errors

register = template.Library()

BUTTON_KINDS = frozenset({"", "secondary", "warning", "inverse"})


@register.simple_tag
def govuk_field(bound_field, **look) -> SafeString:
    """Draw one field; keywords override its look: `{% govuk_field form.x heading=True %}`."""
    return draw(bound_field, **look)


@register.simple_tag
def govuk_fields(form) -> SafeString:
    """Draw all of a form's fields, revealed ones inside their choice, and its hidden inputs."""
    inside = revealed_names(form)
    shown = [draw(field) for field in form.visible_fields() if field.name not in inside]
    return draw_hidden(form) + format_html_join("", "{}", ([group] for group in shown))


@register.simple_tag(takes_context=True)
def govuk_error_summary(context, *forms) -> SafeString:
    """Draw the error summary of the given forms, or of `form`, `forms` and `formset`.

    base.html calls it; a form that the page has summarised already is not repeated.
    """
    fresh = [form for form in _forms(context, forms) if _first_time(context, form)]
    return error_summary(fresh)


@register.simple_tag(takes_context=True)
def govuk_error_prefix(context) -> str:
    """Return "Error: " for the page title when a form on the page was refused."""
    return "Error: " if has_errors(_forms(context, ())) else ""


def _forms(context, given):
    if given:
        return [form for form in given if form]
    named = [context.get("form"), context.get("formset"), *(context.get("forms") or ())]
    return [form for form in named if hasattr(form, "is_bound")]


def _first_time(context, form):
    page = context.render_context
    if getattr(form, "summarised_on", None) is page:
        return False
    form.summarised_on = page
    return True


@register.simple_tag
def govuk_button(text, kind="", *, name="", value="", href="", **attributes) -> SafeString:
    """Draw a submit button, or a link that looks like one when it has an `href`.

    `kind` is "", "secondary", "warning" or "inverse"; other keywords become attributes
    (`formaction=...`, `id=...`; an underscore becomes a hyphen).
    """
    if kind not in BUTTON_KINDS:
        raise ValueError(f"No button kind {kind!r}")
    classes = f"govuk-button govuk-button--{kind}" if kind else "govuk-button"
    extra = {key.replace("_", "-"): item for key, item in attributes.items()}
    named = ({"name": name} if name else {}) | ({"value": value} if value else {})
    pairs = format_html_join("", ' {}="{}"', (named | extra).items())
    if href:
        return format_html(
            '<a href="{}" role="button" draggable="false" class="{}" '
            'data-module="govuk-button"{}>{}</a>',
            href, classes, pairs, text,
        )  # fmt: skip
    return format_html(
        '<button type="submit" class="{}" data-module="govuk-button" '
        'data-prevent-double-click="true"{}>{}</button>',
        classes, pairs, text,
    )  # fmt: skip


@register.simple_tag
def govuk_tag(text, colour="") -> SafeString:
    """Draw a status tag."""
    return Tag(text, colour).__html__()


@register.simple_tag
def govuk_component(name, **options) -> SafeString:
    """Draw any other component with the macro's own option names; not for use in long loops."""
    return component(name, options)
