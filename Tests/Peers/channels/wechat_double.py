"""The interface of WeChat official accounts as developers.weixin.qq.com documents it: stable_token, uploadimg, add_material,
the draft box, publishing (freepublish) with its job, comments, numbers, and the error codes of each. Not WeChat: a contract.

Switches (POST /_double/set):
    publish_right   whether the account may publish by interface (48001)
    ip_listed       whether our address is on the account's list (40164)
    quota           calls left today, or null (45009)
    job_seconds     how long a publication is under way
    finish          true ends all publications that are under way now
    verdict         how the next publication ends: 0, 2, 3, 4
    expire          true ends all tokens (42001)
    press           media_id of a draft that a person publishes on the account's pages
    comment         {"article_id": …, "content": …}: a reader comments
    refuse          {"path": "/cgi-bin/draft/add", "errcode": 45166, "errmsg": …}: the next call there
"""

import itertools
import os
import re
import time

from tencent_double import Double, Refused, characters, serve

APP_ID = "wx0123456789abcdef"
SECRET = "0123456789abcdef0123456789abcdef"
OURS = ("https://mp.weixin.qq.com/", "http://mp.weixin.qq.com/")
PICTURES = ("http://mmbiz.qpic.cn/", "https://mmbiz.qpic.cn/")


def refuse(code, words):
    raise Refused({"errcode": code, "errmsg": words})


class WeChat(Double):
    def reset(self):
        self.numbers = itertools.count(100_000_001)
        self.tokens = {}
        self.pictures = set()
        self.covers = set()
        self.drafts = {}
        self.jobs = {}
        self.published = {}
        self.comments = {}
        self.calls = []
        self.switches = {
            "publish_right": True, "ip_listed": True, "quota": None, "job_seconds": 0, "verdict": 0, "expire": False,
            "finish": False, "press": None, "comment": None, "refuse": None,
        }

    def set(self, switches):
        super().set(switches)
        if self.switches["expire"]:
            for token in self.tokens:
                self.tokens[token] = 0
            self.switches["expire"] = False
        if self.switches["finish"]:
            for job in self.jobs.values():
                job["end"] = 0
            self.work()
            self.switches["finish"] = False
        if self.switches["press"]:
            draft = self.drafts.pop(self.switches["press"], None)
            if draft is None:
                raise Refused({"no draft": self.switches["press"]}, 400)
            self.publish(draft, str(next(self.numbers)))
            self.switches["press"] = None
        if self.switches["comment"]:
            told = self.switches["comment"]
            article = self.published[told["article_id"]]
            self.comments.setdefault(article["message"], []).append(
                {"user_comment_id": next(self.numbers), "openid": "oReader", "create_time": int(time.time()),
                 "content": told["content"], "comment_type": 0})
            self.switches["comment"] = None

    def state(self):
        self.work()
        return {
            "app_id": APP_ID, "secret": SECRET, "switches": self.switches, "calls": self.calls,
            "drafts": {media: draft["news"] for media, draft in self.drafts.items()},
            "published": [
                {"article_id": name, "url": article["url"], **article["news"]}
                for name, article in self.published.items() if not article["deleted"]],
            "deleted": [name for name, article in self.published.items() if article["deleted"]],
            "uploads": {"pictures": len(self.pictures), "covers": len(self.covers)},
            "jobs": {job: state["status"] for job, state in self.jobs.items()},
        }

    def missing(self, request):
        raise Refused({"errcode": 40066, "errmsg": "invalid url"}, 404)

    def malformed(self):
        return 200, {"errcode": 47001, "errmsg": "data format error rid: 0-0-0"}

    # Who may call

    def check(self, request):
        self.work()
        self.calls.append(request.path)
        if not self.switches["ip_listed"]:
            refuse(40164, "invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: 0-0-0")
        if self.switches["quota"] is not None:
            if self.switches["quota"] <= 0:
                refuse(45009, "reach max api daily quota limit rid: 0-0-0")
            self.switches["quota"] -= 1
        told = self.switches["refuse"]
        if told and told["path"] == request.path:
            self.switches["refuse"] = None
            refuse(told["errcode"], told.get("errmsg", "refused"))

    def enter(self, request):
        self.check(request)
        token = request.query.get("access_token")
        if not token:
            refuse(41001, "access_token missing rid: 0-0-0")
        if token not in self.tokens:
            refuse(40001, "invalid credential, access_token is invalid or not latest rid: 0-0-0")
        if self.tokens[token] < time.time():
            refuse(42001, "access_token expired rid: 0-0-0")

    def stable_token(self, request):
        self.check(request)
        asked = request.json()
        if asked is None:
            refuse(47001, "data format error")
        if asked.get("grant_type") != "client_credential":
            refuse(40002, "invalid grant_type")
        if not asked.get("appid"):
            refuse(41002, "appid missing")
        if not asked.get("secret"):
            refuse(41004, "appsecret missing")
        if asked["appid"] != APP_ID:
            refuse(40013, "invalid appid")
        if asked["secret"] != SECRET:
            refuse(40125, "invalid appsecret")
        now = time.time()
        live = [token for token, end in self.tokens.items() if end > now + 300]
        if live and not asked.get("force_refresh"):
            token = live[-1]
        else:
            token = f"{next(self.numbers)}_{os.urandom(24).hex()}"
            self.tokens[token] = now + 7200
        return {"access_token": token, "expires_in": int(self.tokens[token] - now)}

    # Pictures

    def media(self, request):
        self.enter(request)
        if "media" not in request.files:
            refuse(41005, "media data missing")
        return request.files["media"][2]

    def uploadimg(self, request):
        data = self.media(request)
        if not (data.startswith(b"\xff\xd8\xff") or data.startswith(b"\x89PNG")):
            refuse(40005, "invalid file type")
        if len(data) > 1 << 20:
            refuse(40009, "invalid image size")
        address = f"http://mmbiz.qpic.cn/mmbiz_jpg/{os.urandom(48).hex()}/0?from=appmsg"
        self.pictures.add(address)
        return {"url": address, "errcode": 0, "errmsg": "ok"}

    def add_material(self, request):
        data = self.media(request)
        kind = request.query.get("type")
        if kind not in ("image", "thumb", "voice", "video"):
            refuse(40004, "invalid media type")
        if not data.startswith(b"\xff\xd8\xff") and kind == "thumb":
            refuse(40005, "invalid file type")
        if kind == "thumb" and len(data) > 64 * 1024 or len(data) > 10 << 20:
            refuse(40009, "invalid image size")
        name = f"cover{next(self.numbers)}"
        self.covers.add(name)
        return {"media_id": name, "url": f"http://mmbiz.qpic.cn/{name}/0?wx_fmt=jpeg"}

    # Drafts

    def news(self, request, article):
        if not isinstance(article, dict):
            refuse(47001, "data format error")
        if re.search(rb"\\u[0-9a-fA-F]{4}", request.body):
            refuse(40033, "invalid charset. please check your request, if include \\uxxxx will create fail")
        if not article.get("title"):
            refuse(40227, "title empty")
        if characters(article["title"]) > 32:
            refuse(45003, "title size out of limit")
        if characters(article.get("author")) > 16:
            refuse(45110, "author size out of limit")
        if characters(article.get("digest")) > 128:
            refuse(45004, "description size out of limit")
        if len((article.get("content_source_url") or "").encode()) > 1024:
            refuse(45005, "url size out of limit")
        content = article.get("content") or ""
        if not re.sub(r"<[^>]*>|\s", "", content) and "<img" not in content:
            refuse(44003, "empty news data")
        if characters(content) >= 20_000 or len(content.encode()) >= 1 << 20:
            refuse(45002, "content size out of limit")
        for address in re.findall(r'<a [^>]*href="([^"]*)"', content):
            if not address.startswith(OURS):
                refuse(45166, "invalid content")
        for address in re.findall(r'<img [^>]*src="([^"]*)"', content):
            if not address.startswith(PICTURES):
                refuse(45166, "invalid content")
        if re.search(r"<(script|iframe|video|source|picture|style|link)\b", content):
            refuse(45166, "invalid content")
        if article.get("thumb_media_id") not in self.covers:
            refuse(40007, "invalid media_id")
        return article

    def draft_add(self, request):
        self.enter(request)
        asked = request.json()
        articles = (asked or {}).get("articles")
        if not isinstance(articles, list) or not articles:
            refuse(44003, "empty news data")
        if len(articles) > 8:
            refuse(45008, "article size out of limit")
        news = [self.news(request, article) for article in articles]
        name = f"draft{next(self.numbers)}"
        self.drafts[name] = {"news": news[0], "at": time.time()}
        return {"media_id": name, "item": []}

    def draft(self, request):
        asked = request.json() or {}
        if asked.get("media_id") not in self.drafts:
            refuse(40007, "invalid media_id")
        return asked, self.drafts[asked["media_id"]]

    def draft_update(self, request):
        self.enter(request)
        asked, draft = self.draft(request)
        if asked.get("index") not in (0, "0"):
            refuse(40114, "invalid index value")
        draft["news"] = self.news(request, asked.get("articles"))
        draft["at"] = time.time()
        return {"errcode": 0, "errmsg": "ok"}

    def draft_get(self, request):
        self.enter(request)
        _, draft = self.draft(request)
        return {"news_item": [draft["news"]], "create_time": int(draft["at"]), "update_time": int(draft["at"])}

    def draft_delete(self, request):
        self.enter(request)
        asked, _ = self.draft(request)
        del self.drafts[asked["media_id"]]
        return {"errcode": 0, "errmsg": "ok"}

    def draft_count(self, request):
        self.enter(request)
        return {"total_count": len(self.drafts)}

    def page(self, request, entries, name):
        asked = request.json()
        if asked is None:
            refuse(47001, "data format error")
        offset, count = asked.get("offset"), asked.get("count")
        if not isinstance(offset, int) or offset < 0 or not isinstance(count, int) or not 1 <= count <= 20:
            refuse(40035, "invalid parameter")
        entries = sorted(entries.items(), key=lambda entry: entry[1]["at"], reverse=True)
        items = []
        for key, entry in entries[offset:offset + count]:
            news = {**entry["news"], "url": entry.get("url", f"http://mp.weixin.qq.com/s?tempkey={key}"),
                    "is_deleted": entry.get("deleted", False)}
            if asked.get("no_content") == 1:
                news["content"] = ""
            items.append({name: key, "content": {"news_item": [news], "create_time": int(entry["at"]),
                                                 "update_time": int(entry["at"])}, "update_time": int(entry["at"])})
        return {"total_count": len(entries), "item_count": len(items), "item": items}

    def draft_batchget(self, request):
        self.enter(request)
        return self.page(request, self.drafts, "media_id")

    # Publishing

    def may_publish(self, request):
        self.enter(request)
        if not self.switches["publish_right"]:
            refuse(48001, "api unauthorized rid: 0-0-0")

    def submit(self, request):
        self.may_publish(request)
        asked, draft = self.draft(request)
        job, message = str(next(self.numbers)), str(next(self.numbers))
        self.jobs[job] = {
            "draft": asked["media_id"], "news": dict(draft["news"]), "message": message, "status": 1, "article": None,
            "end": time.time() + self.switches["job_seconds"], "verdict": self.switches["verdict"]}
        self.switches["verdict"] = 0
        return {"errcode": 0, "errmsg": "ok", "publish_id": job, "msg_data_id": message}

    def publish(self, draft, message):
        name = f"article{next(self.numbers)}"
        self.published[name] = {
            "news": draft["news"], "url": f"http://mp.weixin.qq.com/s/{name}", "at": time.time(), "deleted": False,
            "message": message}
        return name

    def work(self):
        """What is under way over there ends when its time has come."""
        for job in self.jobs.values():
            if job["status"] != 1 or job["end"] > time.time():
                continue
            job["status"] = job["verdict"]
            if job["verdict"] == 0:
                self.drafts.pop(job["draft"], None)
                job["article"] = self.publish(job, job["message"])

    def get(self, request):
        self.may_publish(request)
        job = self.jobs.get(str((request.json() or {}).get("publish_id")))
        if job is None:
            refuse(53502, "invalid publish_id")
        number = (request.json() or {})["publish_id"]
        answer = {"publish_id": number, "publish_status": job["status"], "fail_idx": []}
        if job["status"] == 0:
            article = self.published[job["article"]]
            if article["deleted"]:
                answer["publish_status"] = 5
            else:
                answer["article_id"] = job["article"]
                answer["article_detail"] = {"count": 1, "item": [{"idx": 1, "article_url": article["url"]}]}
        elif job["status"] != 1:
            answer["fail_idx"] = [1]
        return answer

    def batchget(self, request):
        self.may_publish(request)
        return self.page(
            request, {name: entry for name, entry in self.published.items() if not entry["deleted"]}, "article_id")

    def delete(self, request):
        self.may_publish(request)
        article = self.published.get((request.json() or {}).get("article_id"))
        if article is None or article["deleted"]:
            refuse(53600, "invalid article_id")
        article["deleted"] = True
        return {"errcode": 0, "errmsg": "ok"}

    # What comes back

    def comment_list(self, request):
        self.enter(request)
        asked = request.json() or {}
        if not isinstance(asked.get("count"), int) or asked["count"] >= 50:
            refuse(88010, "count range error. cout <= 0 or count > 50")
        message = str(asked.get("msg_data_id"))
        if message not in {article["message"] for article in self.published.values()}:
            refuse(88001, "msg_data is not exists")
        comments = self.comments.get(message, [])
        return {"errcode": 0, "errmsg": "ok", "total": len(comments), "comment_cnt": len(comments), "comment": comments}

    def articletotal(self, request):
        self.enter(request)
        asked = request.json() or {}
        if not asked.get("begin_date") or asked.get("begin_date") != asked.get("end_date"):
            refuse(61501, "date range error")
        return {"list": [
            {"ref_date": asked["begin_date"], "msgid": f"{article['message']}_1", "title": article["news"]["title"],
             "details": [{"stat_date": asked["begin_date"], "int_page_read_count": 280, "share_count": 14}]}
            for article in self.published.values()]}

    routes = [
        ("POST", "/cgi-bin/stable_token", stable_token), ("POST", "/cgi-bin/media/uploadimg", uploadimg),
        ("POST", "/cgi-bin/material/add_material", add_material), ("POST", "/cgi-bin/draft/add", draft_add),
        ("POST", "/cgi-bin/draft/update", draft_update), ("POST", "/cgi-bin/draft/get", draft_get),
        ("POST", "/cgi-bin/draft/delete", draft_delete), ("POST", "/cgi-bin/draft/count", draft_count),
        ("GET", "/cgi-bin/draft/count", draft_count), ("POST", "/cgi-bin/draft/batchget", draft_batchget),
        ("POST", "/cgi-bin/freepublish/submit", submit), ("POST", "/cgi-bin/freepublish/get", get),
        ("POST", "/cgi-bin/freepublish/batchget", batchget), ("POST", "/cgi-bin/freepublish/delete", delete),
        ("POST", "/cgi-bin/comment/list", comment_list), ("POST", "/datacube/getarticletotal", articletotal),
    ]


if __name__ == "__main__":
    serve(WeChat, int(os.environ["TERRACE_PEER_PORT"]))
