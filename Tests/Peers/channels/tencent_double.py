"""What the doubles of Tencent's platforms share: a stateful HTTP server of the standard library, forms, a control door.

No server of these platforms can be run here, so a double keeps to what their documents say (see each one's head). It is
not a peer: what it proves is that Terrace keeps to the documented contract, and what it does when answers are lost.

Every double answers, besides the platform's paths,
    GET  /_double/state      what it keeps, as JSON
    POST /_double/set        {"name": value, …}: switches, as each double names them; {"reset": true} forgets everything
Below /@NAME/ there is a world of its own for each name, with the same accounts and nothing of the others in it, so that
tests that turn switches do not meet.
"""

import email.parser
import email.policy
import json
import re
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST = 128 << 20


class Refused(Exception):
    """A refusal of the platform: an HTTP status and its body."""

    def __init__(self, body, status=200):
        super().__init__(str(body))
        self.body = body
        self.status = status


class Request:
    def __init__(self, handler, body):
        split = urllib.parse.urlsplit(handler.path)
        self.method = handler.command
        self.path = split.path
        self.query = dict(urllib.parse.parse_qsl(split.query, keep_blank_values=True))
        self.headers = {name.lower(): value for name, value in handler.headers.items()}
        self.body = body
        self.form = {}
        self.files = {}
        kind = self.headers.get("content-type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            self.form = dict(urllib.parse.parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        elif kind.startswith("multipart/form-data"):
            self._parts(kind)

    def _parts(self, kind):
        head = f"Content-Type: {kind}\r\n\r\n".encode()
        message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + self.body)
        for part in message.iter_parts() if message.is_multipart() else []:
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True) or b""
            if part.get_filename() is None:
                self.form[name] = content.decode("utf-8", "replace")
            else:
                self.files[name] = (part.get_filename(), part.get_content_type(), content)

    @property
    def fields(self):
        return {**self.query, **self.form}

    def json(self):
        try:
            value = json.loads(self.body)
        except (ValueError, UnicodeDecodeError):
            return None
        return value if isinstance(value, dict) else None


class Double:
    """`routes` are (method, pattern, function); a function takes the request and the pattern's groups, and returns JSON or
    (status, JSON). State is touched by one request at a time."""

    routes = []

    def __init__(self):
        self.lock = threading.RLock()
        self.reset()

    def reset(self):
        raise NotImplementedError

    def state(self):
        raise NotImplementedError

    def set(self, switches):
        for name, value in switches.items():
            if name not in self.switches:
                raise Refused({"unknown": name, "known": sorted(self.switches)}, 400)
            self.switches[name] = value

    def missing(self, request):
        """What the platform says of a path that it does not know."""
        raise Refused({"message": f"no {request.method} {request.path}"}, 404)

    def malformed(self):
        """The platform's word for a request whose fields are of the wrong kind: status and body."""
        raise NotImplementedError

    def answer(self, request):
        with self.lock:
            if request.path == "/_double/state":
                return 200, self.state()
            if request.path == "/_double/set":
                switches = request.json() or {}
                if switches.pop("reset", False):
                    self.reset()
                self.set(switches)
                return 200, self.state()
            try:
                for method, pattern, function in self.routes:
                    match = re.fullmatch(pattern, request.path)
                    if match and method == request.method:
                        answer = function(self, request, *match.groups())
                        return answer if isinstance(answer, tuple) else (200, answer)
                return 200, self.missing(request)
            except Refused as refused:
                return refused.status, refused.body
            except (TypeError, ValueError, AttributeError, KeyError) as trouble:
                # A field of another kind than documented: nothing is changed before all fields were looked at.
                sys.stderr.write(f"{request.method} {request.path}: {trouble!r}\n")
                return self.malformed()


def serve(kind, port):
    worlds = {"": kind()}
    making = threading.Lock()

    def world(request):
        match = re.match(r"/@([A-Za-z0-9-]{1,64})(/.*)", request.path)
        if match is None:
            return worlds[""]
        request.path = match[2]
        with making:
            return worlds.setdefault(match[1], kind())

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            if length > MOST:
                self.close_connection = True
                return self.reply(413, {})
            body = self.rfile.read(length)
            if len(body) < length:
                # Cut half-way: a real server does nothing either.
                self.close_connection = True
                return
            try:
                request = Request(self, body)
                status, answer = world(request).answer(request)
            except Refused as refused:
                status, answer = refused.status, refused.body
            self.reply(status, answer)

        do_POST = do_PUT = do_DELETE = do_GET

        def reply(self, status, answer):
            body = b"" if answer is None else json.dumps(answer, ensure_ascii=False).encode()
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Type", "application/json; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 204:
                self.wfile.write(body)

        def log_message(self, form, *arguments):
            sys.stderr.write("%s %s\n" % (time.strftime("%H:%M:%S"), form % arguments))

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            # A line that breaks while we answer is what fault runs are about.
            if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
                super().handle_error(request, client_address)

    Server(("127.0.0.1", port), Handler).serve_forever()


def characters(text):
    return len(text or "")
