"""The connection that `DATABASES` names as its engine."""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, which looks whether its server is there before it asks.

    A connection that is kept open has to be checked before a request uses it: the database may
    have been restarted. A server that closes a connection says so on its socket, so that a quiet
    socket needs no question. (A server that vanished without a word answers neither.)
    """

    def is_usable(self) -> bool:
        """Whether the connection can be used: by its socket, and where that has news, by asking."""
        if self.connection is None or self.connection.closed:
            return False
        news = select.poll()
        news.register(self.connection.fileno(), select.POLLIN)
        return super().is_usable() if news.poll(0) else True
