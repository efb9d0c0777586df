"""How the web server runs, in the demo and in production alike."""

import gc
import os
import sys
from pathlib import Path

# The command `gunicorn` looks for modules beside itself only.
sys.path.insert(0, str(Path(__file__).parent))

from getsafe.environment import Environment

env = Environment()
bind = env.listening("GETSAFE_BIND", "127.0.0.1:8000")
workers = env.number("GETSAFE_WEB_WORKERS", 2, least=1)
# Loading once and forking saves memory, and a bad setting stops the server instead of looping.
preload_app = True
timeout = 60
graceful_timeout = 20
# Workers are renewed now and then, not all at once.
max_requests = 5000
max_requests_jitter = 500
# The heartbeat file belongs in memory where the system has such a folder.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
# The proxy in front keeps the access log; request lines carry query strings.
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True


def when_ready(_server):
    """Leave what is loaded once out of every later search for garbage, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
