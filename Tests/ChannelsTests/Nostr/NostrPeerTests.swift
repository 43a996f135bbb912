import Contracts
import Distribution
import Foundation
import Members
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

/// Against nostr-relay, which is not ours: `Tests/Peers/channels/nostr.sh start FOLDER` prints where its two relays are.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TERRACE_PEER_NOSTR"] != nil))
struct `Relays that are not ours` {
    struct Peer: Decodable {
        let open: String
        /// Knows one key alone, after that has said who it is.
        let closed: String
        let known_key: String
    }

    /// A channel with its adapter on a fresh store, with the relays' own time.
    struct Line: Sendable {
        let nostr: NostrChannel
        let outbound: HTTPOutbound
        let channel: Distribution.Channel
        let copy: ChannelCopy

        func put(_ edition: Edition, at reference: String? = nil) async throws -> RemoteAnswer {
            let copy = copy.standing(at: reference)
            let rendition = try nostr.render(edition, for: copy)
            return reference == nil
                ? try await nostr.create(rendition, prepared: .none, for: copy)
                : try await nostr.update(rendition, prepared: .none, for: copy)
        }

        /// What a relay shows under the copy's address, asked past the adapter.
        func shown(at relay: String) async throws -> [NostrEvent] {
            try await talk(to: relay) { conversation async throws(ChannelTrouble) in
                try await conversation.events([.versions(of: try address)])
            }
        }

        var key: NostrKey { get throws(ChannelTrouble) { try NostrKey.of(channel) } }
        var address: NostrAddress {
            get throws(ChannelTrouble) { NostrAddress(author: try key.author, key: copy.key.description) }
        }

        func talk<Answer: Sendable>(
            to relay: String, as key: NostrKey? = nil,
            _ body: (NostrConversation) async throws(ChannelTrouble) -> Answer
        ) async throws -> Answer {
            let conversation = try await NostrConversation(
                to: relay, as: key ?? self.key, outbound, PresentClock())
            let answer = try await body(conversation)
            await conversation.close()
            return answer
        }
    }

    private func line(
        _ relays: [String], least: Int = 1, key: String? = nil, _ body: (Line) async throws -> Void
    ) async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let ground = Ground(
                store: world.store, outbox: world.outbox, clock: PresentClock(),
                identifiers: world.identifiers)
            let outbound = try HTTPOutbound(
                agent: "Terrace/test", clock: PresentClock(), allowsPrivateTargets: true)
            let nostr = NostrChannel(outbound: outbound, ground: ground, address: Harvest.site)
            let channel = try Harvest.channel(
                "nostr", ["relays": relays, "least_relays": least], ["secret_key": key ?? NostrKey.made()])
            try await body(
                Line(nostr: nostr, outbound: outbound, channel: channel, copy: Harvest.copy(on: channel)))
        }
    }

    /// Released just now, as relays want it.
    private static func edition(_ number: Int = 1, markdown: String = Harvest.markdown) -> Edition {
        Harvest.edition(number: number, markdown: markdown, at: PresentClock().now().adding(seconds: -600))
    }

    private let peer: Peer

    init() throws { peer = try ChannelsTests.peer("NOSTR") }

    @Test func `show one article from its creation over its changes to its end`() async throws {
        try await line([peer.open]) { line async throws in
            #expect(try await line.nostr.locate(line.copy) == [])
            try await line.nostr.health(of: line.channel)
            let edition = Self.edition()
            let first = try #require(Harvest.standing(try await line.put(edition)))
            #expect(first.address?.hasPrefix("nostr:naddr1") == true)
            #expect(try await line.nostr.locate(line.copy) == [first])
            // The same again is the same event.
            #expect(try await line.put(edition) == .stands(first))
            #expect(try await line.shown(at: peer.open).count == 1)
            let second = try #require(
                Harvest.standing(try await line.put(Self.edition(2, markdown: "更新了 🍊"), at: first.reference)))
            let shown = try await line.shown(at: peer.open)
            #expect(shown.map { $0.content.hasPrefix("更新了 🍊") } == [true])
            #expect(NostrReference(second.reference)?.versions.count == 2)
            #expect(
                try await line.nostr.status(of: line.copy.standing(at: second.reference)) == .stands(second))
            #expect(try await line.nostr.delete(line.copy.standing(at: second.reference)) == .absent)
            #expect(try await line.nostr.locate(line.copy) == [])
            #expect(try await line.nostr.status(of: line.copy.standing(at: second.reference)) == .absent)
            // What is gone is gone.
            #expect(try await line.nostr.delete(line.copy) == .absent)
        }
    }

    @Test func `take an article again whose answer was lost, and have it once`() async throws {
        try await line([peer.open]) { line async throws in
            let edition = Self.edition()
            // The relay has committed; we have died before we heard of it.
            _ = try await line.put(edition)
            let found = try await line.nostr.locate(line.copy)
            #expect(found.count == 1)
            #expect(try await line.put(edition) == .stands(found[0]))
            #expect(try await line.shown(at: peer.open).count == 1)
        }
    }

    @Test func `are put right when they bring old text back`() async throws {
        try await line([peer.open]) { line async throws in
            _ = try await line.put(Self.edition(1))
            let old = try await line.shown(at: peer.open)[0]
            let second = try #require(
                Harvest.standing(try await line.put(Self.edition(2, markdown: "新的"), at: nil)))
            // Somebody gives the relay the old version again, and this relay then has both.
            try await line.talk(to: peer.open) { conversation async throws(ChannelTrouble) in
                try await conversation.publish(old)
            }
            #expect(try await line.nostr.delete(line.copy.standing(at: second.reference)) == .absent)
            #expect(try await line.shown(at: peer.open) == [])
            // And once more, after the end: the round takes it away.
            try await line.talk(to: peer.open) { conversation async throws(ChannelTrouble) in
                try await conversation.publish(old)
            }
            #expect(try await line.shown(at: peer.open) == [old])
            let desk = NotedDesk(line.channel)
            #expect(try await line.nostr.status(of: line.copy.standing(at: second.reference)) == .absent)
            try await line.nostr.goRound(line.channel, since: nil, desk)
            #expect(try await line.shown(at: peer.open) == [])
        }
    }

    @Test func `are given on the round what they have lost`() async throws {
        try await line([peer.open]) { line async throws in
            let first = try #require(Harvest.standing(try await line.put(Self.edition())))
            let event = try await line.shown(at: peer.open)[0]
            let key = try line.key
            // Deleted past the adapter, as a relay would that has lost it.
            let loss = try #require(
                NostrEvent(
                    kind: 5, tags: [["e", event.id]], content: "", createdAt: event.createdAt, by: key))
            try await line.talk(to: peer.open) { conversation async throws(ChannelTrouble) in
                try await conversation.publish(loss)
            }
            #expect(try await line.shown(at: peer.open) == [])
            try await line.nostr.goRound(line.channel, since: nil, NotedDesk(line.channel))
            #expect(try await line.shown(at: peer.open) == [event])
            #expect(try await line.nostr.locate(line.copy) == [first])
        }
    }

    @Test func `bring home what readers did, once each`() async throws {
        try await line([peer.open]) { line async throws in
            let first = try #require(Harvest.standing(try await line.put(Self.edition())))
            let event = try await line.shown(at: peer.open)[0]
            let coordinate = try line.address.coordinate
            let reader = try #require(NostrKey(NostrKey.made()))
            let now = PresentClock().now().seconds
            func made(_ kind: Int, _ tags: [[String]], _ content: String) throws -> NostrEvent {
                try #require(NostrEvent(kind: kind, tags: tags, content: content, createdAt: now, by: reader))
            }
            let events = [
                try made(1, [["a", coordinate]], "好吃吗？"),
                try made(1_111, [["A", coordinate], ["a", coordinate], ["e", event.id]], "Sweet ones?"),
                try made(7, [["e", event.id], ["a", coordinate]], "🍊"), try made(7, [["e", event.id]], "-"),
                try made(16, [["e", event.id], ["a", coordinate]], ""),
                try made(1, [["e", String(repeating: "0", count: 64)]], "else"),
            ]
            for event in events {
                try await line.talk(to: peer.open, as: reader) { conversation async throws(ChannelTrouble) in
                    try await conversation.publish(event)
                }
            }
            let desk = NotedDesk(line.channel)
            try await line.nostr.goRound(line.channel, since: nil, desk)
            try await line.nostr.goRound(line.channel, since: now - 60, desk)
            let taken = desk.taken
            #expect(Set(taken.map(\.remote)) == Set([events[0], events[1], events[2], events[4]].map(\.id)))
            #expect(Set(taken.filter { $0.kind == .reply }.map(\.text)) == ["好吃吗？", "Sweet ones?"])
            #expect(taken.allSatisfy { $0.publication == PublicationID(31) && $0.actor.hasPrefix("npub1") })
            let metrics = try await line.nostr.metrics(of: line.copy.standing(at: first.reference))
            #expect(metrics == CopyMetrics(likes: 1, shares: 1, replies: 2))
        }
    }

    @Test func `are believed in the number that the channel asks for`() async throws {
        // Nobody is at the discard port.
        let gone = "ws://127.0.0.1:65533"
        try await line([peer.open, gone]) { line async throws in
            #expect(Harvest.standing(try await line.put(Self.edition())) != nil)
            #expect(try await line.nostr.delete(line.copy) == .absent)
        }
        try await line([peer.open, gone], least: 2) { line async throws in
            let answer = try await line.put(Self.edition())
            guard case .pending = answer else { return #expect(Bool(false), "\(answer)") }
            guard case .pending = try await line.nostr.status(of: line.copy) else {
                return #expect(Bool(false))
            }
            #expect(try await line.shown(at: peer.open).count == 1)
        }
        try await line([gone]) { line async throws in
            let result = await outcome { () async throws(ChannelTrouble) in
                try await line.nostr.create(
                    try line.nostr.render(Self.edition(), for: line.copy), prepared: .none, for: line.copy)
            }
            #expect(result.trouble == "transient")
            let health = await outcome { () async throws(ChannelTrouble) in
                try await line.nostr.health(of: line.channel)
            }
            #expect(health.trouble == "transient")
        }
    }

    @Test func `are told who we are where they ask, and refuse strangers`() async throws {
        let short = "短 🍊"
        try await line([peer.closed], key: peer.known_key) { line async throws in
            let first = try #require(Harvest.standing(try await line.put(Self.edition(markdown: short))))
            #expect(try await line.nostr.locate(line.copy) == [first])
            #expect(try await line.nostr.delete(line.copy.standing(at: first.reference)) == .absent)
        }
        try await line([peer.closed]) { line async throws in
            let result = await outcome { () async throws(ChannelTrouble) in
                try await line.nostr.create(
                    try line.nostr.render(Self.edition(markdown: short), for: line.copy), prepared: .none,
                    for: line.copy)
            }
            #expect(result.trouble == "auth forbidden")
            #expect(try await line.nostr.locate(line.copy) == [])
        }
    }

    @Test func `refuse what is too long in words that name the field`() async throws {
        try await line([peer.closed], key: peer.known_key) { line async throws in
            let result = await outcome { () async throws(ChannelTrouble) in
                let long = Self.edition(markdown: String(repeating: "橙", count: 2_000))
                return try await line.nostr.create(
                    try line.nostr.render(long, for: line.copy), prepared: .none, for: line.copy)
            }
            #expect(result.trouble == "content body")
        }
    }

    @Test(arguments: ["长", "🍊👩🏽‍🌾", "البرتقال ‏", "\"\\\n\n"]) func `take thirty thousand characters`(
        unit: String
    ) async throws {
        try await line([peer.open]) { line async throws in
            let text = String(repeating: unit, count: 30_000 / unit.count)
            #expect(Harvest.standing(try await line.put(Self.edition(markdown: text))) != nil)
            #expect(try await line.nostr.limits(of: line.channel) == ChannelLimits())
        }
    }
}

/// Notes what an adapter brings home.
final class NotedDesk: ChannelDesk {
    private let channel: Distribution.Channel
    private let notes = Mutex<[Returned]>([])

    init(_ channel: Distribution.Channel) { self.channel = channel }

    /// As the room keeps it: the same remote identifier again is the same thing.
    var taken: [Returned] { notes.withLock { $0 } }

    func channels(of kind: ChannelKind) async throws -> [Distribution.Channel] {
        kind == channel.kind ? [channel] : []
    }
    func channel(_ id: ChannelID) async throws -> Distribution.Channel? { id == channel.id ? channel : nil }
    func take(_ returned: Returned) async throws {
        notes.withLock { notes in
            if !notes.contains(where: { $0.remote == returned.remote }) { notes.append(returned) }
        }
    }
    func takeBack(_ channel: ChannelID, remote: String) async throws {
        notes.withLock { $0.removeAll { $0.remote == remote } }
    }
}
