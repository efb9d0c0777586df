"""Finds the browser of the journeys: the system's own, or the one that Playwright installed."""

import functools
import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@functools.cache
def find() -> str | None:
    """The browser's path, or None when there is none; CHROMIUM names one of your own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or _installed_by_playwright()


def install() -> str:
    """The one command that installs a browser here."""
    if shutil.which("apt-get"):
        return "apt-get install --yes chromium"
    return ".venv/bin/playwright install --with-deps chromium"


def _installed_by_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return shutil.which(playwright.chromium.executable_path)


if __name__ == "__main__":
    if not find():
        print(install())
        sys.exit(1)
