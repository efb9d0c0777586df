"""One shared Jinja environment for the govuk-frontend macros, and the form renderer over it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import loader
from django.utils.safestring import SafeString, mark_safe
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader

PACKAGE = "govuk_frontend_jinja"


@cache
def environment() -> Environment:
    """Return the environment; building it costs hundreds of times what a field costs."""
    return Environment(
        loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@cache
def _macro(name: str) -> Any:
    module = environment().get_template(f"{PACKAGE}/components/{name}/macro.html").module
    return getattr(module, "govuk" + "".join(word.capitalize() for word in name.split("-")))


def component(name: str, options: Mapping[str, Any]) -> SafeString:
    """Draw a govuk-frontend component. Its macros print a value of None as a word: give ''."""
    return mark_safe(_macro(name)(options))  # noqa: S308  the macros escape


class GovukRenderer(DjangoTemplates):
    """Django's form renderer, so that `{{ form }}` and `{{ field.as_field_group }}` are GOV.UK's.

    Forms and field groups come from the project's own templates, single widgets from Django's.
    """

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"

    def get_template(self, template_name: str) -> Any:
        """Find the project's form templates through the project's engine."""
        if template_name.startswith("govuk/"):
            return loader.get_template(template_name)
        return super().get_template(template_name)
