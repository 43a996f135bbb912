import Commerce
import Distribution
import EventLog
import Impact
import Promotion
import Recommendation
import Web

extension Consumer {
    /// Who hears what: all of it on this screen. Names are stored with the offsets, so they never change.
    static func all(of rooms: Rooms) -> [Consumer] {
        [
            Consumer("distribution", hears: .domain) { event, transaction in
                try rooms.distribution.hear(event, in: transaction)
            },
            Consumer("distribution", hears: .reader) { event, transaction in
                try rooms.distribution.hearReaders(event, in: transaction)
            },
            Consumer("commerce", hears: .domain) { event, transaction in
                try rooms.commerce.hear(event, in: transaction)
            },
            Consumer("promotion", hears: .domain) { event, transaction in
                try rooms.promotion.hear(event, in: transaction)
            },
            Consumer("promotion", hears: .reader) { event, transaction in
                try rooms.promotion.hearReaders(event, in: transaction)
            },
            Consumer("impact", hears: .domain) { event, transaction in
                try rooms.impact.hear(event, in: transaction)
            },
            Consumer("recommendation", hears: .domain) { event, transaction in
                try rooms.recommendation.hear(event, in: transaction)
            },
            Consumer("recommendation", hears: .reader) { event, transaction in
                try rooms.recommendation.hear(event, in: transaction)
            },
        ]
    }
}
