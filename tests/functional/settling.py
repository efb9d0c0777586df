"""A page that was told to leave is waited for, whatever told it.

Playwright's click returns once the browser has the click: the page that it leads to may not have
begun. What a test then counts is the page before, and an address opened next cancels the form that
was just sent, both only on a slow machine. So the page itself notes that it is about to leave.
"""

import time

from playwright.sync_api import Error, Locator

PATIENCE_S = 15
NOTE_LEAVING = """
window.addEventListener("submit", (event) => { window.leaving ||= !event.defaultPrevented; });
window.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || link.target === "_blank") return;
  const here = window.location.href.split("#")[0];
  window.leaving ||= link.href.split("#")[0] !== here || !link.hash;
});
"""


def watch(page):
    """Have each document of the page note when it leaves, and the page what it downloads."""
    page.add_init_script(NOTE_LEAVING)
    page.downloads = []
    page.on("download", lambda download: page.downloads.append(download.url))


def settle(page):
    """Wait until the page that was told to leave has given way to the next, or to a download."""
    until = time.monotonic() + PATIENCE_S
    while _is_leaving(page) and not page.downloads:
        if time.monotonic() > until:
            raise TimeoutError(f"The page {page.url} was told to leave and did not.")
        page.wait_for_timeout(10)
    if page.downloads:
        page.evaluate("window.leaving = false")
        page.downloads.clear()
    page.wait_for_load_state()


def _is_leaving(page):
    try:
        return page.evaluate("window.leaving === true")
    except Error:  # the document went away while it was asked
        return True


def settling_click(plain_click):
    """Return Locator.click made to settle the page that it leaves."""

    def click(self: Locator, **options):
        plain_click(self, **options)
        if hasattr(self.page, "downloads"):  # not a page without scripts, which notes nothing
            settle(self.page)

    return click
