import Channels
import Contracts
import Distribution
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing
import Values

@testable import Terrace
@testable import Web

private let wordPress = #"""
    {"kind":"wordpress","name":"博客","settings":{"address":"https://blog.example.org"},
     "credentials":{"user":"editor","password":"orange blossom 77"}}
    """#

@Suite struct `A channel on the web` {
    @Test func `has words in both languages for its kind and for all that is entered`() async throws {
        try await withPlatform { _, platform in
            let house = try await WebServer.house(
                rooms: platform.rooms, baseAddress: "http://terrace.test", clock: platform.clock)
            let catalogue = house.renderer.catalogue
            let kinds = platform.rooms.distribution.channelKindList
            #expect(kinds.count == 12)
            var missing: [String] = []
            for overview in kinds {
                let kind = overview.kind.rawValue
                let keys = ["channel_kind.\(kind)"] + overview.fields.map { "channel.\(kind).\($0.name)" }
                missing += keys.filter { !catalogue.has($0) }
            }
            #expect(missing == [])
            // And for whatever may be said of one.
            let words = [ChannelTrouble.AuthCause.missing, .expired, .revoked, .forbidden, .networkPolicy, .insecure]
            for word in words.map(\.rawValue) {
                #expect(
                    catalogue.has("distribution.auth.\(word)") && catalogue.has("distribution.check.\(word)"), "\(word)"
                )
            }
            for word in ["host", "limit", "content", "gone", "unknown", "unsupported"] {
                #expect(catalogue.has("distribution.check.\(word)"), "\(word)")
            }
            for kind in Returned.Kind.allCases { #expect(catalogue.has("distribution.returned.\(kind.rawValue)")) }
        }
    }

    @Test func `is added by the API, and its secrets are never told`() async throws {
        try await Desk.on { desk, platform in
            let kinds = try await desk.get("/api/v1/channel-kinds").object()
            let items = try #require(kinds["items"] as? [[String: Any]])
            let known = try #require(items.first { $0["kind"] as? String == "wordpress" })
            let fields = try #require(known["fields"] as? [[String: Any]])
            #expect(fields.compactMap { $0["name"] as? String } == ["address", "user", "password"])
            #expect(fields.compactMap { $0["place"] as? String } == ["settings", "credentials", "credentials"])

            let made = try await desk.post("/api/v1/channels", json: wordPress)
            #expect(made.status == .created)
            #expect(!made.text.contains("blossom") && !made.text.contains("editor"))
            let id = try #require(try made.object()["id"] as? String)
            let shown = try await desk.get("/api/v1/channels/\(id)")
            let channel = try shown.object()
            #expect(channel["has_credentials"] as? Bool == true)
            #expect(channel["settings"] as? [String: String] == ["address": "https://blog.example.org"])
            let tag = try #require(shown.headers[.eTag])
            #expect(made.headers[.eTag] == tag)

            // An edit that was made on something older is refused; one that names nothing empties nothing.
            let change = Array(#"{"name":"新博客","credentials":{"password":""},"automatic":true}"#.utf8)
            let refused = try await desk.send(
                .patch, "/api/v1/channels/\(id)", change, type: "application/json", [.ifMatch: "\"other\""])
            #expect(refused.status == .preconditionFailed)
            let changed = try await desk.send(
                .patch, "/api/v1/channels/\(id)", change, type: "application/json", [.ifMatch: tag])
            #expect(changed.status == .ok)
            #expect(try changed.object()["name"] as? String == "新博客")
            #expect(try changed.object()["is_automatic"] as? Bool == true)
            let entered = try #require(try await platform.rooms.distribution.desk.channel(ChannelID(id)!))
            #expect(entered.credentials["password"] == "orange blossom 77")

            // Blind edits are refused, and what has been read once is not good for two.
            let blind = try await desk.send(.patch, "/api/v1/channels/\(id)", change, type: "application/json")
            #expect(blind.status == .preconditionRequired)
            let problem = try blind.problem()
            #expect(problem["field"] as? String == "If-Match")
            #expect((problem["mend"] as? String)?.contains("ETag") == true)
            let stale = try await desk.send(
                .patch, "/api/v1/channels/\(id)", change, type: "application/json", [.ifMatch: tag])
            #expect(stale.status == .preconditionFailed)
            #expect(stale.headers[.eTag] == changed.headers[.eTag])

            // Switched off and on in one word.
            let off = try await desk.send(
                .patch, "/api/v1/channels/\(id)", Array(#"{"on":false,"reason":"换主机"}"#.utf8), type: "application/json",
                [.ifMatch: try #require(changed.headers[.eTag])])
            #expect((try off.object()["switched_off"] as? [String: Any])?["reason"] as? String == "换主机")
            let on = try await desk.send(
                .patch, "/api/v1/channels/\(id)", Array(#"{"on":true}"#.utf8), type: "application/json",
                [.ifMatch: try #require(off.headers[.eTag])])
            #expect(try on.object()["switched_off"] == nil)
            #expect(try await desk.get("/api/v1/channels/77").status == .notFound)
        }
    }

    @Test(arguments: [
        (#"{"kind":"fax"}"#, "kind"), (#"{"kind":"wordpress"}"#, "settings.address"),
        (#"{"kind":"wordpress","settings":{"address":"https://b.example"}}"#, "credentials.user"),
        (#"{"kind":"wordpress","settings":{"address":7}}"#, "settings.address"),
        (#"{"kind":"wordpress","settings":{"adress":"https://b.example"}}"#, "settings.adress"),
        (#"{"kind":"site"}"#, "kind"), (#"{"settings":{}}"#, "kind"),
    ])
    func `is refused with the field that is wrong`(body: String, field: String) async throws {
        try await Desk.on { desk, _ in
            let response = try await desk.post("/api/v1/channels", json: body)
            #expect(response.status == .unprocessableContent)
            #expect(try response.problem()["field"] as? String == field)
        }
    }

    @Test func `that leads into our own network is not asked, and says so`() async throws {
        try await Desk.on { desk, _ in
            let made = try await desk.post(
                "/api/v1/channels",
                json: #"{"kind":"mastodon","settings":{"address":"http://127.0.0.1:9"},"credentials":{"token":"t"}}"#)
            // Either the settings are refused at once, or the check says that nobody may be asked there.
            if made.status == .created {
                let id = try #require(try made.object()["id"] as? String)
                let checked = try await desk.post("/api/v1/channels/\(id)/check", json: "{}").object()
                let check = try #require(checked["check"] as? [String: Any])
                #expect(check["is_well"] as? Bool == false)
            } else {
                #expect(try made.problem()["field"] as? String == "settings.address")
            }
        }
    }

    @Test func `is added and changed on the desk by a form made of its fields`() async throws {
        try await Desk.on { desk, platform in
            let desk = try await desk.stranger.signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            let list = try await desk.get("/desk/channels/list")
            #expect(list.text.contains("/desk/channels/new?kind=wordpress"))
            let page = try await desk.get("/desk/channels/new?kind=wordpress", [.acceptLanguage: "en"])
            #expect(page.text.contains(#"name="settings_address" type="url""#))
            #expect(page.text.contains(#"name="credentials_password" type="password""#))
            #expect(page.text.contains("Application password"))
            #expect(try await desk.get("/desk/channels/new?kind=fax").status == .notFound)

            let wrong = try await desk.post(
                "/desk/channels/new",
                form: [
                    ("csrf", csrf), ("kind", "wordpress"), ("name", "博客"), ("settings_address", "blog"),
                    ("credentials_user", "editor"), ("credentials_password", "orange blossom 77"),
                ])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains(#"id="settings_address-error""#))
            #expect(!wrong.text.contains("blossom"))
            let added = try await desk.post(
                "/desk/channels/new",
                form: [
                    ("csrf", csrf), ("kind", "wordpress"), ("name", "博客"), ("automatic", "on"),
                    ("settings_address", "https://blog.example.org"), ("credentials_user", "editor"),
                    ("credentials_password", "orange blossom 77"),
                ])
            #expect(added.headers[.location] == "/desk/channels/list?notice=channel_added")
            let channel = try #require(
                try await platform.rooms.distribution.channelList().first { $0.channel.name == "博客" }?.channel)
            #expect(channel.isAutomatic)

            let edit = try await desk.get("/desk/channels/\(channel.id)/edit")
            #expect(edit.text.contains("https://blog.example.org") && !edit.text.contains("blossom"))
            let changed = try await desk.post(
                "/desk/channels/\(channel.id)/edit",
                form: [
                    ("csrf", csrf), ("name", "农家博客"), ("settings_address", "https://farm.example.org"),
                    ("credentials_user", ""), ("credentials_password", ""),
                ])
            #expect(changed.headers[.location] == "/desk/channels/list?notice=channel_changed")
            let entered = try #require(try await platform.rooms.distribution.desk.channel(channel.id))
            #expect(entered.name == "农家博客" && !entered.isAutomatic)
            #expect(entered.settings.json == #"{"address":"https://farm.example.org"}"#)
            #expect(entered.credentials["password"] == "orange blossom 77")
        }
    }

    @Test func `takes what others send without a form's token, as much as it says and no more`() async throws {
        try await withPlatform { client, platform in
            let route = try #require(
                platform.rooms.distribution.inbound.first { $0.method == "POST" && $0.path == "/hub" })
            let stranger = Desk(client: client)
            // Credentials of another world are none of ours.
            let answer = try await stranger.send(
                .post, route.path + "?a=1&a=2", Array("x=1".utf8), type: "application/x-www-form-urlencoded",
                [.authorization: "Signature keyId=\"x\"", .cookie: "session=nobody"])
            // The hub itself answers: no mode of its own was named.
            #expect(answer.status == .badRequest)
            let long = try await stranger.send(
                .post, route.path, [UInt8](repeating: 0x61, count: route.mostBytes + 1),
                type: "application/x-www-form-urlencoded")
            #expect(long.status == .contentTooLarge)
        }
    }

    @Test func `tells how it is doing in Prometheus' words, without names or secrets`() async throws {
        try await Desk.on { desk, platform in
            _ = try await desk.post("/api/v1/channels", json: wordPress)
            let metrics = try await desk.stranger.get("/metrics")
            #expect(metrics.status == .ok)
            #expect(metrics.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = metrics.text.split(separator: "\n")
            #expect(lines.contains("terrace_deliveries_late 0"))
            #expect(
                lines.contains {
                    $0.hasPrefix("terrace_channel_resting{channel=\"") && $0.hasSuffix("kind=\"wordpress\"} 0")
                })
            for line in lines where !line.hasPrefix("#") {
                #expect(line.wholeMatch(of: /[a-z_]+(\{([a-z]+="[^"]*",?)*\})? -?[0-9]+/) != nil, "\(line)")
            }
            for word in ["博客", "blog.example", "editor", "blossom"] { #expect(!metrics.text.contains(word)) }
        }
    }

    @Test func `tells endpoints by webhooks that are registered by the API`() async throws {
        try await Desk.on { desk, _ in
            let made = try await desk.post(
                "/api/v1/publication-webhooks", json: #"{"address":"https://hooks.example.org/in"}"#)
            #expect(made.status == .created)
            let id = try #require(try made.object()["id"] as? String)
            #expect((try made.object()["secret"] as? String)?.hasPrefix("whsec_") == true)
            let list = try await desk.get("/api/v1/publication-webhooks")
            #expect(list.text.contains(id) && !list.text.contains("whsec_"))
            let off = try await desk.post("/api/v1/publication-webhooks/\(id)/off", json: "{}")
            #expect(try off.object()["off_reason"] as? String == "member")
            #expect(try await desk.stranger.get("/api/v1/publication-webhooks").status == .unauthorized)
            for (body, field) in [
                (#"{"address":"http://hooks.example.org/in"}"#, "address"),
                (#"{"address":"https://127.0.0.1/in"}"#, "address"),
                (#"{"address":"https://other.example.org/in","secret":"short"}"#, "secret"),
            ] {
                let refused = try await desk.post("/api/v1/publication-webhooks", json: body)
                #expect(refused.status == .unprocessableContent)
                #expect(try refused.problem()["field"] as? String == field)
            }
        }
    }
}
