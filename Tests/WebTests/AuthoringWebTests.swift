import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Members
import Terrace
import Testing
import Values

@testable import Web

/// An author, an editor and a publisher, each with a token and a browser.
private struct Newsroom: Sendable {
    let admin: Desk
    let author: Desk
    let editor: Desk
    let publisher: Desk
    /// Both roles of the review in one person, who may still not judge their own words.
    let all: Desk

    static func on(_ body: @escaping @Sendable (Newsroom) async throws -> Void) async throws {
        try await Desk.on { desk, platform in
            let members = platform.rooms.members
            let admin = try #require(try await members.member(login: "yang")?.caller)
            func hire(_ login: String, _ name: String, _ roles: Set<Role>) async throws -> Desk {
                let member = try await members.add(
                    NewMember(
                        organization: admin.organization, login: login, displayName: name,
                        password: Password(Desk.password), roles: roles),
                    by: admin)
                let issued = try await members.issueToken(
                    named: "test", scopes: roles, by: try #require(member.caller))
                return Desk(client: desk.client, token: issued.secret)
            }
            try await body(
                Newsroom(
                    admin: desk, author: try await hire("xiaomei", "向小梅", [.author]),
                    editor: try await hire("li", "李编", [.editor]),
                    publisher: try await hire("zhang", "张", [.publisher]),
                    all: try await hire("quan", "全", [.author, .editor, .publisher])))
        }
    }

    /// Begins an article over the API; its identifier.
    func begin(_ slug: String = "oranges", by desk: Desk? = nil) async throws -> String {
        let response = try await (desk ?? author).post(
            "/api/v1/articles",
            json: #"{"kind":"article","slug":"\#(slug)","language":"zh-Hans","title":"保靖的椪柑","body":"五万公斤。"}"#
        )
        #expect(response.status == .created)
        #expect(response.headers[.eTag] == "\"1\"")
        let id = try #require(try response.object()["id"] as? String)
        #expect(response.headers[.location] == "/api/v1/articles/\(id)")
        return id
    }

    func revise(
        _ id: String, _ title: String, summary: String = "两天。", match: String?, by desk: Desk? = nil
    ) async throws -> TestResponse {
        let json = #"{"title":"\#(title)","summary":"\#(summary)","body":"五万公斤。"}"#
        return try await (desk ?? author).send(
            .put, "/api/v1/articles/\(id)", Array(json.utf8), type: "application/json",
            match.map { [.ifMatch: $0] } ?? [:])
    }

    func bringOut(_ id: String) async throws {
        #expect(try await revise(id, "保靖的椪柑", match: "\"1\"").status == .ok)
        let base = "/api/v1/articles/\(id)"
        #expect(try await author.post(base + "/submissions", json: #"{"revision":2}"#).status == .created)
        #expect(
            try await editor.post(base + "/reviews", json: #"{"revision":2,"verdict":"approve"}"#).status
                == .created)
        #expect(try await publisher.post(base + "/releases", json: #"{"revision":2}"#).status == .created)
    }
}

@Suite struct `An article over the API` {
    @Test func `goes its whole way and comes back`() async throws {
        try await Newsroom.on { room in
            let id = try await room.begin()
            let base = "/api/v1/articles/\(id)"
            #expect(try await room.admin.stranger.get(base).status == .notFound)
            #expect(try await room.publisher.get(base).object()["stage"] as? String == "draft")

            let early = try await room.author.post(base + "/submissions", json: #"{"revision":1}"#)
            #expect(early.status == .unprocessableContent)
            let problem = try early.problem()
            #expect(problem["type"] as? String == "urn:terrace:problem:article-not-ready")
            #expect((problem["detail"] as? String)?.contains("summary_missing") == true)
            let readiness = try await room.author.get(base + "/readiness").object()
            #expect(
                (readiness["obstacles"] as? [[String: Any]])?.map { $0["kind"] as? String } == [
                    "summary_missing"
                ])
            #expect((readiness["written_figures"] as? [[String: Any]])?.isEmpty == true)

            try await room.bringOut(id)
            let published = try await room.admin.stranger.get(base).object()
            #expect(published["title"] as? String == "保靖的椪柑")
            #expect(published["html"] as? String == "<p>五万公斤。</p>\n")
            #expect(published["author_name"] as? String == "向小梅")
            #expect(published["stage"] == nil)
            let listed = try await room.admin.stranger.get("/api/v1/articles?language=zh-Hans&limit=1")
                .object()
            let items = try #require(listed["items"] as? [[String: Any]])
            #expect(items.map { $0["slug"] as? String } == ["oranges"])
            #expect(try await room.admin.stranger.get("/articles/oranges").status != .internalServerError)

            let withdrawn = try await room.publisher.post(base + "/withdrawals", json: #"{"reason":"价格有误"}"#)
            #expect(withdrawn.status == .created)
            #expect(try await room.admin.stranger.get(base).status == .notFound)
            let again = try await room.publisher.post(base + "/withdrawals", json: #"{"reason":"价格有误"}"#)
            #expect(again.status == .conflict)
        }
    }

    @Test func `is edited only from the revision that was read`() async throws {
        try await Newsroom.on { room in
            let id = try await room.begin()
            #expect(try await room.revise(id, "一", match: nil).status == .preconditionRequired)
            let second = try await room.revise(id, "二", match: "\"1\"")
            #expect(second.status == .ok)
            #expect(second.headers[.eTag] == "\"2\"")
            let late = try await room.revise(id, "迟", match: "\"1\"")
            #expect(late.status == .preconditionFailed)
            #expect(late.headers[.eTag] == "\"2\"")
            // The words that came too late wait in the editor.
            let browser = try await room.admin.stranger.signedIn("xiaomei", Desk.password)
            #expect(try await browser.get("/desk/articles/\(id)").text.contains("value=\"迟\""))
            #expect(try await room.revise(id, "三", match: "\"9\"").status == .preconditionFailed)
            #expect(try await room.revise(id, "三", match: "nonsense").status == .preconditionFailed)
            #expect(try await room.revise(id, "三", match: "*").headers[.eTag] == "\"3\"")
            let revisions = try await room.author.get("/api/v1/articles/\(id)/revisions?limit=2").object()
            let items = try #require(revisions["items"] as? [[String: Any]])
            #expect(items.map { $0["title"] as? String } == ["三", "二"])
            let next = try #require(revisions["next"] as? String)
            let rest = try await room.author.get("/api/v1/articles/\(id)/revisions?after=\(next)").object()
            #expect((rest["items"] as? [[String: Any]])?.map { $0["title"] as? String } == ["保靖的椪柑"])
        }
    }

    @Test func `is judged by somebody else`() async throws {
        try await Newsroom.on { room in
            let id = try await room.begin(by: room.all)
            #expect(try await room.revise(id, "二", match: "\"1\"", by: room.all).status == .ok)
            let base = "/api/v1/articles/\(id)"
            #expect(
                try await room.all.post(base + "/submissions", json: #"{"revision":2}"#).status == .created)
            let approve = #"{"revision":2,"verdict":"approve"}"#
            let own = try await room.all.post(base + "/reviews", json: approve)
            #expect(own.status == .forbidden)
            #expect(try own.problem()["type"] as? String == "urn:terrace:problem:own-work")
            #expect(try await room.author.post(base + "/reviews", json: approve).status == .forbidden)
            #expect(try await room.all.post(base + "/releases", json: #"{"revision":2}"#).status == .conflict)
            let bare = try await room.editor.post(
                base + "/reviews", json: #"{"revision":2,"verdict":"needs_changes"}"#)
            #expect(try bare.problem()["field"] as? String == "reasons")
            #expect(try await room.author.get(base).status == .notFound)
        }
    }

    @Test(arguments: [
        (#"{"kind":"poem","slug":"a","language":"en","title":"t"}"#, "kind"),
        (#"{"kind":"film","slug":"A b","language":"en","title":"t"}"#, "slug"),
        (#"{"kind":"film","slug":"a","language":"fr","title":"t"}"#, "language"),
        (#"{"kind":"film","slug":"a","language":"en"}"#, "title"),
        (#"{"kind":"film","slug":"a","language":"en","title":" "}"#, "title"),
        (#"{"kind":"film","slug":"a","language":"en","title":"t","products":["17"]}"#, "products[0]"),
        (#"{"kind":"film","slug":"a","language":"en","title":"t","products":[17]}"#, "products[0]"),
        (#"{"kind":"film","slug":"a","language":"en","title":"t","group":"5"}"#, "group"),
        (
            #"{"kind":"film","slug":"a","language":"en","title":"t","cover":{"media":"1"}}"#,
            "cover.alternative_text"
        ),
    ])
    func `that cannot be taken is refused at its field`(json: String, field: String) async throws {
        try await Newsroom.on { room in
            let response = try await room.author.post("/api/v1/articles", json: json)
            #expect(response.status == .unprocessableContent)
            #expect(try response.problem()["field"] as? String == field)
            let own = try await room.author.get("/api/v1/articles?scope=own").object()
            #expect((own["items"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func `in the making is listed to those who make it`() async throws {
        try await Newsroom.on { room in
            let id = try await room.begin()
            func stages(_ desk: Desk, _ scope: String) async throws -> [String] {
                let items =
                    try await desk.get("/api/v1/articles?scope=\(scope)").object()["items"]
                    as? [[String: Any]]
                return try #require(items).compactMap { $0["stage"] as? String }
            }
            #expect(try await stages(room.author, "own") == ["draft"])
            #expect(try await stages(room.editor, "all") == ["draft"])
            #expect(try await stages(room.admin, "published") == [])
            #expect(try await room.author.get("/api/v1/articles?scope=all").status == .forbidden)
            #expect(try await room.admin.stranger.get("/api/v1/articles?scope=own").status == .unauthorized)
            #expect(try await room.author.get("/api/v1/articles?scope=secret").status == .badRequest)
            #expect(try await room.author.get("/api/v1/articles?scope=own&language=en").status == .badRequest)
            #expect(try await room.revise(id, "二", match: "\"1\"").status == .ok)
            _ = try await room.author.post("/api/v1/articles/\(id)/submissions", json: #"{"revision":2}"#)
            #expect(try await stages(room.editor, "waiting") == ["waiting"])
            _ = try await room.editor.post(
                "/api/v1/articles/\(id)/reviews", json: #"{"revision":2,"verdict":"approve"}"#)
            #expect(try await stages(room.publisher, "ready") == ["approved"])
        }
    }
}

@Suite struct `The pages of an article` {
    /// One grey pixel.
    private static let pixel = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )!

    private struct Editor: Sendable {
        let desk: Desk
        let id: String
        let csrf: String

        func take(
            _ action: String, based: Int = 1, title: String = "保靖 <椪柑>", body: String,
            more: [(String, String)] = []
        )
            async throws -> TestResponse
        {
            try await desk.post(
                "/desk/articles/\(id)",
                form: [
                    ("csrf", csrf), ("based_on", String(based)), ("action", action), ("title", title),
                    ("summary", "两天"), ("body", body),
                ] + more)
        }

        var page: String { get async throws { try await desk.get("/desk/articles/\(id)").text } }
    }

    private func editor(_ room: Newsroom) async throws -> Editor {
        let desk = try await room.admin.stranger.signedIn("xiaomei", Desk.password)
        let csrf = try await desk.csrf()
        let begun = try await desk.post(
            "/desk/articles/new",
            form: [
                ("csrf", csrf), ("title", "保靖 <椪柑>"), ("slug", "oranges"), ("kind", "article"),
                ("language", "zh-Hans"), ("group", ""),
            ])
        #expect(begun.status == .seeOther)
        let address = try #require(begun.headers[.location])
        let id = try #require(address.firstMatch(of: /articles\/(\d+)/)).1
        return Editor(desk: desk, id: String(id), csrf: csrf)
    }

    @Test func `show what was typed again when it cannot be taken`() async throws {
        try await Newsroom.on { room in
            let desk = try await room.admin.stranger.signedIn("xiaomei", Desk.password)
            #expect(try await desk.get("/desk/articles/new").status == .ok)
            let refused = try await desk.post(
                "/desk/articles/new",
                form: [
                    ("csrf", try await desk.csrf()), ("title", "椪柑 & \"糖\""), ("slug", "Oh no"),
                    ("kind", "film"),
                    ("language", "en"),
                ])
            #expect(refused.status == .unprocessableContent)
            let page = refused.text
            #expect(page.contains("value=\"椪柑 &amp; &quot;糖&quot;\"") && page.contains("value=\"Oh no\""))
            #expect(page.contains("id=\"slug-error\""))
            #expect(page.contains("<option value=\"film\" selected>"))
        }
    }

    @Test func `carry an article from the first word to the site`() async throws {
        try await Newsroom.on { room in
            let author = try await editor(room)
            let blank = try await author.page
            #expect(
                blank.contains("value=\"保靖 &lt;椪柑&gt;\"") && blank.contains("name=\"based_on\" value=\"1\""))

            let looked = try await author.take(
                "preview", body: "\n一箱 28 元 {{fact:price}}\n\n# 果园\n\n</textarea><b>")
            #expect(looked.status == .ok)
            #expect(
                looked.text.contains("<textarea id=\"body\"")
                    && looked.text.contains(">\n\n一箱 28 元 {{fact:price}}\n"))
            #expect(looked.text.contains("&lt;/textarea&gt;&lt;b&gt;"))
            #expect(looked.text.contains("<h2>果园</h2>"))
            #expect(looked.text.contains("class=\"warning\"") && looked.text.contains("28 元"))

            let kept = try await author.take("draft", body: "半句")
            #expect(kept.headers[.location] == "/desk/articles/\(author.id)?notice=draft_kept")
            #expect(try await author.page.contains("半句</textarea>"))

            let refused = try await author.take("submit", body: "{{fact:price}}")
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("name=\"based_on\" value=\"2\""))
            let submitted = try await author.take("submit", based: 2, body: "五万公斤。")
            #expect(submitted.headers[.location] == "/desk/articles/\(author.id)?notice=article_submitted")

            let editor = try await room.admin.stranger.signedIn("li", Desk.password)
            #expect(
                try await editor.get("/desk/reviews").text.contains(
                    "/desk/articles/\(author.id)/review?revision=3"))
            let review = try await editor.get("/desk/articles/\(author.id)/review").text
            #expect(review.contains("<del>{{fact:price}}</del><ins>五万公斤。</ins>"))
            let form = [("csrf", try await editor.csrf()), ("revision", "3")]
            let sentBack = try await editor.post(
                "/desk/articles/\(author.id)/review",
                form: form + [("action", "needs_changes"), ("reasons", " ")])
            #expect(
                sentBack.status == .unprocessableContent && sentBack.text.contains("id=\"reasons-error\""))
            let approved = try await editor.post(
                "/desk/articles/\(author.id)/review", form: form + [("action", "approve"), ("reasons", "")])
            #expect(approved.status == .seeOther)

            let publisher = try await room.admin.stranger.signedIn("zhang", Desk.password)
            #expect(
                try await publisher.get("/desk/articles/\(author.id)").headers[.location]
                    == "/desk/articles/\(author.id)/review")
            #expect(try await publisher.get("/desk/reviews").text.contains("revision=3"))
            let released = try await publisher.post(
                "/desk/articles/\(author.id)/release",
                form: [("csrf", try await publisher.csrf()), ("revision", "3")])
            #expect(released.status == .seeOther)
            #expect(
                try await publisher.get("/desk/articles?scope=all").text.contains(
                    "href=\"/articles/oranges\""))
            let withdrawn = try await publisher.post(
                "/desk/articles/\(author.id)/withdraw",
                form: [("csrf", try await publisher.csrf()), ("reason", "价格有误")])
            #expect(withdrawn.status == .seeOther)
            #expect(try await publisher.get("/desk/articles/\(author.id)/review").text.contains("价格有误"))
        }
    }

    @Test func `lose no word when two write at once`() async throws {
        try await Newsroom.on { room in
            let author = try await editor(room)
            let other = try await room.revise(author.id, "编辑改的", match: "\"1\"", by: room.editor)
            #expect(other.status == .ok)
            let conflict = try await author.take("save", body: "我写的结尾。")
            #expect(conflict.status == .conflict)
            let page = conflict.text
            #expect(page.contains("我写的结尾。</textarea>") && page.contains("五万公斤。</textarea>"))
            #expect(page.contains("李编") && page.contains("<ins>"))
            #expect(page.contains("name=\"based_on\" value=\"2\""))
            #expect(try await author.page.contains("我写的结尾。</textarea>"))
            let saved = try await author.take("save", based: 2, body: "我写的结尾。")
            #expect(saved.status == .seeOther)
            #expect(
                try await room.author.get("/api/v1/articles/\(author.id)").object()["revision"] as? Int == 3)
        }
    }

    @Test func `bring pictures with their words`() async throws {
        try await Newsroom.on { room in
            let author = try await editor(room)
            func bring(_ text: String, to place: String) async throws -> TestResponse {
                var body = Data()
                for (name, value) in [
                    ("csrf", author.csrf), ("based_on", "1"), ("action", "upload"), ("title", "题"),
                    ("summary", ""),
                    ("body", "第一段。"), ("upload_text", text), ("upload_place", place),
                ] {
                    body += Data(
                        "--x\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
                }
                body += Data(
                    "--x\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
                        .utf8)
                body += Self.pixel + Data("\r\n--x--\r\n".utf8)
                return try await author.desk.send(
                    .post, "/desk/articles/\(author.id)", [UInt8](body),
                    type: "multipart/form-data; boundary=x")
            }
            let wordless = try await bring(" ", to: "body")
            #expect(
                wordless.status == .unprocessableContent && wordless.text.contains("id=\"upload-text-error\"")
            )
            #expect(try await bring("果园 [东]", to: "body").status == .seeOther)
            let page = try await author.page
            let media = try #require(page.firstMatch(of: /!\[果园 \\\[东\\\]\]\(media:(\d+)\)/)).1
            #expect(page.contains("alt=\"果园 [东]\""))
            #expect(page.contains("/media/\(media)/640.webp 640w"))
            #expect(try await bring("封面", to: "cover").status == .seeOther)
            #expect(try await author.page.contains("name=\"cover\" value=\"\(media)\""))
        }
    }

    @Test func `keep and show a draft for the script`() async throws {
        try await Newsroom.on { room in
            let author = try await editor(room)
            let fields = [
                ("csrf", author.csrf), ("based_on", "1"), ("title", "题"), ("summary", ""),
                ("body", "**写**到一半"),
            ]
            let kept = try await author.desk.post("/desk/articles/\(author.id)/draft", form: fields)
            #expect(kept.status == .noContent)
            let shown = try await author.desk.post("/desk/articles/\(author.id)/preview", form: fields)
            #expect(shown.text.contains("<p><strong>写</strong>到一半</p>") && !shown.text.contains("<html"))
            #expect(try await author.page.contains("**写**到一半</textarea>"))
            let discarded = try await author.desk.post(
                "/desk/articles/\(author.id)/discard", form: [("csrf", author.csrf)])
            #expect(discarded.status == .seeOther)
            #expect(try await author.page.contains("到一半") == false)
            let forged = try await author.desk.post(
                "/desk/articles/\(author.id)/discard", form: [("csrf", "guess")])
            #expect(forged.status == .forbidden)
        }
    }
}
