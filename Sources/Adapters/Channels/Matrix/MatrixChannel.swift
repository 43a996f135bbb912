public import Contracts
public import Distribution
import FoundationEssentials
import Logging
import Members
import Values

/// A room on a Matrix homeserver (spec.matrix.org/latest/client-server-api): the article as a text, its pictures below it.
///
/// A server knows a transaction again only from the same device and for some time, so the room is read back for the copy's key
/// before anything is sent twice. The copy's reference is its text; edits and pictures relate to that.
public struct MatrixChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "matrix")
    let kit: ChannelKit
    private let markup: MatrixMarkup
    private let watch: ReturnsWatch
    private let tokens = MatrixTokens()
    private let places = MatrixPlaces()
    private let logger = Logger(label: "terrace.channels.matrix")

    public init(_ kit: ChannelKit) {
        self.kit = kit
        markup = MatrixMarkup(site: kit.site)
        watch = ReturnsWatch(kind, ground: kit.ground)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .locateThenCreate, updates: true, deletes: true, locates: true, metrics: true, films: true,
            concurrency: 2, quietSeconds: 60)
    }

    public var fields: [ChannelField] { MatrixSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        guard let entered = settings.decoded(MatrixSettings.self) else {
            return [FieldProblem("settings.address", .required)]
        }
        guard let server = ServerAddress(entered.address) else {
            return [FieldProblem("settings.address", .malformed(expected: "https://matrix.example.org"))]
        }
        return [server.problem("settings.address", outbound), entered.roomProblem].compactMap { $0 }
    }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] {
        if credentials["token"] != nil { return [] }
        switch (credentials["user"], credentials["password"]) {
        case (nil, nil): return [FieldProblem("credentials.token", .required)]
        case (nil, _): return [FieldProblem("credentials.user", .required)]
        case (_, nil): return [FieldProblem("credentials.password", .required)]
        case (_, _): return []
        }
    }

    public func refreshed(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        let settings = try Self.settings(of: channel)
        return try await tokens.refreshed(channel, MatrixClient(settings, token: nil, outbound, clock))
    }

    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        let bytes = try await reaching(channel) { (room) async throws(ChannelTrouble) in
            try await mostBytes(room.client, channel)
        }
        return ChannelLimits(
            title: [ChannelLimits.Length(most: 2_000, measure: .bytes)],
            alternativeText: [ChannelLimits.Length(most: 2_000, measure: .bytes)],
            pictures: MatrixSettings.mostPictures,
            pictureBytes: bytes, pictureFormats: [.jpeg], filmBytes: Int64(bytes))
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        let link = markup.site.article(edition.slug, from: copy)
        let settings = copy.channel.settings.decoded(MatrixSettings.self)
        var pictures = edition.cover.map { [$0] } ?? []
        pictures += edition.pictures.filter { picture in !pictures.contains { $0.media == picture.media } }
        let attachments = pictures.prefix(settings?.pictures ?? MatrixSettings.picturesAtFirst).enumerated().map {
            ArticleRendition.Attachment(
                media: $1.media, part: $0 == 0 && edition.cover != nil ? .cover : .picture,
                alternativeText: $1.alternativeText)
        }
        let film = edition.films.first.map {
            ArticleRendition.Attachment(media: $0, part: .film, alternativeText: edition.title)
        }
        return ArticleRendition(
            title: edition.title, body: markup.html(of: edition, link: link), form: .html, language: edition.language,
            attachments: attachments + [film].compactMap { $0 },
            fields: ["text": markup.text(of: edition, link: link), "link": link])
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        var problems: [RenditionProblem] = []
        for length in limits.title where !length.allows(rendition.title) {
            problems.append(
                RenditionProblem(field: "title", rule: "at most \(length.most) bytes", fix: "Shorten the title"))
        }
        for (index, attachment) in rendition.attachments.enumerated() {
            for length in limits.alternativeText where !length.allows(attachment.alternativeText) {
                problems.append(
                    RenditionProblem(
                        field: "attachments[\(index)].alternative_text", rule: "at most \(length.most) bytes",
                        fix: "Shorten the alternative text"))
            }
        }
        return problems
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            var there: [MatrixPicture] = []
            if let reference = copy.reference, let text = try await room.event(reference) {
                let relations = try await room.relations(of: reference)
                there = MatrixCopies.mark(of: text, among: relations, by: room.user)?.pictures ?? []
            }
            let bytes = try await mostBytes(room.client, copy.channel)
            return try await MatrixMedia(client: room.client, media: media, mostBytes: bytes)
                .prepare(rendition, there: there, earlier: earlier)
        }
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            let found = try await room.texts(of: copy).map(\.event_id)
            // Its pictures may be missing; the watch sends them.
            if let first = found.first { await watch.note(copy, at: first) }
            return found.map { RemoteCopy(reference: $0, address: room.address(of: $0)) }
        }
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            let copies = MatrixCopies(room: room, clock: clock)
            let text = try await copies.write(Self.message(rendition, prepared, copy), key: copy.key)
            return await complete(text, of: copy, copies)
        }
    }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let reference = try Self.reference(copy)
        return try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            let copies = MatrixCopies(room: room, clock: clock)
            try await copies.rewrite(Self.message(rendition, prepared, copy), at: reference, title: rendition.title)
            return await complete(reference, of: copy, copies)
        }
    }

    public func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async {
        await watch.note(copy, at: remote.reference)
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            let texts =
                if let reference = copy.reference { [reference] } else {
                    try await room.texts(of: copy).map(\.event_id)
                }
            for text in texts { try await MatrixCopies(room: room, clock: clock).remove(text) }
            await watch.forget(copy)
            return .absent
        }
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let reference = try Self.reference(copy)
        return try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            guard try await room.event(reference) != nil else { return .absent }
            return await complete(reference, of: copy, MatrixCopies(room: room, clock: clock))
        }
    }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let reference = try Self.reference(copy)
        return try await reaching(copy.channel) { (room) async throws(ChannelTrouble) in
            try await MatrixReturns(room: room).numbers(of: reference)
        }
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        struct Joined: Decodable { let joined_rooms: [String] }
        try await reaching(channel) { (room) async throws(ChannelTrouble) in
            let joined: Joined = try await room.client.ask("GET", "/client/v3/joined_rooms", .looking)
            guard joined.joined_rooms.contains(room.id) else {
                throw .auth(.forbidden, "\(room.user) is not in the room: invite the account and let it join")
            }
            guard try await !room.isEncrypted() else {
                throw .content(
                    field: "settings.room", rule: "the room is encrypted, so that a server cannot write there readably")
            }
        }
    }

    public func run(_ desk: any ChannelDesk) async {
        await watch.run(desk) { (channel, copy) async throws(ChannelTrouble) in try await self.ask(channel, copy) }
    }

    /// What the watch does with a copy: whatever of it is missing is sent, and what readers did is noted.
    func ask(_ channel: Channel, _ copy: WatchedCopy) async throws(ChannelTrouble) -> Watched {
        try await reaching(channel) { (room) async throws(ChannelTrouble) in
            try await MatrixCopies(room: room, clock: clock).complete(copy.reference)
            return try await MatrixReturns(room: room).since(copy)
        }
    }

    /// The text stands; pictures that cannot be sent now are sent when its status is asked.
    private func complete(_ text: String, of copy: ChannelCopy, _ copies: MatrixCopies) async -> RemoteAnswer {
        let remote = RemoteCopy(reference: text, address: copies.room.address(of: text))
        do throws(ChannelTrouble) {
            try await copies.complete(text)
        } catch {
            switch error {
            case .limited(let until, _, _):
                return .pending(remote, checkAfter: max(1, (until.microseconds - clock.now().microseconds) / 1_000_000))
            case .transient(_, let seconds): return .pending(remote, checkAfter: max(5, seconds ?? 0))
            case .unknownOutcome: return .pending(remote, checkAfter: 10)
            case .auth, .content, .gone, .unsupported:
                // Waiting would not help; the article itself is there.
                logger.warning(
                    "pictures not sent", metadata: ["channel": "\(copy.channel.id)", "said": "\(error.said)"])
            }
        }
        return .stands(remote)
    }

    private static func message(
        _ rendition: ArticleRendition, _ prepared: Preparation, _ copy: ChannelCopy
    ) -> MatrixMessage {
        let pictures = rendition.attachments.compactMap { MatrixMedia.picture(prepared, $0.media) }
        return MatrixMessage(
            msgtype: "m.text", body: rendition.fields["text"] ?? rendition.title, format: "org.matrix.custom.html",
            formatted_body: rendition.body,
            copy: MatrixCopyMark(
                key: copy.key.description, digest: rendition.digest.description, pictures: pictures))
    }

    /// Does something in the channel's room; a token that is refused there is not used again when another can be had.
    private func reaching<Answer>(
        _ channel: Channel, _ body: (MatrixRoom) async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let settings = try Self.settings(of: channel)
        let stranger = try MatrixClient(settings, token: nil, outbound, clock)
        let token = try await tokens.token(of: channel, stranger)
        do throws(ChannelTrouble) {
            let client = try MatrixClient(settings, token: token, outbound, clock)
            return try await body(try await places.room(settings, client, token: token))
        } catch {
            if case .auth(let cause, _) = error, cause == .expired || cause == .revoked { tokens.refuse(token) }
            throw error
        }
    }

    private func mostBytes(_ client: MatrixClient, _ channel: Channel) async throws(ChannelTrouble) -> Int {
        try await places.mostBytes(client)
    }

    private static func settings(of channel: Channel) throws(ChannelTrouble) -> MatrixSettings {
        guard let settings = channel.settings.decoded(MatrixSettings.self), settings.roomProblem == nil else {
            throw .content(field: "settings.room", rule: "it must be a room such as #oranges:example.org")
        }
        return settings
    }

    private static func reference(_ copy: ChannelCopy) throws(ChannelTrouble) -> String {
        guard let reference = copy.reference else { throw .content(field: "reference", rule: "no message is known") }
        return reference
    }
}
