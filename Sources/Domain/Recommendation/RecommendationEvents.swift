import Contracts
public import EventLog
import Members
public import Storage

extension RecommendationRoom {
    /// Hears both streams: the domain's for what may be shown, the readers' for what they did with it.
    public func hear(_ event: RecordedEvent, in transaction: Transaction) throws {
        switch event.event.stream {
        case .domain:
            let change = try ShelfChange(event.event, site: site)
            if let change { try ShelfTable.apply(change, at: event.position, in: transaction) }
            fold.apply(change, at: event.position)
            try promotions.hear(event.event)
        case .reader:
            try promotions.hearReaders(event.event)
            // Nothing is written for each event: the counts are kept now and then, and what came after is read again.
            fold.apply(try ReaderAct(event.event), at: event.position)
            guard let due = fold.due() else { return }
            try ReadingTable.keep(due.counts, through: due.through, in: transaction)
            transaction.afterCommit { [fold] in fold.didKeep(through: due.through) }
        }
    }

    /// Brings memory up to the end of the log: from the tables at first, then from the events behind them.
    ///
    /// Called at the start, so that the first reader need not wait; called by itself when it is needed.
    public func load() async throws(RecommendationError) {
        if !fold.isLoaded {
            let (shelf, readings, domain, reader) = try await ground.store.read(refusing: RecommendationError.self) {
                transaction in
                (
                    try ShelfTable.load(in: transaction), try ReadingTable.load(in: transaction),
                    try FoldTable.position(of: .domain, in: transaction),
                    try FoldTable.position(of: .reader, in: transaction)
                )
            }
            fold.install(shelf, readings, domain: domain, reader: reader)
            do { try await promotions.load() } catch { throw RecommendationError(wrapping: error) }
        }
        do {
            for stream in EventStream.allCases { try await catchUp(stream) }
        } catch {
            throw RecommendationError(error)
        }
        fold.caughtUp()
    }

    private func catchUp(_ stream: EventStream) async throws(EventLogError) {
        while true {
            let events = try await log.read(stream, after: fold.position(of: stream), limit: 1_000)
            for event in events {
                switch stream {
                case .domain:
                    fold.apply(try ShelfChange(event.event, site: site), at: event.position)
                    try promotions.hear(event.event)
                case .reader: fold.apply(try ReaderAct(event.event), at: event.position)
                }
            }
            if events.count < 1_000 { return }
        }
    }
}
