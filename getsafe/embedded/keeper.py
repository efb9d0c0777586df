"""The keeper: one process per data folder that runs both servers for as long as anyone uses them.

A command holds a connection to the keeper's socket while it needs the servers. The kernel closes
that connection however the command ends, `kill -9` included, so the keeper always learns of it.
With the last connection gone it stops both servers and ends.

A client is told `ready` or a sentence that says why not. It may say `child PID`: should it go
without a word, that child's process group is ended for it. It may say `bye`, and is answered
`kept` (others are using the servers) or `stopping`, and then sees the connection close at the end.
"""

import argparse
import contextlib
import os
import re
import select
import shutil
import signal
import socket
import sys
from pathlib import Path

from getsafe.embedded.errors import EmbeddedError
from getsafe.embedded.places import Places, places_for
from getsafe.embedded.postgres import Postgres
from getsafe.embedded.processes import end_groups
from getsafe.embedded.valkey import Valkey

CHILD = re.compile(r"child (\d+)\n")
FIRST_CLIENT_SECONDS = 30
WATCH_SECONDS = 1.0


class Keeper:
    """Runs the servers while clients are connected; single-threaded on purpose."""

    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self.servers: list[Postgres | Valkey] = [
            Postgres(places, durable=durable),
            Valkey(places, durable=durable),
        ]
        self.clients: list[socket.socket] = []
        self.children: dict[socket.socket, set[int]] = {}
        self.listener = self._listen()

    def run(self) -> None:
        """Serve until the last client has gone or somebody stops us."""
        try:
            self._accept(FIRST_CLIENT_SECONDS)
            self._start()
            self._tell(self.clients, b"ready\n")
            while self.clients:
                self._turn()
        except EmbeddedError as error:
            self._tell(self.clients, f"error {error}\n".encode())
        finally:
            self._stop()

    def _listen(self) -> socket.socket:
        self.places.keeper_socket.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self.places.keeper_socket))
        listener.listen(64)
        return listener

    def _start(self) -> None:
        for server in self.servers:
            server.start()

    def _stop(self) -> None:
        self.places.keeper_socket.unlink(missing_ok=True)
        self.listener.close()
        for server in reversed(self.servers):
            server.stop()

    def _turn(self) -> None:
        readable, _, _ = select.select([self.listener, *self.clients], [], [], WATCH_SECONDS)
        for client in [one for one in readable if one is not self.listener]:
            self._hear(client)
        if self.listener in readable:
            self._tell([self._accept(0)], b"ready\n")
        self._restart_the_dead()

    def _accept(self, seconds: float) -> socket.socket:
        self.listener.settimeout(seconds or None)
        try:
            client, _ = self.listener.accept()
        except TimeoutError as error:
            message = "Nobody asked for the servers."
            raise EmbeddedError(message) from error
        client.settimeout(5)
        self.clients.append(client)
        return client

    def _hear(self, client: socket.socket) -> None:
        try:
            words = client.recv(4096).decode()
        except OSError:
            words = ""
        children = self.children.setdefault(client, set())
        children.update(int(pid) for pid in CHILD.findall(words))
        if "bye" in words:
            self._dismiss(client)
        elif not words:
            self._forget(client)
            client.close()
            end_groups(children)

    def _dismiss(self, client: socket.socket) -> None:
        self._forget(client)
        if self.clients:
            self._tell([client], b"kept\n")
            client.close()
        else:
            # Left open: the client sees it close when this process has ended.
            self._tell([client], b"stopping\n")
            self.leaving = client

    def _forget(self, client: socket.socket) -> None:
        self.clients.remove(client)
        self.children.pop(client, None)

    def _restart_the_dead(self) -> None:
        for server in self.servers:
            if self.clients and server.process and server.process.poll() is not None:
                server.start()

    def _tell(self, clients: list[socket.socket], words: bytes) -> None:
        for client in clients:
            with contextlib.suppress(OSError):
                client.sendall(words)


def main() -> None:
    """Run the keeper of the data folder named on the command line."""
    parser = argparse.ArgumentParser(prog="getsafe.embedded.keeper")
    parser.add_argument("data", type=Path)
    parser.add_argument("--throw-away", action="store_true")
    parser.add_argument("--remove", action="store_true")
    arguments = parser.parse_args()
    os.umask(0o077)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    places = places_for(arguments.data)
    with places.lock("keeper"):
        Keeper(places, durable=not arguments.throw_away).run()
        if arguments.remove:
            for folder in (places.root, places.run, places.data):
                shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
