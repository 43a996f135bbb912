import Channels
import Contracts
import Distribution
import EventLog
import Foundation
import Imaging
import Media
import Members
import Storage
import TestKit
import Values

/// One contestant with everything that it stands on: own rooms real, the channel entered, a picture stored.
struct Stage: Sendable {
    let adapter: any ChannelAdapter
    let channel: Channel
    let outbound: LossyOutbound
    let identifiers: IdentifierSource
    let picture: MediaID

    static func set(
        _ contestant: Contestant, _ body: (Stage) async throws -> Void
    ) async throws {
        try await World.on(.sqlite, [.members, .media, .distribution] + contestant.schemas) { world in
            try await withTemporaryFolder { folder in
                let clock = RealClock()
                let identifiers = IdentifierSource(clock: clock)
                let ground = Ground(store: world.store, outbox: world.outbox, clock: clock, identifiers: identifiers)
                let room = try MediaRoom(ground: ground, folder: folder + "/media", images: VipsImageProcessor())
                let author = Caller(member: MemberID(11), organization: OrganizationID(10), roles: [.author])
                let pixels = (0..<320 * 240).flatMap { index -> [UInt8] in [UInt8(truncatingIfNeeded: index), 140, 40] }
                let photograph = try await VipsImageProcessor().drawing(pixels, width: 320, height: 240)
                let picture = try await room.store(photograph, as: .picture, by: author).id
                let double =
                    contestant.isContractTest
                    ? try await PlatformDouble(contestant.kind, folder: folder + "/double") : nil
                let told = double?.told ?? contestant.told ?? [:]
                let outbound = LossyOutbound(
                    try HTTPOutbound(
                        agent: "Terrace/test", clock: clock, allowsPrivateTargets: true, trusting: told["certificate"]))
                let means = Contestant.Means(
                    ground: ground, outbound: outbound, media: RoomMedia(room), files: NoFiles(), clock: clock)
                let adapter = contestant.adapter(means)
                let stage = Stage(
                    adapter: adapter, channel: try channel(contestant, told, identifiers), outbound: outbound,
                    identifiers: identifiers, picture: picture)
                let result: Result<Void, any Error>
                do { result = .success(try await body(stage)) } catch { result = .failure(error) }
                await double?.stop()
                try result.get()
            }
        }
    }

    private static func channel(
        _ contestant: Contestant, _ told: [String: String], _ identifiers: IdentifierSource
    ) throws -> Channel {
        let entry = contestant.entry(told)
        let json = String(decoding: try JSONEncoder().encode(entry.settings), as: UTF8.self)
        return Channel(
            id: identifiers.next(), kind: ChannelKind(rawValue: contestant.kind), name: contestant.kind,
            settings: ChannelSettings(json: json)!, isAutomatic: false, madeAt: RealClock().now(), madeBy: nil,
            switchedOff: nil, credentials: ChannelCredentials(entry.credentials))
    }

    var capabilities: ChannelCapabilities { adapter.capabilities(of: channel) }

    /// A copy that nobody has, as the room makes one.
    func copy(reference: String? = nil) -> ChannelCopy {
        let publication: PublicationID = identifiers.next()
        return ChannelCopy(
            publication: publication, article: identifiers.next(), channel: channel, key: Self.key(of: publication),
            reference: reference, referral: "referral")
    }

    /// As the room makes it (Publication.swift).
    private static func key(of publication: PublicationID) -> PublicationKey {
        let alphabet = Array("234567abcdefghijklmnopqrstuvwxyz")
        return PublicationKey(String((0..<13).map { alphabet[Int(publication.raw >> (5 * (12 - $0)) & 31)] }))!
    }

    func edition(of copy: ChannelCopy, number: Int = 1) -> Edition {
        let words = number == 1 ? "保靖的橙子熟了" : "橙子卖完了，谢谢（第 \(number) 版）"
        let now = RealClock().now()
        return Edition(
            article: copy.article, revision: RevisionID(copy.article.raw + Int64(number)), number: number,
            group: TranslationGroupID(copy.article.raw), slug: Slug("oranges-\(copy.key)")!, language: .chinese,
            kind: .article,
            title: "\(words) \(copy.key)", summary: "五十吨橙子等人来",
            html: "<p>\(words)</p>\n<figure><img src=\"/media/\(picture)/640.jpg\" alt=\"枝头的橙子\" /></figure>\n",
            text: words,
            markdown: "\(words)\n\n![枝头的橙子](media:\(picture))\n",
            cover: .init(media: picture, alternativeText: "枝头的橙子"),
            pictures: [.init(media: picture, alternativeText: "枝头的橙子")], films: [], products: [], authorName: "田小妹",
            firstPublishedAt: now, updatedAt: now.adding(seconds: Int64(number) - 1), translations: [])
    }

    /// What the worker does to bring an edition there, until it stands.
    func create(_ copy: ChannelCopy, number: Int = 1) async throws -> RemoteCopy {
        let (rendition, prepared) = try await ready(copy, number: number)
        return try await settled(try await put(rendition, prepared, copy, isThere: false), copy)
    }

    func update(_ copy: ChannelCopy, number: Int) async throws -> RemoteCopy {
        let (rendition, prepared) = try await ready(copy, number: number)
        return try await settled(try await put(rendition, prepared, copy, isThere: true), copy)
    }

    /// Makes what is not there yet, changes what is, and lets the adapter remember it, as the worker does.
    func put(
        _ rendition: ArticleRendition, _ prepared: Preparation, _ copy: ChannelCopy, isThere: Bool
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let answer =
            isThere
            ? try await adapter.update(rendition, prepared: prepared, for: copy)
            : try await adapter.create(rendition, prepared: prepared, for: copy)
        if let remote = answer.remote { await adapter.remember(remote, prepared: prepared, of: copy) }
        return answer
    }

    func ready(_ copy: ChannelCopy, number: Int) async throws -> (ArticleRendition, Preparation) {
        let rendition = try adapter.render(edition(of: copy, number: number), for: copy)
        let problems = adapter.validate(rendition, against: try await adapter.limits(of: channel))
        guard problems.isEmpty else { throw Refused(problems: problems) }
        return (rendition, try await adapter.prepare(rendition, for: copy, earlier: .none))
    }

    /// A reference that the same copy has from now on.
    func at(_ remote: RemoteCopy, _ copy: ChannelCopy) -> ChannelCopy {
        ChannelCopy(
            publication: copy.publication, article: copy.article, channel: copy.channel, key: copy.key,
            reference: remote.reference, referral: copy.referral)
    }

    /// Waits for what the channel is still at work on, half a minute at most.
    private func settled(_ answer: RemoteAnswer, _ copy: ChannelCopy) async throws -> RemoteCopy {
        var answer = answer
        for _ in 0..<60 {
            switch answer {
            case .stands(let remote), .partlyUnconfirmed(let remote, _, _): return remote
            case .absent: throw Vanished()
            case .pending(let remote, _):
                try await Task.sleep(for: .milliseconds(500))
                answer = try await adapter.status(of: at(remote, copy))
            }
        }
        throw Vanished()
    }

    struct Refused: Error { let problems: [RenditionProblem] }
    struct Vanished: Error {}

    private struct NoFiles: LinkedFiles {
        func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile] { [:] }
    }
}

/// The servers have real clocks.
struct RealClock: WallClock {
    func now() -> Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}
