"""The open platform for QQ bots, API v2, as bot.q.qq.com documents it: tokens, uploads for groups, messages in groups and in
channels of guilds, their de-duplication and limits, audits, taking back. Not QQ: a contract.

Switches (POST /_double/set):
    push            whether the bot may speak unasked in groups (40034105)
    daily           messages a day and channel (304045); the platform takes 20
    audit           whether messages in channels wait for people (304023)
    judge           {"audit_id": …, "passes": true}: people have looked
    filed           hosts that links may lead to, or null for all (304003, 40054010)
    said            msg_id of a message that a member has written to the bot just now
    expire          true ends all tokens (11244)
    refuse          {"code": …, "message": …, "status": …}: the next message
"""

import base64
import itertools
import os
import re
import time
import urllib.parse

from tencent_double import Double, Refused, characters, serve

APP_ID = "102000001"
SECRET = "DG5g3B4j9X2KOErG"
CHANNEL = "1661124"
GROUP = "C9F778FE6ADF9D1D1DBE395BF744A33A"
LONGEST = 2000


def refuse(code, message, status=400):
    raise Refused({"code": code, "message": message, "err_code": code, "trace_id": "0"}, status)


class QQ(Double):
    def reset(self):
        self.numbers = itertools.count(1)
        self.tokens = {}
        self.files = {}
        self.messages = {}
        self.audits = {}
        self.said = {}
        self.answered = set()
        self.switches = {
            "push": True, "daily": 20_000, "audit": False, "judge": None, "filed": None, "said": None, "expire": False,
            "refuse": None,
        }

    def set(self, switches):
        super().set(switches)
        if self.switches["expire"]:
            self.tokens = {token: 0 for token in self.tokens}
            self.switches["expire"] = False
        if self.switches["said"]:
            self.said[self.switches["said"]] = time.time()
            self.switches["said"] = None
        if self.switches["judge"]:
            audit = self.audits[self.switches["judge"]["audit_id"]]
            audit["verdict"] = self.switches["judge"]["passes"]
            if audit["verdict"]:
                audit["message_id"] = self.keep(audit["place"], audit["asked"])
            self.switches["judge"] = None

    def state(self):
        return {
            "app_id": APP_ID, "secret": SECRET, "channel": CHANNEL, "group": GROUP, "switches": self.switches,
            "messages": list(self.messages.values()), "audits": self.audits, "files": len(self.files)}

    def missing(self, request):
        refuse(11300, "no such interface", 404)

    def malformed(self):
        return 400, {"code": 12002, "message": "request invalid", "err_code": 12002, "trace_id": "0"}

    def token(self, request):
        asked = request.json() or {}
        if asked.get("appId") != APP_ID or asked.get("clientSecret") != SECRET:
            # With status 200, as it does.
            refuse(100016, "invalid appid or secret", 200)
        now = time.time()
        live = [token for token, end in self.tokens.items() if end > now + 60]
        token = live[-1] if live else os.urandom(24).hex()
        self.tokens.setdefault(token, now + 7200)
        return {"access_token": token, "expires_in": str(int(self.tokens[token] - now))}

    def enter(self, request):
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind != "QQBot" or not token:
            refuse(11241, "missing token", 401)
        if token not in self.tokens:
            refuse(11243, "token not exist", 401)
        if self.tokens[token] < time.time():
            refuse(11244, "token expired", 401)

    def me(self, request):
        self.enter(request)
        return {"id": "6158788878435714165", "username": "田埂上", "bot": True}

    def upload(self, request, group):
        self.enter(request)
        asked = request.json() or {}
        if group != GROUP:
            refuse(40054003, "robot is not a member of the group")
        if asked.get("file_type") not in (1, 2, 3):
            refuse(40034001, "invalid file_type")
        if asked.get("srv_send_msg") is not False:
            refuse(40034002, "srv_send_msg must be false here")
        if asked.get("file_data"):
            data = base64.b64decode(asked["file_data"], validate=True)
            if asked["file_type"] == 1 and not data.startswith((b"\xff\xd8\xff", b"\x89PNG")):
                refuse(304082, "upload media info fail")
            if len(data) > 10 << 20:
                refuse(304020, "file size out of limit")
        elif not asked.get("url"):
            refuse(40034003, "file_data or url is needed")
        info = os.urandom(48).hex()
        self.files[info] = time.time() + 3600
        return {"file_uuid": f"file{next(self.numbers)}", "file_info": info, "ttl": 3600}

    def keep(self, place, asked):
        name = f"ROBOT1.0_{os.urandom(12).hex()}!"
        self.messages[name] = {"id": name, "place": place, "at": time.time(), **asked}
        return name

    def check_links(self, text, code):
        filed = self.switches["filed"]
        for address in re.findall(r"https?://[^\s)\"]+", text):
            if filed is not None and urllib.parse.urlsplit(address).hostname not in filed:
                refuse(code, "url not allowed")

    def check(self, request, asked):
        told = self.switches["refuse"]
        if told:
            self.switches["refuse"] = None
            refuse(told["code"], told.get("message", "refused"), told.get("status", 400))

    def answering(self, asked):
        """A message that answers another: within five minutes, five times, and each pair of numbers once."""
        event, sequence = asked["msg_id"], asked.get("msg_seq", 1)
        if event not in self.said:
            refuse(40034024, "msg_id is invalid or not yours")
        if (event, sequence) in self.answered:
            refuse(40054005, "message is deduplicated, please check msgseq")
        if self.said[event] < time.time() - 300:
            refuse(40034005, "the time to answer is over")
        if len([pair for pair in self.answered if pair[0] == event]) >= 5:
            refuse(40034128, "answered too often")
        self.answered.add((event, sequence))

    def group(self, request, group):
        self.enter(request)
        asked = request.json()
        if asked is None:
            refuse(12002, "request invalid")
        if group != GROUP:
            refuse(40054003, "robot is not a member of the group")
        self.check(request, asked)
        kind = asked.get("msg_type")
        text = asked.get("content") or ""
        if kind not in (0, 2, 3, 7):
            refuse(40034011, "invalid msg_type")
        if kind == 0 and not text.strip():
            refuse(50006, "cannot send empty message")
        if kind == 2 and not (asked.get("markdown") or {}).get("content"):
            refuse(50041, "markdown is empty")
        if kind == 3 and (asked.get("ark") or {}).get("template_id") not in (23, 24, 37):
            refuse(304011, "no template")
        if kind == 7 and self.files.get((asked.get("media") or {}).get("file_info"), 0) < time.time():
            refuse(304083, "convert media info fail")
        if characters(text) > LONGEST or characters((asked.get("markdown") or {}).get("content")) > LONGEST:
            refuse(40054007, "message is too long")
        self.check_links(text + str(asked.get("markdown") or "") + str(asked.get("ark") or ""), 40054010)
        if asked.get("msg_id"):
            self.answering(asked)
        elif not self.switches["push"]:
            refuse(40034105, "active message is not permitted")
        name = self.keep("group", asked)
        return {"id": name, "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+08:00")}

    def channel(self, request, channel):
        self.enter(request)
        asked = request.json()
        if asked is None:
            refuse(50035, "invalid form body")
        if channel != CHANNEL:
            refuse(10003, "unknown channel", 404)
        self.check(request, asked)
        if not any(asked.get(name) for name in ("content", "embed", "ark", "image", "markdown")):
            refuse(50006, "cannot send empty message")
        if asked.get("markdown") and asked.get("content"):
            refuse(50037, "markdown goes with a keyboard alone")
        if characters(asked.get("content")) > LONGEST:
            refuse(50035, "content is too long")
        self.check_links(str(asked.get("content") or "") + str(asked.get("markdown") or "") + str(asked.get("ark") or ""), 304003)
        if asked.get("msg_id"):
            self.answering(asked)
        else:
            today = [entry for entry in self.messages.values() if entry["place"] == "channel" and entry["at"] > time.time() - 86400]
            if len(today) >= self.switches["daily"]:
                refuse(304045, "push channel message reach limit")
        if self.switches["audit"]:
            audit = f"audit{next(self.numbers)}"
            self.audits[audit] = {"place": "channel", "asked": asked, "verdict": None, "message_id": None}
            return 202, {"code": 304023, "message": "push message is waiting for audit now",
                         "data": {"message_audit": {"audit_id": audit}}}
        name = self.keep("channel", asked)
        return {"id": name, "channel_id": channel, "guild_id": "47129941624960822", "content": asked.get("content", ""),
                "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S+08:00"), "author": {"id": "6158788878435714165", "bot": True}}

    def remove(self, request, kind, target, name):
        self.enter(request)
        place = "channel" if kind == "channels" else "group"
        entry = self.messages.get(urllib.parse.unquote(name))
        if entry is None or entry["place"] != place or target not in (CHANNEL, GROUP):
            refuse(306002, "msgid error", 404)
        if place == "group" and entry["at"] < time.time() - 120:
            refuse(306004, "no permission to delete message", 403)
        del self.messages[entry["id"]]
        return 200, None

    routes = [
        ("POST", "/app/getAppAccessToken", token), ("GET", "/users/@me", me),
        ("POST", "/v2/groups/([^/]+)/files", upload), ("POST", "/v2/groups/([^/]+)/messages", group),
        ("POST", "/channels/([^/]+)/messages", channel),
        ("DELETE", "/(channels)/([^/]+)/messages/([^/]+)", remove),
        ("DELETE", "/v2/(groups)/([^/]+)/messages/([^/]+)", remove),
    ]


if __name__ == "__main__":
    serve(QQ, int(os.environ["TERRACE_PEER_PORT"]))
