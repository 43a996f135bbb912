"""flask-websub's subscriber. It discovers hub and topic by itself, answers the hub's question, and keeps what it is told.

    TERRACE_PEER_PORT=8080 websub_subscriber.py FOLDER

    GET /subscribe?url=…[&secret=…]     {"id": …, "topic": …, "hub": …}
    GET /unsubscribe?id=…
    GET /seen                           {"successes": [[topic, mode], …], "errors": [[topic, reason], …],
                                         "told": [{"topic": …, "title": …, "entries": [[id, title, [enclosure, …]], …]}, …]}
"""

import logging
import os
import sys

import feedparser
import flask_websub.subscriber
from flask import Flask, jsonify, request
from flask_websub.subscriber import SQLite3SubscriberStorage, SQLite3TempSubscriberStorage, Subscriber, discover

# On loopback there is no TLS, without which the library would ask for no secret.
flask_websub.subscriber.is_secure = lambda url: True

logging.getLogger("werkzeug").setLevel(logging.ERROR)
app = Flask("subscriber")
path = os.path.join(sys.argv[1], "subscriber.sqlite3")
subscriber = Subscriber(SQLite3SubscriberStorage(path), SQLite3TempSubscriberStorage(path))
app.register_blueprint(subscriber.build_blueprint(url_prefix="/callbacks"))
seen = {"successes": [], "errors": [], "told": []}


@subscriber.add_success_handler
def on_success(topic, callback_id, mode):
    seen["successes"].append([topic, mode])


@subscriber.add_error_handler
def on_error(topic, callback_id, reason):
    seen["errors"].append([topic, str(reason)])


@subscriber.add_listener
def on_topic_change(topic, callback_id, body):
    feed = feedparser.parse(body)
    seen["told"].append({
        "topic": topic, "title": feed.feed.get("title", ""), "bozo": bool(feed.bozo),
        "entries": [[e.get("id", ""), e.get("title", ""), [x.href for x in e.get("enclosures", [])]] for e in feed.entries]})


@app.route("/subscribe")
def subscribe():
    found = discover(request.args["url"])
    identifier = subscriber.subscribe(secret=request.args.get("secret") or None, **found)
    return jsonify(id=identifier, topic=found["topic_url"], hub=found["hub_url"])


@app.route("/unsubscribe")
def unsubscribe():
    subscriber.unsubscribe(request.args["id"])
    return jsonify(id=request.args["id"])


@app.route("/seen")
def show():
    return jsonify(seen)


app.run(host="127.0.0.1", port=int(os.environ["TERRACE_PEER_PORT"]), threaded=True)
