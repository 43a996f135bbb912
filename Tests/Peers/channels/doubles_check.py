#!/usr/bin/env python3
"""Holds the doubles of Tencent's platforms to their own contract: whatever is sent, the answer has the documented form, and what
is refused has changed nothing. Requests are made at random from each path's documented fields, right, wrong and missing.

    doubles_check.py [ROUNDS] [SEED]        prints `ok …` or `not ok …` for each double; starts and ends them itself
"""

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
WORDS = ["", " ", "橙子", "🍊" * 40, "a" * 70_000, "\u202eبرتقال", "<script>x</script>", '<a href="https://x.example">x</a>', "0", "-1", "null"]
ODD = [None, True, -1, 0, 2 ** 63, 1.5, [], {}, [None], {"a": 1}]


class Peer:
    def __init__(self, name):
        self.name = name
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
        self.words = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ["/usr/bin/python3", f"{HERE}/{name}_double.py"], stderr=self.words,
            env={**os.environ, "TERRACE_PEER_PORT": str(self.port), "PYTHONDONTWRITEBYTECODE": "1"})
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit(f"{name} did not start")

    def ask(self, method, path, body=b"", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, data

    def state(self):
        return json.loads(self.ask("GET", "/_double/state")[1])

    def end(self):
        self.process.terminate()
        self.process.wait(10)


def multipart(field, data):
    frame = "----terrace"
    body = (f'--{frame}\r\nContent-Disposition: form-data; name="{field}"; filename="x.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n").encode() + data + f"\r\n--{frame}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={frame}"}


def twisted(dice, right):
    """The right fields, of which each may be missing, of another kind, or hold something else."""
    fields = {}
    for name, value in right.items():
        chance = dice.random()
        if chance < 0.05:
            continue
        fields[name] = value if chance < 0.88 else dice.choice(ODD if chance < 0.94 else WORDS)
    return fields


class WeChatCheck:
    name = "wechat"
    kept = ("drafts", "published", "deleted", "uploads", "jobs")

    def __init__(self, peer, dice):
        self.peer, self.dice = peer, dice
        self.token = self.call("/cgi-bin/stable_token", {
            "grant_type": "client_credential", "appid": "wx0123456789abcdef", "secret": "0123456789abcdef0123456789abcdef"})["access_token"]
        body, headers = multipart("media", JPEG)
        status, data = peer.ask("POST", f"/cgi-bin/material/add_material?access_token={self.token}&type=thumb", body, headers)
        self.cover = json.loads(data)["media_id"]

    def call(self, path, fields):
        status, data = self.peer.ask("POST", path, json.dumps(fields, ensure_ascii=False).encode(), {"Content-Type": "application/json"})
        return json.loads(data)

    def request(self):
        dice, state = self.dice, self.peer.state()
        draft = dice.choice(list(state["drafts"]) or ["none"])
        job = dice.choice(list(state["jobs"]) or ["none"])
        article = dice.choice([one["article_id"] for one in state["published"]] or ["none"])
        news = {"title": "橙子", "author": "田小妹", "digest": "摘要", "content": "<p>橙子</p>", "thumb_media_id": self.cover,
                "content_source_url": "https://terrace.example/articles/x?copy=k", "need_open_comment": 0}
        right = {
            "/cgi-bin/draft/add": {"articles": [twisted(dice, news)]}, "/cgi-bin/draft/get": {"media_id": draft},
            "/cgi-bin/draft/update": {"media_id": draft, "index": 0, "articles": twisted(dice, news)},
            "/cgi-bin/draft/delete": {"media_id": draft}, "/cgi-bin/draft/count": {},
            "/cgi-bin/draft/batchget": {"offset": 0, "count": 20, "no_content": 1},
            "/cgi-bin/freepublish/submit": {"media_id": draft}, "/cgi-bin/freepublish/get": {"publish_id": job},
            "/cgi-bin/freepublish/batchget": {"offset": 0, "count": 20}, "/cgi-bin/freepublish/delete": {"article_id": article},
            "/cgi-bin/comment/list": {"msg_data_id": 1, "index": 0, "begin": 0, "count": 49, "type": 0},
            "/datacube/getarticletotal": {"begin_date": "2026-11-24", "end_date": "2026-11-24"},
            "/cgi-bin/stable_token": {"grant_type": "client_credential", "appid": "wx0123456789abcdef", "secret": "x"},
        }
        path = dice.choice(list(right))
        token = self.token if dice.random() < 0.9 else dice.choice(["", "wrong", "%00"])
        body = json.dumps(twisted(dice, right[path]), ensure_ascii=False).encode()
        if dice.random() < 0.05:
            body = dice.choice([b"", b"[]", b"{", b"\xff\xfe", b"7"])
        return "POST", f"{path}?access_token={urllib.parse.quote(token)}", body, {"Content-Type": "application/json"}

    def refused(self, status, answer):
        assert status == 200, f"status {status}"
        code = answer.get("errcode", 0)
        assert isinstance(code, int) and isinstance(answer.get("errmsg", ""), str), f"no errcode: {answer}"
        return code != 0


class QQCheck:
    name = "qq"
    kept = ("messages", "audits", "files")

    def __init__(self, peer, dice):
        self.peer, self.dice = peer, dice
        status, data = peer.ask("POST", "/app/getAppAccessToken", json.dumps({"appId": "102000001", "clientSecret": "DG5g3B4j9X2KOErG"}))
        self.token = json.loads(data)["access_token"]
        state = peer.state()
        self.channel, self.group = state["channel"], state["group"]

    def request(self):
        dice, state = self.dice, self.peer.state()
        message = dice.choice([one["id"] for one in state["messages"]] or ["none"])
        text = {"content": "橙子", "msg_type": 0}
        ark = {"template_id": 24, "kv": []}
        choices = [
            ("POST", f"/channels/{self.channel}/messages", {"content": "橙子"}), ("POST", "/channels/9/messages", {"content": "橙子"}),
            ("POST", f"/v2/groups/{self.group}/messages", text), ("POST", "/v2/groups/9/messages", text),
            ("POST", f"/v2/groups/{self.group}/messages", {"msg_type": 3, "content": " ", "ark": ark}),
            ("POST", f"/v2/groups/{self.group}/messages", {"msg_type": 7, "content": " ", "media": {"file_info": "none"}}),
            ("POST", f"/v2/groups/{self.group}/messages", {**text, "msg_id": "unknown", "msg_seq": 1}),
            ("POST", f"/v2/groups/{self.group}/files", {"file_type": 1, "url": "https://x.example/1.jpg", "srv_send_msg": False}),
            ("DELETE", f"/channels/{self.channel}/messages/{message}", {}), ("GET", "/users/@me", {}),
            ("POST", "/app/getAppAccessToken", {"appId": "102000001", "clientSecret": "x"}),
        ]
        method, path, right = dice.choice(choices)
        token = self.token if dice.random() < 0.9 else dice.choice(["", "wrong"])
        body = b"" if method != "POST" else json.dumps(twisted(dice, right), ensure_ascii=False).encode()
        if method == "POST" and dice.random() < 0.05:
            body = dice.choice([b"", b"[]", b"{", b"\xff\xfe"])
        return method, path, body, {"Content-Type": "application/json", "Authorization": f"QQBot {token}"}

    def refused(self, status, answer):
        code = (answer or {}).get("code", 0)
        assert isinstance(code, int), f"no code: {answer}"
        assert status in (200, 202, 400, 401, 403, 404), f"status {status}"
        assert (status < 300) or code != 0, f"{status} without a code: {answer}"
        return code not in (0, 304023)


class QiehaoCheck:
    name = "qiehao"
    kept = ("articles", "transactions", "uploads")

    def __init__(self, peer, dice):
        self.peer, self.dice = peer, dice
        fields = {"grant_type": "clientcredentials", "client_id": "0123456789abcdef0123456789abcdef", "client_secret": "fedcba9876543210fedcba9876543210"}
        status, data = peer.ask("POST", "/omoauth2/accesstoken?" + urllib.parse.urlencode(fields))
        self.token = json.loads(data)["data"]["access_token"]

    def request(self):
        dice, state = self.dice, self.peer.state()
        upload = dice.choice(list(state["uploads"]) or ["none"])
        article = {"title": "橙子", "content": "<p>橙子</p>", "cover_pic": "https://x.example/1.jpg", "tag": "橙", "category": 4}
        choices = [
            ("POST", "/articlev2/clientpubpic", article), ("POST", "/article/authpubpic", article),
            ("POST", "/articlev2/clientpubgrpic", article), ("POST", "/article/clientpubvideo", {"title": "橙", "transaction_id": upload}),
            ("POST", "/video/clientuploadready", {"size": 10, "md5": "0" * 32, "sha": "0" * 40}),
            ("POST", "/video/clientuploadtrunk", {"transaction_id": upload, "start_offset": 0}),
            ("GET", "/transaction/infoclient", {"transaction_id": "none"}), ("GET", "/article/clientlist", {"page": 1, "limit": 10}),
            ("GET", "/article/statsclient", {"article_id": "x"}), ("GET", "/media/basicinfoclient", {}),
            ("POST", "/omoauth2/refreshtoken", {"client_id": "x", "refresh_token": "x"}),
        ]
        method, path, right = dice.choice(choices)
        fields = {name: value for name, value in twisted(dice, right).items()}
        fields["access_token"] = self.token if dice.random() < 0.9 else dice.choice(["", "wrong"])
        form = urllib.parse.urlencode({name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()})
        if method == "GET":
            return method, f"{path}?{form[:8_000]}", b"", {}
        if path.endswith("trunk") and dice.random() < 0.5:
            body, headers = multipart("mediatrunk", JPEG[:10])
            return method, f"{path}?{form[:8_000]}", body, headers
        return method, path, form.encode(), {"Content-Type": "application/x-www-form-urlencoded"}

    def refused(self, status, answer):
        assert status == 200, f"status {status}"
        assert str(answer.get("code", "")).lstrip("-").isdigit() and isinstance(answer.get("msg"), str), f"no code: {answer}"
        return str(answer["code"]) != "0"


def check(kind, rounds, seed):
    peer = Peer(kind.name)
    taken = refused = 0
    try:
        one = kind(peer, random.Random(seed))
        for number in range(rounds):
            before = {name: peer.state()[name] for name in one.kept}
            request = one.request()
            status, data = peer.ask(*request)
            try:
                answer = json.loads(data) if data else None
                if one.refused(status, answer):
                    refused += 1
                    after = {name: peer.state()[name] for name in one.kept}
                    # A publication that ends meanwhile is no change that the request made.
                    assert before == after or kind is WeChatCheck and before["jobs"] != after["jobs"], "refused, and changed something"
                else:
                    taken += 1
            except (AssertionError, ValueError, AttributeError) as trouble:
                print(f"not ok {kind.name}: round {number}, seed {seed}: {trouble}\n    {request[0]} {request[1][:200]} {request[2][:300]!r}\n    {status} {data[:300]!r}")
                return False
        peer.words.seek(0)
        noise = peer.words.read().decode(errors="replace")
        if "Traceback" in noise:
            print(f"not ok {kind.name}: {noise[noise.index('Traceback'):][:1500]}")
            return False
        # Both must have happened, or nothing was looked at.
        if not taken or not refused:
            print(f"not ok {kind.name}: {taken} taken, {refused} refused")
            return False
    finally:
        peer.end()
    print(f"ok {kind.name} keeps to its contract: {taken} requests taken, {refused} refused, seed {seed}")
    return True


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sys.exit(0 if all([check(kind, rounds, seed) for kind in (WeChatCheck, QQCheck, QiehaoCheck)]) else 1)
