#!/usr/bin/env python3
"""Stands between Terrace and its peers and does to the traffic what real networks do, by a seeded choice for each request.

    fault_proxy.py CONFIG        CONFIG is JSON, or a file of it:
    {"seed": 1, "routes": [{"name": "wordpress", "upstream": "127.0.0.1:8081", "listen": 0, "kind": "http"}, …],
     "acting": 0.4, "looking": 0.1, "stream": 0.05, "late_seconds": 0.4}

It prints one line of JSON, {"control": port, "routes": {name: port}}, and runs until its input ends or it is told to stop.
`kind` is `http` (one request after another; a WebSocket from its upgrade on counts as a stream) or `stream` (bytes: XMPP,
SMTP). `acting`, `looking` and `stream` are how often something happens to a request that changes something, to one that
does not, and to a piece of a stream. A route may have its own. The control port answers

    GET /counts                  {name: {mode: how often}}
    POST /rates                  {"acting": 0, "looking": 0, "stream": 0, "modes": ["drop", …]}: for all routes from now on

What can happen, and the peer's part in it:
    drop          the peer did its work; the answer is lost
    late          the answer is lost, and the peer does its work only a while later
    cut           half of the request reaches the peer, then the line breaks on both sides
    delay         all is well, slowly
    429           refused with Retry-After; the peer hears nothing of it
    500_before    an error from something in between; the peer hears nothing of it
    500_after     the same, after the peer has done its work
    garbage       the peer did its work; nonsense comes back
    reset_before  the line is reset; the peer hears nothing
    reset_after   the line is reset after the peer has done its work
"""

import asyncio
import collections
import json
import os
import random
import socket
import struct
import sys

MODES = ["drop", "late", "cut", "delay", "429", "500_before", "500_after", "garbage", "reset_before", "reset_after"]
STREAM_MODES = ["drop", "late", "cut", "delay", "garbage", "reset_before", "reset_after"]
NONSENSE = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not what anybody speaks \r\n\r\n\x00\xff\xfe"
MOST = 64 << 20
LOOKING = {"GET", "HEAD", "OPTIONS"}


class Route:
    def __init__(self, config, proxy):
        self.name = config["name"]
        host, _, port = config["upstream"].rpartition(":")
        self.upstream = (host, int(port))
        self.is_stream = config.get("kind", "http") == "stream"
        self.listen = int(config.get("listen", 0))
        self.own = {k: config[k] for k in ("acting", "looking", "stream", "modes") if k in config}
        self.proxy = proxy
        self.counts = collections.Counter()
        self.drawn = 0

    def rate(self, what):
        # What is calm is calm for all.
        general = self.proxy.rates[what]
        return general if general == 0 else self.own.get(what, general)

    def draw(self, what, modes):
        """The fault of the next request: by its number on this route, whatever the clock says."""
        self.drawn += 1
        dice = random.Random(f"{self.proxy.seed}:{self.name}:{self.drawn}")
        allowed = self.own.get("modes", self.proxy.modes)
        modes = [mode for mode in modes if mode in allowed]
        mode = dice.choice(modes) if modes and dice.random() < self.rate(what) else "pass"
        self.counts[f"{what}:{mode}"] += 1
        return mode, dice.uniform(0.5, 1.5)


class Proxy:
    def __init__(self, config):
        self.seed = config.get("seed", 1)
        self.rates = {"acting": config.get("acting", 0.4), "looking": config.get("looking", 0.1), "stream": config.get("stream", 0.05)}
        self.modes = config.get("modes", MODES)
        self.late = config.get("late_seconds", 0.4)
        self.routes = [Route(route, self) for route in config["routes"]]
        self.background = set()

    async def serve(self):
        ports = {}
        for route in self.routes:
            serve = self.stream if route.is_stream else self.http
            server = await asyncio.start_server(
                lambda r, w, serve=serve, route=route: self.guard(serve(route, r, w), w), "127.0.0.1", route.listen, limit=MOST)
            ports[route.name] = server.sockets[0].getsockname()[1]
        control = await asyncio.start_server(lambda r, w: self.guard(self.control(r, w), w), "127.0.0.1", 0)
        return {"control": control.sockets[0].getsockname()[1], "routes": ports}

    async def guard(self, work, writer):
        try:
            await work
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, EOFError, ValueError):
            pass
        finally:
            writer.close()

    def beside(self, work):
        task = asyncio.ensure_future(work)
        self.background.add(task)
        task.add_done_callback(self.background.discard)

    # HTTP

    async def http(self, route, reader, writer):
        while True:
            request = await read_message(reader, is_request=True)
            if request is None:
                return
            head, body = request
            method = head.split(b" ", 1)[0].decode("latin-1")
            fields = headers(head)
            if fields.get(b"upgrade", b"").lower() == b"websocket":
                upstream = await asyncio.open_connection(*route.upstream, limit=MOST)
                upstream[1].write(head + body)
                return await self.relay(route, reader, writer, *upstream)
            mode, factor = route.draw("looking" if method in LOOKING else "acting", MODES)
            if not await self.answer(route, mode, factor, writer, method, one_only(head), body):
                return

    async def answer(self, route, mode, factor, writer, method, head, body):
        """Whether the connection lives on."""
        if mode == "429":
            return await reply(writer, "429 Too Many Requests", "Retry-After: 1")
        if mode == "500_before":
            return await reply(writer, "500 Internal Server Error")
        if mode == "reset_before":
            return reset(writer)
        if mode == "late":
            self.beside(self.forward_late(route, head, body, method, self.late * factor))
            return False
        if mode == "cut":
            whole = head + body
            upstream = await asyncio.open_connection(*route.upstream)
            upstream[1].write(whole[: max(1, len(whole) // 2)])
            await upstream[1].drain()
            await asyncio.sleep(0.05)
            upstream[1].close()
            return False
        if mode == "delay":
            await asyncio.sleep(0.5 * factor)
        answer = await self.forward(route, head, body, method)
        if answer is None:
            # The peer itself gave none.
            return False
        if mode == "drop":
            return False
        if mode == "500_after":
            return await reply(writer, "500 Internal Server Error")
        if mode == "garbage":
            writer.write(NONSENSE)
            await writer.drain()
            return False
        if mode == "reset_after":
            return reset(writer)
        writer.write(answer)
        await writer.drain()
        return True

    async def forward(self, route, head, body, method):
        reader, writer = await asyncio.open_connection(*route.upstream, limit=MOST)
        try:
            writer.write(head + body)
            await writer.drain()
            message = await read_message(reader, is_request=False, has_body=method != "HEAD")
            return None if message is None else b"".join(message)
        finally:
            writer.close()

    async def forward_late(self, route, head, body, method, seconds):
        await asyncio.sleep(seconds)
        try:
            await self.forward(route, head, body, method)
        except (OSError, asyncio.IncompleteReadError, ValueError):
            pass

    # Streams

    async def stream(self, route, reader, writer):
        upstream = await asyncio.open_connection(*route.upstream, limit=MOST)
        await self.relay(route, reader, writer, *upstream)

    async def relay(self, route, reader, writer, up_reader, up_writer):
        state = {"deaf": False}

        async def down():
            while data := await up_reader.read(65_536):
                if not state["deaf"]:
                    writer.write(data)
                    await writer.drain()
            if not state["deaf"]:
                writer.close()

        back = asyncio.ensure_future(down())
        try:
            while data := await reader.read(65_536):
                mode, factor = route.draw("stream", STREAM_MODES)
                if not await self.piece(mode, factor, data, writer, up_writer, state):
                    return
        except OSError:
            pass
        finally:
            back.cancel()
            await asyncio.gather(back, return_exceptions=True)
            up_writer.close()

    async def piece(self, mode, factor, data, writer, up_writer, state):
        if mode == "reset_before":
            return reset(writer)
        if mode == "cut":
            up_writer.write(data[: max(1, len(data) // 2)])
            await up_writer.drain()
            return False
        if mode == "delay":
            await asyncio.sleep(0.5 * factor)
        if mode in ("drop", "late", "garbage", "reset_after"):
            state["deaf"] = True
            if mode == "late":
                writer.close()
                await asyncio.sleep(self.late * factor)
        up_writer.write(data)
        await up_writer.drain()
        if mode in ("pass", "delay"):
            return True
        # Time for the peer to do its work.
        await asyncio.sleep(0.3)
        if mode == "garbage":
            writer.write(NONSENSE)
            await writer.drain()
        if mode == "reset_after":
            reset(writer)
        return False

    # Control

    async def control(self, reader, writer):
        request = await read_message(reader, is_request=True)
        if request is None:
            return
        head, body = request
        if head.startswith(b"POST /rates "):
            wanted = json.loads(body)
            self.modes = wanted.pop("modes", self.modes)
            self.rates.update({k: float(v) for k, v in wanted.items() if k in self.rates})
            await reply(writer, "200 OK", "Content-Type: application/json", body=json.dumps(self.rates))
        elif head.startswith(b"GET /counts "):
            counts = {route.name: dict(route.counts) for route in self.routes}
            await reply(writer, "200 OK", "Content-Type: application/json", body=json.dumps(counts))
        else:
            await reply(writer, "404 Not Found")


def headers(head):
    fields = {}
    for line in head.split(b"\r\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def length(fields):
    size = int(fields[b"content-length"])
    if not 0 <= size <= MOST:
        raise ValueError("a body of that length is not for us")
    return size


def one_only(head):
    """The same head, after which the peer ends the connection."""
    lines = [line for line in head[:-4].split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join(lines + [b"Connection: close"]) + b"\r\n\r\n"


async def read_message(reader, is_request, has_body=True):
    """(head with its empty line, body); a body in chunks, or one that ends with the connection, comes with its length instead."""
    while True:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError as error:
            if error.partial:
                raise
            return None
        # 100 Continue and its like come before the answer.
        if is_request or not head.split(b" ", 2)[1].startswith(b"1"):
            break
    fields = headers(head)
    if is_request and fields.get(b"upgrade"):
        return head, b""
    if not is_request and (not has_body or head.split(b" ", 2)[1][:3] in (b"204", b"304")):
        return without(head, b"connection:"), b""
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        body = b""
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        while await reader.readuntil(b"\r\n") != b"\r\n":
            pass
    elif b"content-length" in fields:
        body = await reader.readexactly(length(fields))
    elif is_request:
        return head, b""
    else:
        body = await reader.read()
    head = without(head, b"connection:", b"transfer-encoding:", b"content-length:", b"keep-alive:")
    return head[:-2] + b"Content-Length: %d\r\n\r\n" % len(body), body


def without(head, *names):
    lines = head[:-4].split(b"\r\n")
    return b"\r\n".join(line for line in lines if not line.lower().startswith(names)) + b"\r\n\r\n"


async def reply(writer, status, *lines, body=""):
    data = body.encode()
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(data)}", *lines]
    writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + data)
    await writer.drain()
    return True


def reset(writer):
    """Ends a connection with RST."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    return False


async def main():
    text = sys.argv[1]
    config = json.loads(open(text).read() if os.path.exists(text) else text)
    ports = await Proxy(config).serve()
    print(json.dumps(ports), flush=True)
    # Whoever started it holds its input open; it does not outlive them.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
