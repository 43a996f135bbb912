public import Contracts
public import Crypto
public import EventLog
public import Members
import Storage
public import Values

/// By what the feed is ranked.
public enum FeedRanking: String, Hashable, Sendable, CaseIterable {
    /// How readers liked a story, how new it is, what is left of its lot: followed by anybody with a pencil.
    case explained
    /// What a showing is worth to growers, by the prices of the allocation.
    case engine
}

/// Recommendation's front door: what readers are shown, what they did with it, and where a link leads.
public final class RecommendationRoom: Sendable {
    let ground: Ground
    let log: any EventLog
    let fold = Fold()
    let referrals: ReferralSeal
    let listings: any ListingDirectory
    let site: ChannelID
    private let catalog: any ProductCatalog
    private let readerKey: SymmetricKey
    private let ranker: any Ranker
    private let memory = ReaderMemory()
    let promotions: Promotions
    private let readerLog: ReaderLog

    /// - Parameters:
    ///   - wake: tells the pump that the reader stream has grown.
    ///   - readerKey: keys the hash by which readers are known; another key makes strangers of them all.
    ///   - siteChannel: the channel that the feed belongs to; what does not stand there is not shown.
    ///   - ranking: who chooses.
    ///   - campaigns: what is promoted, and who pays for it.
    public init(
        ground: Ground, log: any EventLog, wake: @escaping @Sendable () -> Void, referrals: ReferralSeal,
        readerKey: SymmetricKey, catalog: any ProductCatalog, listings: any ListingDirectory, siteChannel: ChannelID,
        ranking: FeedRanking = .explained, campaigns: any CampaignPurse = NoCampaigns()
    ) {
        self.ground = ground
        self.log = log
        self.referrals = referrals
        self.readerKey = readerKey
        self.catalog = catalog
        self.listings = listings
        site = siteChannel
        ranker =
            switch ranking {
            case .explained: ExplainedRanker()
            case .engine: EngineRanker()
            }
        let waker = Waker(wake)
        readerLog = ReaderLog(log) { waker.wake() }
        promotions = Promotions(campaigns)
    }

    /// The reader behind a cookie's value or a name that an API's user chose: 1 to 128 characters.
    public func reader(named name: String) throws(RecommendationError) -> Reader {
        guard let reader = Reader(named: name, key: readerKey) else {
            throw .invalid(FieldProblem("reader", name.isEmpty ? .required : .tooLong(most: 128)))
        }
        return reader
    }

    /// Chooses a page for a reader and logs the decision, which is durable no later than anything that is reported of it
    /// (docs/decisions/decisions-behind.md).
    ///
    /// - Parameters:
    ///   - limit: 1 to 100; the page is shorter when there are fewer stories.
    ///   - wishes: what the reader said about advertising.
    public func feed(
        for reader: Reader, in language: Language, limit: Int, wishes: ReaderWishes = .none
    ) async throws(RecommendationError) -> FeedPage {
        guard (1...100).contains(limit) else {
            throw .invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
        }
        let board = try await board()
        guard !board.candidates(in: language).isEmpty else { return FeedPage(items: []) }
        let decision = ground.identifiers.next(DecisionID.self)
        let request = RankingRequest(
            board: board, language: language, leaders: memory.leaders(of: reader), now: ground.clock.now(),
            limit: limit, seed: Self.seed(decision, reader))
        let promoted = promotions.place(ranker.rank(request), request, for: reader, wishes)
        let placements = promoted.placements
        let impressions = placements.map { _ in ground.identifiers.next(ImpressionID.self) }
        do {
            try await readerLog.post(
                [note(decision, of: reader, request, promoted, impressions)]
                    + placed(promoted, decision, of: reader, impressions, at: request.now))
        } catch {
            throw RecommendationError(error)
        }
        memory.note(
            reader,
            leading: placements.prefix(2).reversed().map { board.candidates(in: language)[$0.candidate].group })
        return page(request, promoted, impressions)
    }

    /// By what chance a decision was made: anyone who has the log can make it again.
    static func seed(_ decision: DecisionID, _ reader: Reader) -> UInt64 {
        Chance.mixed(UInt64(bitPattern: decision.raw)) ^ UInt64(bitPattern: reader.hash)
    }

    /// What the log keeps of a decision.
    private func note(
        _ decision: DecisionID, of reader: Reader, _ request: RankingRequest, _ page: PromotedPage,
        _ impressions: [ImpressionID]
    ) -> Envelope {
        let shown = zip(page.placements, impressions).map { placement, impression in
            DecisionMade.Shown(
                impression: impression, article: request.card(of: placement).article, propensity: placement.propensity)
        }
        let made = DecisionMade(
            decision: decision, reader: reader.hash, channel: site, policy: ranker.policy, model: ranker.model,
            language: request.language, candidates: [], shown: shown, campaign: page.campaign, isHoldout: page.hasGhost,
            domainPosition: request.board.domainPosition, readerPosition: request.board.readerPosition)
        return Envelope(
            made, candidateList: request.board.candidateList(in: request.language), id: ground.identifiers.next(),
            at: request.now)
    }

    private func page(
        _ request: RankingRequest, _ promoted: PromotedPage, _ impressions: [ImpressionID]
    ) -> FeedPage {
        let placements = promoted.placements
        let day = request.now.day.number
        var items: [FeedItem] = []
        items.reserveCapacity(placements.count)
        for (position, placement) in placements.enumerated() {
            let card = request.card(of: placement)
            let origin = ReferralOrigin(
                source: .impression, id: impressions[position].raw, article: card.article, channel: site,
                mintedAt: request.now, touch: promoted.touch(position))
            items.append(
                FeedItem(
                    impression: referrals.mint(origin), position: position, card: card,
                    openOffers: request.board.openOffers(of: request.candidate(placement), on: day),
                    why: placement.why, advertiser: promoted.advertiser(position)))
        }
        return FeedPage(items: items)
    }

    /// Reader events that are on their way into the log.
    public var waiting: Int { readerLog.waiting }

    /// Returns once the decisions made before are in the log.
    public func flush() async { await readerLog.flush() }

    func append(_ events: [Envelope]) async throws(RecommendationError) {
        do { try await readerLog.append(events) } catch { throw RecommendationError(error) }
    }

    /// Fetches what the board needs; only the first caller after a start, or after a product changed, has to wait.
    private func board() async throws(RecommendationError) -> Board {
        while true {
            if let board = fold.board() { return board }
            try await load()
            do {
                let wanted = fold.wanted
                if !wanted.isEmpty { fold.install(try await catalog.cards(of: wanted), askedFor: wanted) }
            } catch {
                throw RecommendationError(wrapping: error)
            }
        }
    }
}

extension RankingRequest {
    fileprivate func candidate(_ placement: Placement) -> Candidate {
        board.candidates(in: language)[placement.candidate]
    }

    fileprivate func card(of placement: Placement) -> StoryCard { board.cards[candidate(placement).card] }
}

extension Board {
    /// The places in the card's offers that can be bought from on a day.
    fileprivate func openOffers(of candidate: Candidate, on day: Int64) -> [Int] {
        outlets[candidate.outlets].lazy.filter { $0.isOpen(on: day) }.map(\.offer)
    }
}
