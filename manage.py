#!/usr/bin/env python
"""Run a management command; with no DATABASE_URL it starts or joins the embedded servers."""

import os
import sys


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "getsafe.settings")
    from getsafe import startup

    with startup.sentences(), startup.prepared_for(*sys.argv[1:]):
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
