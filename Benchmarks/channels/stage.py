"""The scene of a run: peers, the fault proxy before them, and Terrace, which can be killed and goes on."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import time
import uuid

from common import ROOT, TERRACE, free_port, say, wait_for

from . import module
from .web import ask

SCRIPTS = ROOT / "Tests/Peers/channels"

# Short, so that a run of minutes holds what otherwise takes days.
PATIENCE = {
    "ALLOW_PRIVATE_TARGETS": "true", "DELIVERY_LEASE_SECONDS": 8, "DELIVERY_CALL_SECONDS": 6,
    "DELIVERY_BACKOFF_BASE_MILLISECONDS": 200, "DELIVERY_BACKOFF_UNIT_MILLISECONDS": 20,
    "DELIVERY_BACKOFF_MOST_MILLISECONDS": 4_000, "DELIVERY_BREAKER_FAILURES": 1_000_000,
    "DELIVERY_BREAKER_REST_MILLISECONDS": 500, "DELIVERY_SWEEP_SECONDS": 1, "DELIVERY_QUIET_MOST_SECONDS": 2,
    "DELIVERY_CHECK_SECONDS": 60, "DELIVERY_PROBE_SECONDS": 1,
}


class Peers:
    """The servers of the channels, each with what its script told."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.told = {}

    def start(self, kinds):
        for kind in kinds:
            found = module(kind)
            if found.SCRIPT is None:
                self.told[kind] = {}
                continue
            script = SCRIPTS / f"{found.SCRIPT}.sh"
            subprocess.run([script, "install"], check=True, stdout=sys.stderr)
            data = self.folder / found.SCRIPT
            out = subprocess.run([script, "start", data], check=True, capture_output=True, text=True).stdout
            line = next(line for line in out.splitlines() if line.startswith(found.VARIABLE + "="))
            self.told[kind] = json.loads(line.partition("=")[2])

    def stop(self):
        for kind in self.told:
            script = module(kind).SCRIPT
            if script:
                subprocess.run([SCRIPTS / f"{script}.sh", "stop", self.folder / script], stdout=subprocess.DEVNULL)

    def certificates(self):
        """All that Terrace must trust, in one file."""
        path = self.folder / "trusted.pem"
        files = {told["certificate"] for told in self.told.values() if told.get("certificate")}
        path.write_text("".join(pathlib.Path(file).read_text() for file in sorted(files)))
        return path if files else None


class FaultProxy:
    def __init__(self, peers, seed, **rates):
        routes = []
        for kind, told in peers.told.items():
            for name, (upstream, form) in module(kind).routes(told).items():
                routes.append({"name": name, "upstream": upstream, "kind": form})
        config = {"seed": seed, "routes": routes, **rates}
        self.child = subprocess.Popen(
            ["/usr/bin/python3", SCRIPTS / "fault_proxy.py", json.dumps(config)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.ports = json.loads(self.child.stdout.readline())

    @property
    def through(self):
        return self.ports["routes"]

    def rates(self, **rates):
        ask("POST", f"http://127.0.0.1:{self.ports['control']}/rates", rates)

    def counts(self):
        return json.loads(ask("GET", f"http://127.0.0.1:{self.ports['control']}/counts")[2])

    def stop(self):
        self.child.stdin.close()
        self.child.wait(10)


class Terrace:
    """One demonstration, served by one process after another on the same port and data."""

    def __init__(self, folder, certificates=None, **patience):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {**os.environ, **{f"TERRACE_{name}": str(value) for name, value in {**PATIENCE, **patience}.items()}}
        if certificates:
            self.environment["TERRACE_TRUSTED_CERTIFICATES"] = str(certificates)
        self.child = None
        self.kills = 0
        self.log = open(self.folder.parent / "terrace.log", "ab")
        self.run("demo")
        self.demo = json.loads((self.folder / "demo.json").read_text())
        # Slugs of the articles that a run makes.
        self.known = {}
        self.was_asked_again = False

    def run(self, verb):
        self.child = subprocess.Popen(
            [TERRACE, verb, "--data", self.folder, "--port", str(self.port), "--log-level", "warning"], env=self.environment,
            stdout=self.log, stderr=self.log)
        wait_for(self.base + "/healthz")

    def kill(self):
        """kill -9, and on again."""
        self.kills += 1
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()
        self.run("serve")

    def stop(self):
        self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
        self.log.close()

    def call(self, role, method, path, body=None, key=None, headers=None):
        """(status, answer, ETag). While Terrace is down it is asked again: a create has a key, by which it happens once."""
        headers = {"Authorization": "Bearer " + self.demo["tokens"][role], **(headers or {})}
        if method == "POST":
            headers["Idempotency-Key"] = key or str(uuid.uuid4())
        end = time.time() + 60
        self.was_asked_again = False
        while True:
            try:
                status, answered, text = ask(method, self.base + "/api/v1" + path, body, headers)
                if status < 500:
                    return status, json.loads(text) if text else None, answered.get("ETag")
                trouble = f"{status} {text[:300]}"
            except (OSError, http.client.HTTPException, ValueError) as error:
                trouble = repr(error)
            if time.time() > end:
                raise SystemExit(f"{method} {path}: {trouble}")
            self.was_asked_again = True
            time.sleep(0.1)

    def must(self, *arguments, **named):
        status, answer, _ = self.call(*arguments, **named)
        if status >= 400:
            raise SystemExit(f"{arguments[1]} {arguments[2]} was answered {status}: {json.dumps(answer, ensure_ascii=False)[:600]}")
        return answer

    def rows(self, sql):
        """What only Terrace's own database says; read, never written."""
        database = sqlite3.connect(f"file:{self.folder}/terrace.sqlite?mode=ro", uri=True, timeout=20)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()

    def slugs(self):
        return list(self.known)


@contextlib.contextmanager
def scene(folder, kinds, seed, terrace=None, **rates):
    """Peers, proxy and Terrace, with a channel of every kind."""
    os.chmod(folder, 0o755)
    peers = Peers(folder)
    proxy = house = None
    try:
        peers.start(kinds)
        proxy = FaultProxy(peers, seed, **{name: 0 for name in rates})
        for kind in kinds:
            prepared = getattr(module(kind), "prepared", None)
            if prepared:
                prepared(peers.told[kind], proxy.through)
        data = pathlib.Path(folder, "data")
        data.mkdir()
        house = Terrace(data, peers.certificates(), **(terrace or {}))
        channels = open_channels(house, peers, proxy, kinds)
        yield peers, proxy, house, channels
    finally:
        if house:
            house.stop()
        if proxy:
            proxy.stop()
        peers.stop()


def open_channels(house, peers, proxy, kinds):
    """{kind: channel as the API tells it}, each of them checked."""
    channels = {}
    for kind in kinds:
        entered = module(kind).entry(peers.told[kind], proxy.through)
        if entered is None:
            listed = house.must("admin", "GET", "/channels")["items"]
            channels[kind] = next(channel for channel in listed if channel["kind"] == kind)
            continue
        settings, credentials = entered
        channel = house.must(
            "admin", "POST", "/channels", {"kind": kind, "name": kind, "settings": settings, "credentials": credentials})
        channels[kind] = channel
        checked = house.must("admin", "POST", f"/channels/{channel['id']}/check")
        if not checked.get("check", {}).get("is_well"):
            raise SystemExit(f"{kind} is not well: {checked.get('check')}")
        ready = getattr(module(kind), "ready", None)
        if ready:
            ready(peers.told[kind], house, channel["id"])
        say(f"{kind}: ready")
    return channels


def number_and_version(text):
    """Articles are called `Oranges 0007v2 …`."""
    found = re.search(r"Oranges (\d{4})v(\d+)", text)
    return (int(found[1]), int(found[2])) if found else None
