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

@Suite struct `The members' API` {
    private static let bureau =
        #"{"kind":"government","name":{"chinese":"保靖县商务局","english":"Baojing Bureau"},"county":"433125"}"#

    @Test func `adds an organization once for one Idempotency-Key`() async throws {
        try await Desk.on { desk, _ in
            let key: HTTPFields = [HTTPField.Name("Idempotency-Key")!: "bureau-1"]
            var ids = Set<String>()
            for _ in 1...2 {
                let response = try await desk.send(
                    .post, "/api/v1/organizations", Array(Self.bureau.utf8), type: "application/json", key)
                #expect(response.status == .created)
                let answer = try response.object()
                #expect(answer["kind"] as? String == "government")
                #expect(
                    answer["county"] as? [String: String] == [
                        "code": "433125", "revision": County.newestRevision,
                    ])
                ids.insert(try #require(answer["id"] as? String))
            }
            #expect(ids.count == 1)
            let first = try await desk.get("/api/v1/organizations?limit=1").object()
            let next = try #require(first["next"] as? String)
            let second = try await desk.get("/api/v1/organizations?limit=1&after=\(next)").object()
            #expect((second["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [ids.first])
            #expect(second["next"] == nil)
        }
    }

    @Test(arguments: [
        (#"{"kind":"government","name":{"chinese":"某","english":"X"}}"#, "county"),
        (#"{"kind":"government","name":{"chinese":"某","english":"X"},"county":"999999"}"#, "county"),
        (#"{"kind":"government","name":{"chinese":"某","english":"X"},"county":"43"}"#, "county"),
        (#"{"kind":"king","name":{"chinese":"某","english":"X"}}"#, "kind"),
        (#"{"kind":"cooperative","name":{"chinese":" ","english":"X"}}"#, "name.chinese"),
        (#"{"kind":"cooperative","name":{"chinese":"某"}}"#, "name.english"),
    ]) func `names the field of an organization that it cannot take`(body: String, field: String) async throws {
        try await Desk.on { desk, _ in
            let response = try await desk.post("/api/v1/organizations", json: body)
            #expect(response.status == .unprocessableContent)
            #expect(try response.problem()["field"] as? String == field)
        }
    }

    @Test func `adds a member, whose narrow token opens no more than its scopes`() async throws {
        try await Desk.on { desk, _ in
            let organization = try await desk.post("/api/v1/organizations", json: Self.bureau).object()
            let id = try #require(organization["id"] as? String)
            let body =
                #"{"organization":"\#(id)","login":"peng","display_name":"彭娟","password":"two days of oranges","roles":["nominator","auditor"]}"#
            let member = try await desk.post("/api/v1/members", json: body)
            #expect(member.status == .created)
            #expect(try member.object()["roles"] as? [String] == ["auditor", "nominator"])
            #expect(!member.text.contains("oranges"))
            let again = try await desk.post("/api/v1/members", json: body)
            #expect(try again.problem()["field"] as? String == "login")
            let king = try await desk.post("/api/v1/members", json: body.replacing("auditor", with: "king"))
            #expect(try king.problem()["field"] as? String == "roles[1]")

            let issued = try await desk.post(
                "/api/v1/tokens", json: #"{"name":"narrow","scopes":["author"],"days":3}"#)
            #expect(issued.status == .created)
            let narrow = Desk(client: desk.client, token: try #require(issued.object()["secret"] as? String))
            #expect(try await narrow.get("/api/v1/audit").status == .forbidden)
            #expect(try await narrow.get("/api/v1/organizations").status == .ok)
            let number = try #require(issued.object()["id"] as? String)
            #expect(
                try await desk.send(.delete, "/api/v1/tokens/\(number)", [], type: "text/plain").status
                    == .noContent)
            let refused = try await narrow.get("/api/v1/organizations")
            #expect(refused.status == .unauthorized)
            #expect(try refused.problem()["type"] as? String == "urn:terrace:problem:bad-token")
            let listed = try await desk.get("/api/v1/tokens").text
            #expect(listed.contains("revoked_at") && !listed.contains("\"secret\""))

            let trail = try await desk.get("/api/v1/audit?limit=2&verb=members").object()
            #expect(
                (trail["items"] as? [[String: Any]])?.map { $0["verb"] as? String } == [
                    "members.revoke_token", "members.issue_token",
                ])
        }
    }

    @Test(arguments: ["/api/v1/members", "/api/v1/tokens", "/api/v1/audit", "/api/v1/organizations"])
    func `asks for a token`(path: String) async throws {
        try await Desk.on { desk, _ in
            let response = try await desk.stranger.get(path)
            #expect(response.status == .unauthorized)
            #expect(response.headers[.wwwAuthenticate] == "Bearer")
            _ = try response.problem()
        }
    }
}

@Suite struct `The members' pages` {
    @Test func `let a member in and out again`() async throws {
        try await Desk.on { desk, _ in
            let before = try await desk.stranger.get("/desk/account")
            #expect(before.status == .seeOther)
            #expect(before.headers[.location] == "/sign-in?to=/desk/account")
            let wrong = try await desk.stranger.post(
                "/sign-in", form: [("login", "yang"), ("password", "no")])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.headers[.setCookie] == nil)
            #expect(wrong.text.contains("role=\"alert\""))

            let response = try await desk.stranger.post(
                "/sign-in", form: [("login", " Yang"), ("password", Desk.password), ("to", "/desk/audit")])
            #expect(response.headers[.location] == "/desk/audit")
            let header = try #require(response.headers[.setCookie])
            for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(header.contains(flag)) }
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let account = try await signedIn.get("/desk/account")
            #expect(account.status == .ok)
            #expect(account.text.contains("杨帆"))
            #expect(account.headers[.cacheControl] == "private, no-store")
            let out = try await signedIn.post("/sign-out", form: [("csrf", try await signedIn.csrf())])
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(try await signedIn.get("/desk/account").status == .seeOther)
        }
    }

    @Test func `hold up who guesses, and say how long`() async throws {
        try await Desk.on { desk, _ in
            for _ in 1...10 {
                _ = try await desk.stranger.post(
                    "/sign-in", form: [("login", "peng"), ("password", "a guess")])
            }
            let response = try await desk.stranger.post(
                "/sign-in", form: [("login", "peng"), ("password", "a guess")])
            #expect(response.status == .tooManyRequests)
            let wait = try #require(response.headers[.retryAfter].flatMap { Int($0) })
            #expect((1...900).contains(wait))
        }
    }

    @Test func `take no form without the session's token`() async throws {
        try await Desk.on { desk, platform in
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let form = [
                ("kind", "cooperative"), ("name_chinese", "巢湖合作社"), ("name_english", "Chaohu Cooperative"),
            ]
            for forged in [[], [("csrf", "x")]] {
                #expect(
                    try await signedIn.post("/desk/organizations", form: forged + form).status == .forbidden)
            }
            let csrf = try await signedIn.csrf()
            let elsewhere = try await signedIn.send(
                .post, "/desk/organizations",
                Array("csrf=\(csrf)&kind=cooperative&name_chinese=x&name_english=x".utf8),
                type: "application/x-www-form-urlencoded", [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"])
            #expect(elsewhere.status == .forbidden)
            #expect(try await platform.rooms.members.organizations().count == 1)
            let added = try await signedIn.post("/desk/organizations", form: [("csrf", csrf)] + form)
            #expect(added.headers[.location] == "/desk/organizations?notice=organization_added")
            let list = try await signedIn.get("/desk/organizations?notice=organization_added")
            #expect(list.text.contains("巢湖合作社") && list.text.contains("role=\"status\""))
        }
    }

    @Test func `show a refused form again with what was typed, and the reason beside the field`() async throws {
        try await Desk.on { desk, platform in
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let csrf = try await signedIn.csrf()
            let refused = try await signedIn.post(
                "/desk/organizations",
                form: [
                    ("csrf", csrf), ("kind", "government"), ("name_chinese", "<b>\"某\"</b>"),
                    ("name_english", "X"), ("county", "1"),
                ])
            #expect(refused.status == .unprocessableContent)
            #expect(
                refused.text.contains("id=\"county-error\"") && refused.text.contains("aria-invalid=\"true\"")
            )
            #expect(refused.text.contains("value=\"&lt;b&gt;&quot;某&quot;&lt;/b&gt;\""))
            let platformID = try #require(try await platform.rooms.members.platform()).id
            let member = try await signedIn.post(
                "/desk/members",
                form: [
                    ("csrf", csrf), ("organization", "\(platformID)"), ("login", "li"),
                    ("display_name", "李梅"),
                    ("password", "short"), ("roles", "author"), ("roles", "editor"),
                ])
            #expect(member.status == .unprocessableContent)
            #expect(member.text.contains("id=\"password-error\"") && member.text.contains("value=\"李梅\""))
            #expect(
                member.text.contains("value=\"author\" checked")
                    && !member.text.contains("value=\"admin\" checked"))
        }
    }

    @Test func `let an admin add, change and disable a member`() async throws {
        try await Desk.on { desk, platform in
            let room = platform.rooms.members
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let csrf = ("csrf", try await signedIn.csrf())
            let platformID = try #require(try await room.platform()).id
            let added = try await signedIn.post(
                "/desk/members",
                form: [
                    csrf, ("organization", "\(platformID)"), ("login", "li"), ("display_name", "李梅"),
                    ("password", "plum blossom in march"), ("roles", "author"),
                ])
            let member = try #require(try await room.member(login: "li"))
            #expect(added.headers[.location] == "/desk/members/\(member.id)?notice=member_added")
            let page = "/desk/members/\(member.id)"
            _ = try await signedIn.post(
                page + "/roles", form: [csrf, ("roles", "editor"), ("roles", "publisher")])
            #expect(try await room.member(member.id).roles == [.editor, .publisher])
            #expect(
                try await signedIn.post(page + "/disable", form: [csrf, ("reason", "")]).status
                    == .unprocessableContent)
            _ = try await signedIn.post(page + "/disable", form: [csrf, ("reason", "moved to Changsha")])
            #expect(try await signedIn.get(page).text.contains("moved to Changsha"))
            let refused = try await desk.stranger.post(
                "/sign-in", form: [("login", "li"), ("password", "plum blossom in march")])
            #expect(refused.status == .forbidden)
            _ = try await signedIn.post(page + "/lift", form: [csrf])
            let theirs = try await desk.stranger.signedIn("li", "plum blossom in march")
            #expect(try await theirs.get(page).status == .forbidden)
            #expect(try await theirs.get("/desk/audit").status == .forbidden)
            let colleagues = try await theirs.get("/desk/members")
            #expect(colleagues.status == .ok && !colleagues.text.contains("name=\"password\""))
            let last = try await room.member(login: "yang")
            let lay = try await signedIn.post(
                "/desk/members/\(try #require(last).id)/roles", form: [csrf, ("roles", "author")])
            #expect(lay.status == .conflict)
        }
    }

    @Test func `show a new token once`() async throws {
        try await Desk.on { desk, platform in
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let issued = try await signedIn.post(
                "/desk/account/tokens",
                form: [
                    ("csrf", try await signedIn.csrf()), ("name", "import"), ("scopes", "author"),
                    ("days", "7"),
                ])
            let secret = String(try #require(issued.text.firstMatch(of: /trc_[A-Za-z0-9_-]{43}/)).0)
            let caller = try await platform.rooms.members.caller(bearing: secret)
            #expect(caller.roles == [.author])
            #expect(try await !signedIn.get("/desk/account").text.contains(secret))
        }
    }

    @Test func `change a password and end every session`() async throws {
        try await Desk.on { desk, _ in
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            let csrf = ("csrf", try await signedIn.csrf())
            func change(_ old: String, _ new: String, _ repeated: String) async throws -> TestResponse {
                try await signedIn.post(
                    "/desk/account/password",
                    form: [
                        csrf, ("old_password", old), ("new_password", new), ("repeated_password", repeated),
                    ])
            }
            let wrong = try await change("not this one", "oranges at the gate", "oranges at the gate")
            #expect(wrong.text.contains("id=\"old-password-error\""))
            let different = try await change(Desk.password, "oranges at the gate", "oranges at the gat")
            #expect(different.text.contains("id=\"repeated-password-error\""))
            let changed = try await change(Desk.password, "oranges at the gate", "oranges at the gate")
            #expect(changed.headers[.location] == "/sign-in?notice=password_changed")
            #expect(try await signedIn.get("/desk/account").status == .seeOther)
            _ = try await desk.stranger.signedIn("yang", "oranges at the gate")
        }
    }

    @Test(
        arguments: [
            (nil, "/desk"), ("", "/desk"), ("/desk/lots", "/desk/lots"), ("//evil.example", "/desk"),
            ("/\\evil.example", "/desk"),
            ("https://evil.example", "/desk"), ("/a\r\nSet-Cookie: x", "/desk"), ("/sign-out", "/desk"),
            ("/保靖", "/desk"),
        ] as [(String?, String)])
    func `lead nowhere but into this site`(to: String?, place: String) {
        #expect(SignInPages.place(to) == place)
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"),
        ("2001:db8::5:6", "2001:db8:0:0"),
        ("::1", "0:0:0:0"), ("fe80::1%eth0", "fe80:0:0:0"), ("unknown", "unknown"),
    ])
    func `count a network of IPv6 as one address`(address: String, counted: String) {
        #expect(throttled(address) == counted)
    }
}
