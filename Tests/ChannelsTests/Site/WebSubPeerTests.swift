import Contracts
import Distribution
import Foundation
import Storage
import TestKit
import Testing
import Values

@testable import Channels

/// Where `Tests/Peers/channels/websub.sh` has started flask-websub's hub and subscriber.
struct WebSubPeer: Decodable {
    let hub: String
    let subscriber: String
    let python: String

    static let text = ProcessInfo.processInfo.environment["TERRACE_PEER_WEBSUB"]

    static func here() throws -> WebSubPeer {
        try JSONDecoder().decode(WebSubPeer.self, from: Data((text ?? "").utf8))
    }

    struct Seen: Decodable {
        struct Told: Decodable {
            let topic: String
            let title: String
            let bozo: Bool
            let entries: [Entry]
        }

        struct Entry: Decodable {
            let id: String
            let title: String
            let enclosures: [String]

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                id = try container.decode(String.self)
                title = try container.decode(String.self)
                enclosures = try container.decode([String].self)
            }
        }

        let successes: [[String]]
        let errors: [[String]]
        let told: [Told]
    }

    struct Subscription: Decodable {
        let id: String
        let topic: String
        let hub: String
    }

    func ask<Value: Decodable>(
        _ path: String, _ outbound: any Outbound, as type: Value.Type = Value.self
    ) async throws -> Value {
        let answer = try await outbound.send(OutboundRequest("GET", subscriber + path), .looking)
        return try JSONDecoder().decode(Value.self, from: Data(answer.body))
    }

    /// What the subscriber saw of a topic, once it is as wanted.
    func seen(_ outbound: any Outbound, _ isWanted: (Seen) -> Bool) async throws -> Seen {
        var seen = try await ask("/seen", outbound, as: Seen.self)
        for _ in 1...100 where !isWanted(seen) {
            try await Task.sleep(for: .milliseconds(100))
            seen = try await ask("/seen", outbound)
        }
        return seen
    }
}

@Suite(.enabled(if: WebSubPeer.text != nil, "Tests/Peers/channels/websub.sh start"), .serialized)
struct `flask-websub` {
    @Test func `finds our hub, subscribes with a secret, and is told of what is new`() async throws {
        let peer = try WebSubPeer.here()
        try await Newsstand.on(.sqlite) { stand in
            let outbound = try HTTPOutbound(
                agent: "Terrace/test", clock: stand.world.clock, allowsPrivateTargets: true)
            try await stand.publish(.story())
            let topic = stand.host.address + "/films.xml"
            let subscription: WebSubPeer.Subscription = try await peer.ask(
                "/subscribe?url=\(inQuery(topic))&secret=geheim", outbound)
            #expect(subscription.topic == topic && subscription.hub == stand.host.address + "/hub")
            try await stand.work()
            let confirmed = try await peer.seen(outbound) { $0.successes.contains([topic, "subscribe"]) }
            #expect(confirmed.successes.contains([topic, "subscribe"]))
            try await stand.publish(.story(2, title: "影片 🎬", films: [88, 89]))
            try await stand.work()
            let seen = try await peer.seen(outbound) { $0.told.contains { $0.topic == topic } }
            let told = seen.told.filter { $0.topic == topic }
            #expect(told.count == 1 && told[0].title == "Terrace" && !told[0].bozo)
            #expect(told[0].entries.map(\.title) == ["影片 🎬", "影片 🎬 (2)"])
            #expect(
                told[0].entries.map(\.enclosures) == [
                    ["\(stand.host.address)/media/88/film"], ["\(stand.host.address)/media/89/film"],
                ])
            let _: [String: String] = try await peer.ask("/unsubscribe?id=\(subscription.id)", outbound)
            try await stand.work()
            _ = try await peer.seen(outbound) { $0.successes.contains([topic, "unsubscribe"]) }
            #expect(try await stand.count("channels_websub_subscription") == 0)
        }
    }

    @Test func `as a hub of others is told of a change and passes it on`() async throws {
        let peer = try WebSubPeer.here()
        try await Newsstand.on(.sqlite, hubs: [peer.hub]) { stand in
            let outbound = try HTTPOutbound(
                agent: "Terrace/test", clock: stand.world.clock, allowsPrivateTargets: true)
            try await stand.publish(.story())
            try await stand.work()
            let topic = stand.host.address + "/atom.xml"
            let subscription: WebSubPeer.Subscription = try await peer.ask(
                "/subscribe?url=\(inQuery(topic))", outbound)
            // Of several hubs it takes the last.
            #expect(subscription.hub == peer.hub)
            _ = try await peer.seen(outbound) { $0.successes.contains([topic, "subscribe"]) }
            try await stand.publish(.story(2, title: "第二个故事"))
            try await stand.work()
            let seen = try await peer.seen(outbound) { $0.told.contains { $0.topic == topic } }
            let told = try #require(seen.told.first { $0.topic == topic })
            #expect(told.entries.map(\.title) == ["第二个故事", "十月的保靖橙子"])
            #expect(try await stand.count("channels_websub_ping") == 0)
        }
    }

    @Test(arguments: SiteFeed.allCases.filter { $0 != .json })
    func `brings feedparser, which reads all feeds without complaint`(
        feed: SiteFeed
    ) async throws {
        let peer = try WebSubPeer.here()
        try await Newsstand.on(.sqlite) { stand in
            try await stand.publish(
                .story(1, title: "]]> & <标题> \u{202E}قصة 🍊", films: [88], pictures: [77, 78]))
            try await stand.publish(.story(2))
            let ending = try await Program(peer.python, ["-c", Self.reading, stand.host.address + feed.path]).end()
            let read = try JSONDecoder().decode(Reading.self, from: Data(ending.output))
            #expect(read.bozo == "" && read.hubs == [stand.host.address + "/hub"] && read.status == 200)
            let film = stand.host.address + "/media/88/film"
            #expect(read.enclosures.first { $0 == [film, "video/mp4", "9876543"] } != nil)
            switch feed {
            case .rss:
                #expect(read.titles == ["十月的保靖橙子", "]]> & <标题> \u{202E}قصة 🍊"])
                #expect(
                    read.media[1] == [
                        "image \(stand.host.address)/media/77/1280.jpg", "video \(film)",
                        "image \(stand.host.address)/media/78/1280.jpg",
                    ])
            case .films:
                #expect(read.titles == ["]]> & <标题> \u{202E}قصة 🍊"])
                #expect(read.media == [["video \(film)"]])
                #expect(read.image == stand.host.address + "/media/77/1280.jpg")
            case .atom, .json: break
            }
        }
    }

    private struct Reading: Decodable {
        let bozo: String
        let status: Int
        let hubs: [String]
        let titles: [String]
        let enclosures: [[String]]
        let media: [[String]]
        let image: String
    }

    private static let reading = """
        import feedparser, json, sys
        f = feedparser.parse(sys.argv[1])
        print(json.dumps({
            "bozo": str(f.get("bozo_exception", "")), "status": f.status,
            "hubs": [l.href for l in f.feed.get("links", []) if l.rel == "hub"], "titles": [e.title for e in f.entries],
            "enclosures": [[x.href, x.type, x.length] for e in f.entries for x in e.get("enclosures", [])],
            "media": [[m.get("medium", "") + " " + m.get("url", "") for m in e.get("media_content", [])] for e in f.entries],
            "image": f.feed.get("image", {}).get("href", "")}))
        """
}
