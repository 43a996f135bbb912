import Contracts
import EventLog
import Storage
import Values

/// Puts the shelf back to what it was at each decision, by folding both streams again.
///
/// Product cards are those of today, for the log does not keep them; the ranking by explained counts does not look at them.
struct BoardReplay {
    private let fold = Fold()
    private let memory = ReaderMemory()
    private let catalog: any ProductCatalog
    private let site: ChannelID
    private var domain: EventCursor
    private var reader: EventCursor

    init(log: any EventLog, catalog: any ProductCatalog, site: ChannelID) {
        self.catalog = catalog
        self.site = site
        domain = EventCursor(log: log, stream: .domain)
        reader = EventCursor(log: log, stream: .reader)
        fold.install(Shelf(), Readings(), domain: 0, reader: 0)
        fold.caughtUp()
    }

    /// The request that was answered then; decisions must be asked for in the order of the log.
    mutating func request(of page: LoggedPages.Page, limit: Int) async throws(RecommendationError) -> RankingRequest {
        while let event = try await domain.next(through: page.domainPosition) {
            fold.apply(
                try reading { () throws(EventLogError) in try ShelfChange(event.event, site: site) }, at: event.position
            )
        }
        while let event = try await reader.next(through: page.readerPosition) {
            fold.apply(try reading { () throws(EventLogError) in try ReaderAct(event.event) }, at: event.position)
        }
        let reader = Reader(hash: page.reader)
        return RankingRequest(
            board: try await board(), language: page.language, leaders: memory.leaders(of: reader), now: page.at,
            limit: limit, seed: RecommendationRoom.seed(page.decision, reader))
    }

    /// Remembers what led a page, as the room does after it has decided.
    func note(_ page: LoggedPages.Page, leading groups: [UInt32]) {
        memory.note(Reader(hash: page.reader), leading: groups)
    }

    private func board() async throws(RecommendationError) -> Board {
        while true {
            if let board = fold.board() { return board }
            let wanted = fold.wanted
            do {
                fold.install(try await catalog.cards(of: wanted), askedFor: wanted)
            } catch {
                throw RecommendationError(wrapping: error)
            }
        }
    }

    private func reading<Value>(_ body: () throws(EventLogError) -> Value) throws(RecommendationError) -> Value {
        do { return try body() } catch { throw RecommendationError(error) }
    }
}

/// Reads a stream piece by piece.
struct EventCursor {
    private let log: any EventLog
    private let stream: EventStream
    private var events: ArraySlice<RecordedEvent> = []
    private var position: Int64 = 0

    init(log: any EventLog, stream: EventStream) {
        self.log = log
        self.stream = stream
    }

    /// The next event, nil when it would lie behind `last` or the stream has ended.
    mutating func next(through last: Int64 = .max) async throws(RecommendationError) -> RecordedEvent? {
        guard position < last else { return nil }
        if events.isEmpty {
            do {
                events = try await log.read(stream, after: position, limit: 1_000)[...]
            } catch {
                throw RecommendationError(error)
            }
        }
        guard let event = events.first, event.position <= last else { return nil }
        events.removeFirst()
        position = event.position
        return event
    }
}
