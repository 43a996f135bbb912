import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `The statements of a letter's way` {
    @Test func `never look through a whole table`() async throws {
        try await Mailroom.on(.sqlite) { room in
            let now = room.world.clock.now()
            let statements: [Statement] =
                [
                    NewsletterRecipientTable.findingReady(.issue, on: ChannelID(5), at: now, limit: 50),
                    NewsletterRecipientTable.counting(NewsletterIssueID(1)),
                    NewsletterRecipientTable.countingReturned(NewsletterIssueID(1)),
                    SubscriberTable.findingAudience(
                        of: ChannelID(5), language: nil, confirmedBy: now, after: SubscriberID(0), limit: 500),
                ]
                + [nil, .waiting, .sent, .returned].flatMap { state in
                    NewsletterRecipientTable.findingLetters(
                        of: NewsletterIssueID(1), in: state, after: NewsletterRecipientID(9), limit: 50)
                }
            let plans = try await room.world.store.read { transaction in
                try statements.map { statement in
                    try transaction.rows("EXPLAIN QUERY PLAN \(statement)") { row throws(StorageError) in
                        try row.value(3, as: String.self)
                    }
                }
            }
            for (statement, plan) in zip(statements, plans) {
                #expect(!plan.isEmpty)
                // Only what counts different letters may keep them aside.
                let rest = plan.filter { !$0.contains("count(DISTINCT)") }
                #expect(
                    !rest.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") },
                    "\(statement.text)\n\(plan)")
            }
        }
    }
}
