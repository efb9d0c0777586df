"""The one way that a question is refused."""


class QuestionRefused(ValueError):
    """The question cannot be asked like this; the message is one sentence that says what to do."""
