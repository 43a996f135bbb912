import Distribution
import Values

/// What was done for one message before it is sent, as a ``Preparation`` keeps it.
struct QQPreparation: Sendable {
    private var entries: [String: String]

    init(_ preparation: Preparation) { entries = preparation.entries }

    var preparation: Preparation { Preparation(entries) }

    /// The uploaded picture's or film's `file_info`, while it is kept there.
    func file(at now: Instant) -> String? {
        guard let info = entries["file"], let until = entries["file_until"].flatMap(Int64.init) else { return nil }
        return until == 0 || now.seconds < until ? info : nil
    }

    /// `ttl` in seconds, 0 for ever.
    mutating func keep(file info: String, ttl: Int64, at now: Instant) {
        entries["file"] = info
        entries["file_until"] = ttl == 0 ? "0" : String(now.seconds + max(0, ttl - 30))
    }

    var anchor: QQAnchor? {
        guard let event = entries["anchor"], let sequence = entries["sequence"].flatMap(Int.init) else { return nil }
        return QQAnchor(event: event, sequence: sequence)
    }

    /// The answer that was chosen, for as long as a try with it may still be made good: the platform takes the same pair
    /// once, so that the same pair again is the way to find out.
    func anchor(at now: Instant) -> QQAnchor? {
        guard let since = entries["since"].flatMap(Int64.init), now.seconds < since + 2 * QQEventTable.anchorSeconds
        else {
            return nil
        }
        return anchor
    }

    mutating func keep(_ anchor: QQAnchor, since: Instant) {
        entries["anchor"] = anchor.event
        entries["sequence"] = String(anchor.sequence)
        entries["since"] = String(since.seconds)
    }
}
