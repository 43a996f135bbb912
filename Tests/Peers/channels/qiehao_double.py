"""The open interface of 企鹅号 as several public clients agree on it: tokens, articles, galleries, films in parts, transactions,
the list, numbers. The platform's own pages are closed. Not 企鹅号: a contract.

Switches (POST /_double/set):
    daily           posts a day; the platform takes 5
    shows_original  whether the list shows original_url
    work_seconds    how long a transaction is under way
    verdict         how the next transaction ends: 成功, 失败
    flag            the article's word when it ends well: 发布成功, 审核中, 未通过
    approve         true: all articles under review go out
    expire          true ends all tokens
    refuse          {"code": …, "msg": …}: the next post
"""

import datetime
import hashlib
import itertools
import os
import time

from tencent_double import Double, Refused, serve

CLIENT_ID = "0123456789abcdef0123456789abcdef"
SECRET = "fedcba9876543210fedcba9876543210"
OPEN_ID = "645adf86b8bb52987374994a9f03cf1d"
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def refuse(code, words):
    raise Refused({"code": code, "msg": words})


def stamp(moment):
    return datetime.datetime.fromtimestamp(moment, SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


class Qiehao(Double):
    def reset(self):
        self.numbers = itertools.count(7_265_967_597_438_793_753)
        self.tokens = {}
        self.refresh = {"first-refresh": True}
        self.transactions = {}
        self.articles = []
        self.uploads = {}
        self.switches = {
            "daily": 20_000, "shows_original": False, "work_seconds": 0, "verdict": "成功", "flag": "发布成功",
            "approve": False, "expire": False, "refuse": None,
        }

    def set(self, switches):
        super().set(switches)
        self.work()
        if self.switches["expire"]:
            self.tokens = {token: 0 for token in self.tokens}
            self.switches["expire"] = False
        if self.switches["approve"]:
            for article in self.articles:
                article["flag"] = "发布成功"
            self.switches["approve"] = False

    def state(self):
        self.work()
        return {
            "client_id": CLIENT_ID, "client_secret": SECRET, "openid": OPEN_ID, "switches": self.switches,
            "articles": self.articles, "transactions": len(self.transactions),
            "uploads": {name: {"size": upload["size"], "received": len(upload["bytes"]), "done": upload["done"]}
                        for name, upload in self.uploads.items()}}

    def missing(self, request):
        raise Refused({"code": 404, "msg": "interface not found"}, 404)

    def malformed(self):
        return 200, {"code": 40022, "msg": "参数错误"}

    # Tokens

    def grant(self):
        token = os.urandom(12).hex().upper()
        self.tokens[token] = time.time() + 7200
        return token

    def token(self, request):
        fields = request.fields
        if fields.get("grant_type") != "clientcredentials":
            refuse("40002", "grant_type 错误")
        if fields.get("client_id") != CLIENT_ID or fields.get("client_secret") != SECRET:
            refuse("40003", "client_id 或 client_secret 错误")
        # A text here, a number elsewhere.
        return {"code": "0", "msg": "SUCCESS", "data": {"access_token": self.grant(), "expires_in": 7200, "openid": OPEN_ID}}

    def refreshtoken(self, request):
        fields = request.fields
        if fields.get("client_id") != CLIENT_ID or fields.get("openid") != OPEN_ID:
            refuse("40003", "client_id 或 openid 错误")
        if not self.refresh.pop(fields.get("refresh_token"), False):
            refuse("40005", "refresh_token 无效")
        newer = os.urandom(12).hex()
        self.refresh[newer] = True
        return {"code": "0", "msg": "SUCCESS", "data": {
            "access_token": self.grant(), "refresh_token": newer, "expires_in": 7200, "openid": OPEN_ID}}

    def enter(self, request):
        self.work()
        token = request.fields.get("access_token")
        if not token or self.tokens.get(token, 0) < time.time():
            refuse(40014, "access_token 无效或已过期")
        if "auth" in request.path.split("/")[-1] and request.fields.get("openid") != OPEN_ID:
            refuse(40015, "openid 未授权")

    # Posts

    def post(self, request, kind, needed):
        self.enter(request)
        fields = request.fields
        told = self.switches["refuse"]
        if told:
            self.switches["refuse"] = None
            refuse(told["code"], told["msg"])
        for name, word in needed:
            if not fields.get(name):
                refuse(40020, f"{word}不能为空")
        if "【" in fields["title"] or "】" in fields["title"]:
            refuse(40021, "标题含有非法字符")
        today = time.time() - (time.time() + 8 * 3600) % 86400
        if len([one for one in self.transactions.values() if one["at"] >= today and one["status"] != "失败"]) >= self.switches["daily"]:
            refuse(40030, "今日发文篇数已达上限")
        number = str(next(self.numbers))
        self.transactions[number] = {
            "at": time.time(), "end": time.time() + self.switches["work_seconds"], "status": "处理中", "kind": kind,
            "verdict": self.switches["verdict"], "flag": self.switches["flag"], "fields": dict(fields), "article": None}
        self.switches["verdict"] = "成功"
        return {"code": 0, "msg": "SUCCESS", "data": {"transaction_id": number}}

    def article(self, request, *_):
        return self.post(request, "文章", [("title", "标题"), ("content", "内容"), ("cover_pic", "封面")])

    def gallery(self, request, *_):
        return self.post(request, "图集", [("title", "标题"), ("content", "内容"), ("cover_pic", "封面")])

    def film(self, request, *_):
        upload = self.uploads.get(request.fields.get("transaction_id"))
        if upload is None or not upload["done"]:
            self.enter(request)
            refuse(40040, "视频 transaction_id 不存在")
        return self.post(request, "视频", [("title", "标题")])

    def work(self):
        for number, one in self.transactions.items():
            if one["status"] != "处理中" or one["end"] > time.time():
                continue
            one["status"] = one["verdict"]
            if one["verdict"] == "成功":
                fields = one["fields"]
                one["article"] = {
                    "article_title": fields["title"], "article_url": f"http://kuaibao.qq.com/s/{number}A0",
                    "article_abstract": fields.get("desc", ""), "article_imgurl": fields.get("cover_pic", ""),
                    "article_pub_time": stamp(one["at"]), "article_type": one["kind"], "flag": one["flag"],
                    "content": fields.get("content", ""), "original_url": fields.get("original_url", ""),
                    "original_author": fields.get("original_author", ""), "apply": fields.get("apply", "")}
                self.articles.append(one["article"])

    def shown(self, article):
        if article is None:
            return {name: "" for name in (
                "article_title", "article_url", "article_abstract", "article_imgurl", "article_pub_time", "article_type",
                "article_pub_flag")}
        told = {name: value for name, value in article.items() if name.startswith("article_")}
        told["article_pub_flag"] = article["flag"]
        if article["flag"] != "发布成功":
            told["article_url"] = ""
        if self.switches["shows_original"]:
            told["original_url"] = article["original_url"]
        return told

    def transaction(self, request, *_):
        self.enter(request)
        one = self.transactions.get(request.fields.get("transaction_id"))
        if one is None:
            refuse(40041, "transaction_id 不存在")
        return {"code": 0, "msg": "SUCCESS", "data": {
            "transaction_id": request.fields["transaction_id"], "transaction_status": one["status"],
            "transaction_ctime": stamp(one["at"]), "transaction_type": one["kind"], "article_info": self.shown(one["article"])}}

    def list(self, request, *_):
        self.enter(request)
        fields = request.fields
        try:
            page, limit = int(fields.get("page", 1)), int(fields.get("limit", 10))
        except ValueError:
            refuse(40022, "page 或 limit 错误")
        if page < 1 or not 1 <= limit <= 10:
            refuse(40022, "page 或 limit 错误")
        newest = list(reversed(self.articles))
        return {"code": "0", "msg": "success", "data": {
            "articles": [self.shown(article) for article in newest[(page - 1) * limit:page * limit]],
            "limit": str(limit), "page": str(page), "total": str(len(newest))}}

    # Films

    def ready(self, request, *_):
        self.enter(request)
        fields = request.fields
        if not fields.get("size", "").isdigit() or len(fields.get("md5", "")) != 32 or len(fields.get("sha", "")) != 40:
            refuse(40042, "视频 size、md5 或 sha 错误")
        number = str(next(self.numbers))
        self.uploads[number] = {"size": int(fields["size"]), "md5": fields["md5"], "sha": fields["sha"], "bytes": b"", "done": False}
        return {"code": 0, "msg": "SUCCESS", "data": {"transaction_id": number}}

    def part(self, request, *_):
        self.enter(request)
        fields = request.fields
        upload = self.uploads.get(fields.get("transaction_id"))
        if upload is None:
            refuse(40040, "视频 transaction_id 不存在")
        start = int(fields.get("start_offset", -1))
        piece = request.files.get("mediatrunk", (None, None, b""))[2]
        if start < 0 or start > len(upload["bytes"]) or not piece:
            refuse(40043, "视频分片错误")
        # The same part again overwrites itself.
        whole = upload["bytes"][:start] + piece
        if len(whole) > upload["size"]:
            refuse(40043, "视频分片错误")
        is_whole = len(whole) == upload["size"]
        if is_whole and (hashlib.md5(whole).hexdigest() != upload["md5"] or hashlib.sha1(whole).hexdigest() != upload["sha"]):
            refuse(40044, "视频 md5 或 sha 校验失败")
        upload["bytes"], upload["done"] = whole, is_whole
        return {"code": 0, "msg": "SUCCESS", "data": {
            "start_offset": start, "end_offset": len(upload["bytes"]), "transaction_id": fields["transaction_id"]}}

    # Numbers

    def numbers_of(self, request, *_):
        self.enter(request)
        return {"code": 0, "msg": "SUCCESS", "data": {"read": 2800, "vv": 0, "like": "12", "share": 3, "comment": 4}}

    def account(self, request, *_):
        self.enter(request)
        return {"code": "0", "msg": "success", "data": {"header": "http://inews.gtimg.com/0", "nick": "田埂上"}}

    routes = [
        ("POST", "/omoauth2/accesstoken", token), ("POST", "/omoauth2/refreshtoken", refreshtoken),
        ("POST", "/article(?:v2)?/(client|auth)pubpic", article), ("POST", "/article(?:v2)?/(client|auth)pubgrpic", gallery),
        ("POST", "/article(?:v2)?/(client|auth)pubvideo", film), ("GET", "/transaction/info(client|auth)", transaction),
        ("GET", "/article/(client|auth)list", list), ("POST", "/video/(client|auth)uploadready", ready),
        ("POST", "/video/(client|auth)uploadtrunk", part), ("GET", "/article/stats(client|auth)", numbers_of),
        ("GET", "/media/basicinfo(client|auth)", account),
    ]


if __name__ == "__main__":
    serve(Qiehao, int(os.environ["TERRACE_PEER_PORT"]))
