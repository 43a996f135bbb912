"""flask-websub's hub, which anybody may tell that a feed changed.

    TERRACE_PEER_PORT=8080 websub_hub.py FOLDER
"""

import os
import sys

from celery import Celery
from flask import Flask
from flask_websub.hub import Hub, SQLite3HubStorage

app = Flask("hub")
app.config.update(PUBLISH_SUPPORTED=True, MAX_ATTEMPTS=3, BACKOFF_BASE=1.0, SIGNATURE_ALGORITHM="sha256")
tasks = Celery("hub", broker="memory://")
tasks.conf.task_always_eager = True
hub = Hub(SQLite3HubStorage(os.path.join(sys.argv[1], "hub.sqlite3")), tasks, **app.config)
app.register_blueprint(hub.build_blueprint(url_prefix="/hub"))
app.run(host="127.0.0.1", port=int(os.environ["TERRACE_PEER_PORT"]), threaded=True)
