public import Contracts
public import Distribution
import Members
import Values

/// A site of WordPress by its REST API, core since 4.7, with an application password, core since 5.6
/// (developer.wordpress.org/rest-api/reference/posts).
///
/// The API has no key of its own: a post that may be there is looked for by the key in its text, before another is made.
public struct WordPressChannel: ChannelAdapter, MadeOfKit {
    public let kind = ChannelKind(rawValue: "wordpress")
    let kit: ChannelKit
    private let markup: WordPressMarkup
    private let watch: ReturnsWatch

    public init(_ kit: ChannelKit) {
        self.kit = kit
        markup = WordPressMarkup(site: kit.site)
        watch = ReturnsWatch(kind, ground: kit.ground)
    }

    public func capabilities(of channel: Channel) -> ChannelCapabilities {
        // PHP ends a request by itself after 30 seconds unless it was told otherwise.
        ChannelCapabilities(
            repeatGuard: .locateThenCreate, updates: true, deletes: true, locates: true, metrics: true, films: true,
            concurrency: 5, quietSeconds: 60)
    }

    public var fields: [ChannelField] { WordPressSettings.fields }

    public func problems(with settings: ChannelSettings) -> [FieldProblem] {
        guard let entered = settings.decoded(WordPressSettings.self) else {
            return [FieldProblem("settings.address", .required)]
        }
        guard let server = ServerAddress(entered.address) else {
            return [FieldProblem("settings.address", .malformed(expected: "https://blog.example.org"))]
        }
        return server.problem("settings.address", outbound).map { [$0] } ?? []
    }

    public func problems(with credentials: ChannelCredentials) -> [FieldProblem] {
        // A colon would end the name within the header (RFC 7617).
        credentials["user"]?.contains(":") == true
            ? [FieldProblem("credentials.user", .malformed(expected: "a name without colon"))] : []
    }

    /// The columns of its tables are all that core limits.
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        ChannelLimits(
            title: [ChannelLimits.Length(most: 65_535, measure: .bytes)],
            body: [ChannelLimits.Length(most: 16 << 20, measure: .bytes)],
            pictureBytes: WordPressMedia.mostBytes, pictureFormats: [.jpeg])
    }

    public func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        var attachments = edition.cover.map { [$0] } ?? []
        attachments += edition.pictures.filter { picture in !attachments.contains { $0.media == picture.media } }
        return ArticleRendition(
            title: edition.title, body: markup.html(of: edition, for: copy), form: .html, language: edition.language,
            attachments: attachments.enumerated().map { index, picture in
                ArticleRendition.Attachment(
                    media: picture.media, part: index == 0 && edition.cover != nil ? .cover : .picture,
                    alternativeText: picture.alternativeText)
            },
            fields: ["excerpt": edition.summary, "slug": edition.slug.description])
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        var problems: [RenditionProblem] = []
        if rendition.title.trimmed == nil {
            problems.append(
                RenditionProblem(field: "title", rule: "a post needs a title", fix: "Give the article a title"))
        }
        for length in limits.title where !length.allows(rendition.title) {
            problems.append(
                RenditionProblem(
                    field: "title", rule: "at most \(length.most) \(length.measure.rawValue)", fix: "Shorten the title")
            )
        }
        for length in limits.body where !length.allows(rendition.body) {
            problems.append(
                RenditionProblem(
                    field: "body", rule: "at most \(length.most) \(length.measure.rawValue)", fix: "Shorten the text"))
        }
        return problems
    }

    public func prepare(
        _ rendition: ArticleRendition, for copy: ChannelCopy, earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        try await WordPressMedia(client: client(copy.channel), media: media).prepare(rendition, earlier: earlier)
    }

    public func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        let found = try await WordPressPosts(client: client(copy.channel)).find(copy.key)
        if let first = found.first { await watch.note(copy, at: String(first.id)) }
        return found.map(\.remote)
    }

    public func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer { try await put(rendition, prepared, for: copy, at: nil) }

    public func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        try await put(rendition, prepared, for: copy, at: try Self.number(copy.reference))
    }

    public func remember(_ remote: RemoteCopy, prepared: Preparation, of copy: ChannelCopy) async {
        await watch.note(copy, at: remote.reference)
    }

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let posts = WordPressPosts(client: try client(copy.channel))
        let targets =
            copy.reference == nil ? try await posts.find(copy.key).map(\.id) : [try Self.number(copy.reference)]
        for target in targets { try await posts.remove(target) }
        await watch.forget(copy)
        return .absent
    }

    public func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let posts = WordPressPosts(client: try client(copy.channel))
        guard let post = try await posts.find(try Self.number(copy.reference)), post.status == "publish" else {
            return .absent
        }
        return .stands(post.remote)
    }

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let comments = WordPressComments(client: try client(copy.channel))
        return CopyMetrics(replies: try await comments.count(below: try Self.number(copy.reference)))
    }

    public func health(of channel: Channel) async throws(ChannelTrouble) {
        struct Account: Decodable {
            let capabilities: [String: Bool]?
        }
        let account: Account = try await client(channel).ask(
            "GET", "/wp/v2/users/me", [("context", "edit"), ("_fields", "capabilities")], .looking)
        for right in ["publish_posts", "upload_files"] where account.capabilities.map({ $0[right] != true }) ?? false {
            throw .auth(.forbidden, "the account lacks the right \(right): make it an author or an editor")
        }
    }

    public func run(_ desk: any ChannelDesk) async {
        await watch.run(desk) { (channel, copy) async throws(ChannelTrouble) in
            try await WordPressComments(client: self.client(channel)).since(copy)
        }
    }

    private func client(_ channel: Channel) throws(ChannelTrouble) -> WordPressClient {
        try WordPressClient(channel, outbound, clock)
    }

    private func put(
        _ rendition: ArticleRendition, _ prepared: Preparation, for copy: ChannelCopy, at id: Int64?
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        var content = rendition.body
        var cover: Int64 = 0
        for attachment in rendition.attachments {
            let entry = prepared.entries[WordPressMedia.name(attachment.media)]
            guard let item = entry.flatMap({ WordPressMedia.Item(entry: $0) }) else { continue }
            if attachment.part == .cover { cover = item.id }
            content = content.replacingAll(
                "src=\"\(escaped(markup.address(of: attachment.media)))\"", by: "src=\"\(escaped(item.source_url))\"")
        }
        let draft = WordPressPosts.Draft(
            title: Self.words(rendition.title), content: content,
            excerpt: Self.words(rendition.fields["excerpt"] ?? ""),
            slug: id == nil ? rendition.fields["slug"] : nil, featured_media: cover)
        let post = try await WordPressPosts(client: client(copy.channel)).put(draft, at: id)
        return .stands(post.remote)
    }

    /// Titles and excerpts are HTML over there.
    private static func words(_ text: String) -> String { escaped(text).replacingAll("&quot;", by: "\"") }

    private static func number(_ reference: String?) throws(ChannelTrouble) -> Int64 {
        guard let reference, let id = Int64(reference) else {
            throw .content(field: "reference", rule: "no number of a post")
        }
        return id
    }
}

extension String {
    fileprivate func replacingAll(_ part: String, by other: String) -> String {
        var out = ""
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            out += rest[..<range.lowerBound]
            out += other
            rest = rest[range.upperBound...]
        }
        return out + rest
    }
}
