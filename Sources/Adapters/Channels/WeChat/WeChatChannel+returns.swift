import Contracts
public import Distribution
import Members
import Storage
import Values

// What comes back: comments, and numbers of the day after.
extension WeChatChannel {
    /// Comments are asked for so often, in seconds; the interface allows some hundreds of questions a day.
    private static let commentsEvery: Int64 = 1_800
    /// After so many days hardly anybody comments.
    private static let commentDays: Int64 = 30

    /// Remembers an article so that its comments are asked for.
    func watch(_ message: String, _ copy: ChannelCopy) async throws(WeChatClient.Failure) {
        let article = WeChatArticleTable.Article(
            publication: copy.publication, message: message, publishedAt: ground.clock.now())
        let (table, channel) = (table, copy.channel.id)
        do {
            try await ground.store.write { transaction in try table.put(article, on: channel, in: transaction) }
        } catch { throw .trouble(.transient("\(error)", retryAfter: nil)) }
    }

    func forget(_ copy: ChannelCopy) async throws(ChannelTrouble) {
        let (table, publication) = (table, copy.publication)
        do {
            try await ground.store.write { transaction in try table.remove(publication, in: transaction) }
        } catch { throw .transient("\(error)", retryAfter: nil) }
    }

    public func run(_ desk: any ChannelDesk) async {
        while !Task.isCancelled {
            if let channels = try? await desk.channels(of: kind) {
                for channel in channels where channel.settings.decoded(WeChatSettings.self)?.comments == true {
                    await takeComments(of: channel, to: desk)
                }
            }
            do { try await Task.sleep(for: .seconds(Self.commentsEvery)) } catch { return }
        }
    }

    /// What fails is asked again at the next round; a channel that is in trouble shows it on its own.
    func takeComments(of channel: Channel, to desk: any ChannelDesk) async {
        guard let client = try? client(channel) else { return }
        let (table, since) = (table, ground.clock.now().adding(days: -Self.commentDays))
        let articles = try? await ground.store.read { transaction in
            try table.articles(on: channel.id, since: since, limit: 50, in: transaction)
        }
        for article in articles ?? [] {
            guard let page = try? await comments(of: article.message, client) else { continue }
            for comment in page.comment ?? [] {
                try? await desk.take(
                    Returned(
                        channel: channel.id, publication: article.publication, kind: .reply,
                        remote: "\(article.message)/\(comment.user_comment_id.value)", actor: comment.openid ?? "",
                        text: comment.content ?? "", at: Instant(seconds: comment.create_time?.value ?? 0)))
            }
        }
    }

    private struct Comments: Decodable {
        struct Comment: Decodable {
            let user_comment_id: LooseText
            let openid: String?
            let create_time: LooseNumber?
            let content: String?
        }
        let total: LooseNumber?
        /// The number of all; `total` is that of this page, whatever its name.
        let comment_cnt: LooseNumber?
        let comment: [Comment]?
    }

    private func comments(
        of message: String, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> Comments {
        struct Question: Encodable {
            let msg_data_id: Int64
            let index = 0
            let begin = 0
            let count = 49
            let type = 0
        }
        guard let number = Int64(message) else {
            throw .trouble(.gone("\(message) is no number of a message"))
        }
        return try await client.call("/cgi-bin/comment/list", Question(msg_data_id: number), .looking)
    }

    /// Views and shares are counted by the platform until the end of each day; a number that it does not give is nil.
    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let (table, publication) = (table, copy.publication)
        let known: WeChatArticleTable.Article?
        do {
            known = try await ground.store.read { transaction in try table.find(publication, in: transaction) }
        } catch { throw .transient("\(error)", retryAfter: nil) }
        // Of what a person published, the platform does not tell the number that it asks for here.
        guard let known else { return CopyMetrics() }
        let message = known.message
        let client = try client(copy.channel)
        do {
            let replies = try await optional { () async throws(WeChatClient.Failure) in
                let page = try await comments(of: message, client)
                return page.comment_cnt?.value ?? page.total?.value
            }
            let readings = try await optional { () async throws(WeChatClient.Failure) in
                try await self.readings(of: message, on: known.publishedAt.day, client)
            }
            return CopyMetrics(
                views: readings?.int_page_read_count?.value, likes: nil, shares: readings?.share_count?.value,
                replies: replies)
        } catch { throw error.trouble }
    }

    private struct Readings: Decodable {
        let int_page_read_count: LooseNumber?
        let share_count: LooseNumber?
    }

    /// `datacube/getarticletotal`: the newest of the daily sums of one article.
    private func readings(
        of message: String, on published: Day, _ client: WeChatClient
    ) async throws(WeChatClient.Failure) -> Readings? {
        struct Question: Encodable {
            let begin_date: String
            let end_date: String
        }
        struct Given: Decodable {
            struct Entry: Decodable {
                /// `msg_data_id`, an underscore, and the article's place in the message from 1.
                let msgid: String?
                let details: [Readings]?
            }
            let list: [Entry]?
        }
        // A day is counted when it is over.
        guard published < ground.clock.now().day else { return nil }
        let day = published.description
        let given: Given = try await client.call(
            "/datacube/getarticletotal", Question(begin_date: day, end_date: day), .looking)
        return given.list?.first { $0.msgid == "\(message)_1" }?.details?.last
    }

    /// Nil where the account may not ask, or nobody can comment.
    private func optional<Value>(
        _ call: () async throws(WeChatClient.Failure) -> Value?
    ) async throws(WeChatClient.Failure) -> Value? {
        do {
            return try await call()
        } catch {
            if let code = error.refusal?.code, code == 48_001 || (88_000...88_010).contains(code) || code == 61_500 {
                return nil
            }
            throw error
        }
    }
}
