"""The one error of the embedded servers: a sentence that says what to do."""


class EmbeddedError(Exception):
    """The embedded servers cannot run here; the message is fit to show as it is."""
