"""The connection that `DATABASES` names as its engine."""

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, which looks whether its server is there before it asks.

    A connection that is kept open has to be checked before a request uses it: the database may
    have been restarted. A server that closes a connection says so on its socket, so that a quiet
    socket needs no question. (A server that vanished without a word answers neither.) A connection
    left in the middle of something is asked as before.
    """

    def is_usable(self) -> bool:
        """Whether the connection can be used: by its socket, and where that has news, by asking."""
        if self.connection is None or self.connection.closed:
            return False
        news = select.poll()
        news.register(self.connection.fileno(), select.POLLIN)
        is_quiet = not news.poll(0)
        is_idle = self.connection.pgconn.transaction_status == TransactionStatus.IDLE
        return True if is_quiet and is_idle else super().is_usable()
