"""How full Terrace keeps the lines of nine accounts on servers that answer in 50 ms, and whether its pages suffer."""
import asyncio
import concurrent.futures
import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from common import drained, row, say

from .desk import Desk
from .stage import Terrace

ACCOUNTS, ANSWER = 9, 0.05
ARTICLES = int(os.environ.get("TERRACE_BENCH_ARTICLES", 1_000))
# What the channel allows at once (MastodonChannel.capabilities).
LINES = 4


class Servers:
    """Nine servers with as much of Mastodon's interface as an account needs, each answer 50 ms late."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.ports = []
        self.posts = [dict() for _ in range(ACCOUNTS)]
        self.busy = [0.0] * ACCOUNTS
        self.first = self.last = None
        ready = threading.Event()
        threading.Thread(target=self.run, args=(ready,), daemon=True).start()
        ready.wait()

    def run(self, ready):
        asyncio.set_event_loop(self.loop)

        async def begin():
            for index in range(ACCOUNTS):
                server = await asyncio.start_server(lambda r, w, index=index: self.serve(index, r, w), "127.0.0.1", 0)
                self.ports.append(server.sockets[0].getsockname()[1])
            ready.set()

        self.loop.create_task(begin())
        self.loop.run_forever()

    async def serve(self, index, reader, writer):
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().split("\r\n")
                method, path, _ = lines[0].split(" ")
                fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
                body = await reader.readexactly(int(fields.get("content-length", 0)))
                begin = time.monotonic()
                await asyncio.sleep(ANSWER)
                status, answer = self.answer(index, method, path, fields, body)
                data = json.dumps(answer).encode()
                writer.write(b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(data)) + data)
                await writer.drain()
                if method == "POST" and path == "/api/v1/statuses":
                    self.first = self.first or begin
                    self.last = time.monotonic()
                    self.busy[index] += self.last - begin
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def answer(self, index, method, path, fields, body):
        base = f"http://127.0.0.1:{self.ports[index]}"
        account = {"id": "1", "username": "farm", "acct": "farm", "url": base + "/@farm", "display_name": "Farm"}
        path = path.partition("?")[0]
        if path == "/api/v2/instance":
            return 200, {"domain": "example.test", "version": "4.5.0", "configuration": {
                "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
                "media_attachments": {"image_size_limit": 16_777_216, "video_size_limit": 103_809_024, "supported_mime_types": ["image/jpeg"], "description_limit": 1_500}}}
        if path == "/api/v1/accounts/verify_credentials":
            return 200, account
        if path == "/api/v1/statuses" and method == "POST":
            key = fields.get("idempotency-key", "")
            kept = self.posts[index]
            number = kept.setdefault(key, len(kept) + 1)
            return 200, {"id": str(number), "url": f"{base}/@farm/{number}", "uri": f"{base}/s/{number}", "account": account,
                         "content": "", "created_at": "2026-11-24T00:00:00.000Z", "visibility": "public",
                         "favourites_count": 0, "reblogs_count": 0, "replies_count": 0, "media_attachments": []}
        if path in ("/api/v2/media", "/api/v1/media"):
            return 200, {"id": "7", "type": "image", "url": base + "/m/7.jpg"}
        if path.endswith("/statuses") or path.endswith("/context"):
            return 200, []
        return 404, {"error": "Record not found"}


def measure(seed):
    with tempfile.TemporaryDirectory(prefix="terrace-queue-") as folder:
        data = pathlib.Path(folder, "data")
        data.mkdir()
        servers = Servers()
        # As patient as out of the box.
        house = Terrace(data, DELIVERY_LEASE_SECONDS=120, DELIVERY_CALL_SECONDS=30, DELIVERY_SWEEP_SECONDS=60)
        try:
            run(house, servers)
        finally:
            house.stop()
            servers.loop.call_soon_threadsafe(servers.loop.stop)


def shared(work):
    """Does it for every article, four at a time."""
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(1, ARTICLES + 1)))


@contextlib.contextmanager
def read(address, rate=20):
    """Reads a page meanwhile; gives a list that holds, in the end, how long each reading took in milliseconds."""
    took = []
    child = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name("page_pace.py"), address, str(rate)],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield took
    finally:
        took += json.loads(child.communicate()[0])


def share_of(took, share):
    return statistics.quantiles(took, n=100, method="inclusive")[share - 1]


def run(house, servers):
    opened = {}
    for index, port in enumerate(servers.ports):
        opened[f"mastodon {index}"] = house.must("admin", "POST", "/channels", {
            "kind": "mastodon", "name": f"account {index}", "settings": {"address": f"http://127.0.0.1:{port}"},
            "credentials": {"token": "t"}})
    desk = Desk(house, opened)
    desk.cover = None
    begin = time.time()
    shared(desk.write)
    drained(house.base)
    say(f"{ARTICLES} articles written in {time.time() - begin:.0f} s")
    with read(house.base + "/articles") as idle:
        time.sleep(10)
    with read(house.base + "/articles") as busy:
        shared(desk.publish)
        end = time.time() + 300
        while min(map(len, servers.posts)) < ARTICLES and time.time() < end:
            time.sleep(0.2)
    took = servers.last - servers.first
    sent = sum(map(len, servers.posts))
    # Nine accounts, each with as many requests under way as the channel allows, each 50 ms long.
    allowed = took * ACCOUNTS * LINES / ANSWER
    say(f"{sent} posts in {took:.1f} s, {sent / took:.0f} a second; the lines allow {ACCOUNTS * LINES / ANSWER:.0f}; on average "
        f"{sum(servers.busy) / took:.1f} of {ACCOUNTS * LINES} requests were under way")
    row("channels", "queue.share_of_limit", sent / allowed, "share", "higher", "the channels' own limit", 1, n=sent)
    for name, share in (("p50", 50), ("p99", 99)):
        row("channels", f"queue.page_{name}_milliseconds", share_of(busy, share), "ms", "lower", "the same page when idle",
            share_of(idle, share), n=len(busy))
