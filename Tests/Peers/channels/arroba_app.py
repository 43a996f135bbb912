"""A PDS of one account, did:web:farm.test, in memory; see arroba.sh."""

import os
import threading

port = int(os.environ["TERRACE_PEER_PORT"])
# arroba reads these when it is imported; nobody is asked at the last three.
os.environ.update(
    REPO_TOKEN="the-only-token",
    REPO_PASSWORD="orange-season",
    PDS_HOST=f"127.0.0.1:{port}",
    APPVIEW_HOST="appview.invalid",
    RELAY_HOST="relay.invalid",
    PLC_HOST="plc.invalid",
)

from arroba import firehose, server, xrpc_repo, xrpc_server, xrpc_sync  # noqa: E402, F401
from arroba.repo import Repo  # noqa: E402
from arroba.storage import MemoryStorage  # noqa: E402
from arroba.util import new_key  # noqa: E402
from flask import Flask  # noqa: E402
from lexrpc.flask_server import init_flask  # noqa: E402

server.storage = MemoryStorage()
key = new_key()
Repo.create(server.storage, "did:web:farm.test", signing_key=key, rotation_key=key, handle="farm.test")
app = Flask("pds")
init_flask(server.server, app)

# The repository in memory is not made for two writers at once: one would undo what the other wrote.
one_at_a_time = threading.Lock()
answer = app.wsgi_app


def answer_alone(environ, start_response):
    with one_at_a_time:
        return list(answer(environ, start_response))


app.wsgi_app = answer_alone
app.run(host="127.0.0.1", port=port, threaded=True)
