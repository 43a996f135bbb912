import Contracts
public import EventLog
import Members
public import Storage
import Values

extension DistributionRoom {
    /// Released articles go to the automatic channels and replace what stands; withdrawn ones disappear; where a fact
    /// has changed, the copies that state it are sent anew.
    public func hear(_ event: RecordedEvent, in transaction: Transaction) throws {
        if let released = try event.event.decoded(ArticlePublished.self) {
            try bring(released, in: transaction)
        } else if let withdrawn = try event.event.decoded(ArticleWithdrawn.self) {
            try takeBack(withdrawn, in: transaction)
        } else if let confirmed = try event.event.decoded(FactConfirmed.self) {
            try refresh(confirmed.name, of: confirmed.product, in: transaction)
        } else if let lapsed = try event.event.decoded(FactLapsed.self) {
            try refresh(lapsed.name, of: lapsed.product, in: transaction)
        } else {
            return
        }
        transaction.afterCommit { self.worker.wake() }
    }

    /// Readers' events: which copies lead people to shops.
    public func hearReaders(_ event: RecordedEvent, in transaction: Transaction) throws {
        guard let followed = try event.event.decoded(LinkFollowed.self), followed.origin.source == .copy else { return }
        try numbers.countClick(of: PublicationID(followed.origin.id), in: transaction)
    }

    private func bring(_ event: ArticlePublished, in transaction: Transaction) throws(StorageError) {
        let before = try articles.find(event.article, in: transaction)
        if let before, before.number > event.number { return }
        let released = ReleasedArticle(
            article: event.article, revision: event.revision, number: event.number, group: event.group,
            slug: event.slug, language: event.language, title: event.title, releasedAt: ground.clock.now(),
            withdrawal: nil)
        try articles.put(released, facts: event.facts, products: event.products, in: transaction)
        if adapters[.site] != nil { _ = try siteChannel(in: transaction) }
        let wish = wish(for: released)
        for channel in try channels.all(in: transaction) {
            let newest = try lines.publications.newest(of: event.article, on: channel.id, in: transaction)
            let isThere = newest?.isLive ?? false
            // A channel that is off takes nothing new; what is there already is kept true once it is on again.
            if isThere || (channel.isAutomatic && channel.switchedOff == nil) {
                try lines.bring(wish, to: channel, in: transaction)
            }
        }
        // Its translations name it as their other language.
        if before == nil || before?.withdrawal != nil || before?.slug != event.slug {
            try refreshOthers(than: event.article, in: event.group, transaction)
        }
    }

    private func takeBack(_ event: ArticleWithdrawn, in transaction: Transaction) throws(StorageError) {
        guard let article = try articles.find(event.article, in: transaction) else { return }
        try articles.withdraw(
            event.article, ReleasedArticle.Withdrawal(at: ground.clock.now(), reason: event.reason), in: transaction)
        for publication in try lines.publications.live(of: event.article, in: transaction) {
            guard let channel = try channels.find(publication.channel, in: transaction) else { continue }
            try lines.recall(publication, on: channel, by: nil, in: transaction)
        }
        try refreshOthers(than: event.article, in: article.group, transaction)
    }

    private func refresh(_ fact: String, of product: ProductID, in transaction: Transaction) throws(StorageError) {
        for article in try articles.referring(to: fact, of: product, in: transaction) {
            try refresh(article, in: transaction)
        }
    }

    private func refreshOthers(
        than article: ArticleID, in group: TranslationGroupID, _ transaction: Transaction
    ) throws(StorageError) {
        for other in try articles.others(than: article, in: group, transaction) {
            try refresh(other, in: transaction)
        }
    }

    private func refresh(_ article: ReleasedArticle, in transaction: Transaction) throws(StorageError) {
        for publication in try lines.publications.live(of: article.article, in: transaction) {
            guard let channel = try channels.find(publication.channel, in: transaction) else { continue }
            // What was refused for its content may pass now; what was never refused nor sent is on its way already.
            try lines.refresh(publication, wish(for: article), on: channel, in: transaction)
        }
    }

    private func wish(for article: ReleasedArticle) -> DeliveryLines.Wish {
        DeliveryLines.Wish(
            article: article.article, revision: article.revision, number: article.number, due: .now, by: nil)
    }
}
