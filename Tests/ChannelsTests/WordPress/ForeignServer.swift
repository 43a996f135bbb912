import Channels
import Contracts
import Distribution
import Foundation
import Synchronization
import TestKit
import Values

/// Asks a server that is not ours directly, past the adapter: what people and other programs do there.
struct ForeignServer: Sendable {
    let address: String
    var headers: [(name: String, value: String)] = []

    struct Answer {
        let status: Int
        /// An object, a list, or nothing.
        let json: Any?

        subscript(name: String) -> Any? { (json as? [String: Any])?[name] }

        var list: [[String: Any]] { json as? [[String: Any]] ?? [] }
    }

    @discardableResult
    func ask(_ method: String, _ path: String, _ json: [String: Any]? = nil) async throws -> Answer {
        let outbound = try HTTPOutbound(agent: "a reader", clock: RealClock(), allowsPrivateTargets: true)
        let body = try json.map { Array(try JSONSerialization.data(withJSONObject: $0)) } ?? []
        let request = OutboundRequest(
            method, address + path, headers: headers + (json == nil ? [] : [("Content-Type", "application/json")]),
            body: body)
        let answer = try await outbound.send(request, .looking)
        return Answer(status: answer.status, json: try? JSONSerialization.jsonObject(with: Data(answer.body)))
    }
}

/// The room's side of what adapters do by themselves, for tests that have no room.
final class QuietDesk: ChannelDesk {
    private let channel: Channel
    private let state = Mutex<(taken: [Returned], back: [String])>(([], []))

    init(_ channel: Channel) { self.channel = channel }

    var taken: [Returned] { state.withLock { $0.taken } }
    var takenBack: [String] { state.withLock { $0.back } }

    func channels(of kind: ChannelKind) async throws -> [Channel] { channel.kind == kind ? [channel] : [] }
    func channel(_ id: ChannelID) async throws -> Channel? { channel.id == id ? channel : nil }
    func take(_ returned: Returned) async throws { state.withLock { $0.taken.append(returned) } }
    func takeBack(_ channel: ChannelID, remote: String) async throws { state.withLock { $0.back.append(remote) } }

    /// Lets the adapter work by itself until something has come, half a minute at most.
    func waits(for count: Int, of adapter: any ChannelAdapter) async throws {
        let work = Task { await adapter.run(self) }
        defer { work.cancel() }
        for _ in 0..<300 where taken.count < count { try await Task.sleep(for: .milliseconds(100)) }
    }
}

extension Edition {
    /// An article of one's own words.
    static func telling(
        _ title: String, summary: String = "", html: String = "<p>橙子</p>", text: String = "橙子",
        slug: String = "oranges",
        language: Language = .chinese, cover: MediaID? = nil, pictures: [MediaID] = [], films: [MediaID] = [],
        article: Int64 = 7,
        number: Int = 1
    ) -> Edition {
        let now = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
        return Edition(
            article: ArticleID(article), revision: RevisionID(Int64(number)), number: number,
            group: TranslationGroupID(9),
            slug: Slug(slug)!, language: language, kind: .article, title: title, summary: summary, html: html,
            text: text,
            markdown: text, cover: cover.map { Picture(media: $0, alternativeText: "枝头的橙子") },
            pictures: pictures.map { Picture(media: $0, alternativeText: "第 \($0) 张") }, films: films, products: [],
            authorName: "田小妹", firstPublishedAt: now, updatedAt: now, translations: [])
    }
}

extension Stage {
    /// ``create(_:number:)`` for an article of one's own words.
    func bring(_ edition: Edition, _ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let rendition = try adapter.render(edition, for: copy)
        let prepared = try await adapter.prepare(rendition, for: copy, earlier: .none)
        return try await put(rendition, prepared, copy, isThere: copy.reference != nil)
    }
}

extension RemoteAnswer {
    /// Where it stands, or will.
    var remote: RemoteCopy? {
        switch self {
        case .stands(let remote), .pending(let remote, _), .partlyUnconfirmed(let remote, _, _): remote
        case .absent: nil
        }
    }
}
