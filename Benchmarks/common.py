"""What the benchmarks share: starting the servers, loading them with wrk, and printing one JSON object a line."""
import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
TERRACE = pathlib.Path(os.environ.get("TERRACE_BINARY", ROOT / ".build/release/terrace"))
BARE = ROOT / ".build-bench/release/BareServer"


def say(text):
    print(text, file=sys.stderr, flush=True)


def row(bench, metric, value, unit, better, peer=None, peer_value=None, n=1):
    def short(number):
        return round(number, 3 if abs(number) >= 100 else 8)
    print(json.dumps({
        "bench": bench, "metric": metric, "value": short(value), "unit": unit, "better": better, "peer": peer,
        "peer_value": short(peer_value) if peer_value else None,
        "ratio": round(value / peer_value, 6) if peer_value else None, "n": n}), flush=True)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def get(url, timeout=30):
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return json.load(answer)


@contextlib.contextmanager
def process(*command):
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield child
    finally:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def wait_for(url, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{url} did not answer within {seconds} s")


@contextlib.contextmanager
def terrace(extra=()):
    """A fresh demonstration; yields its demo.json and its folder."""
    with tempfile.TemporaryDirectory(prefix="terrace-bench-") as folder:
        port = free_port()
        with process(TERRACE, "demo", "--data", folder, "--port", port, "--log-level", "error", *extra):
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield json.loads(pathlib.Path(folder, "demo.json").read_text()), pathlib.Path(folder)


@contextlib.contextmanager
def bare():
    port = free_port()
    with process(BARE, port):
        wait_for(f"http://127.0.0.1:{port}/hello")
        yield f"http://127.0.0.1:{port}/hello"


def drained(base, seconds=300):
    """Waits until every event is handled everywhere; returns how long that took."""
    begin = time.time()
    while time.time() - begin < seconds:
        if get(base + "/healthz")["pending"] == 0:
            return time.time() - begin
        time.sleep(0.05)
    raise SystemExit("events are still waiting")


def wrk(url, seconds=8, connections=64, script=None, arguments=()):
    """Requests a second, the 99th percentile in milliseconds, and the answers that were not 2xx or 3xx."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if script:
        command += ["-s", str(script)]
    out = subprocess.run(command + [url, *map(str, arguments)], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    p99 = float(slow[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slow[2]]
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    total = int(re.search(r"(\d+) requests in", out)[1])
    return rate, p99, int(bad[1]) if bad else 0, total

