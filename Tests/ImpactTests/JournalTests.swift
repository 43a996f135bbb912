import Contracts
import EventLog
import Impact
import Storage
import TestKit
import Testing
import Values

@Suite struct `A journal` {
    static func text(_ harvest: Harvest, _ format: JournalFormat) async throws -> String {
        var text = ""
        var next: JournalPosition? = try await harvest.room.journal(as: format)
        while let position = next {
            let page = try await harvest.room.page(of: position)
            text += page.text
            next = page.next
        }
        return text
    }

    static func lines(_ text: String) -> AsyncStream<String> {
        AsyncStream { continuation in
            for line in text.split(separator: "\n") { continuation.yield(String(line)) }
            continuation.finish()
        }
    }

    @Test(arguments: Engine.all)
    func `rebuilds the same ledger, reports and roots anywhere`(engine: Engine) async throws {
        try await Harvest.on(engine, signer: `A daily root`.signer) { harvest in
            try await `A report`.season(harvest)
            try await harvest.tell(
                (100..<1_200).map { harvest.sale($0, buyer: "b\($0 % 700)", credit: Harvest.byStory) })
            harvest.world.clock.advance(days: 1)
            try await harvest.room.closeDay(Day("2026-11-24")!, by: nil)
            let journal = try await Self.text(harvest, .jsonLines)
            for other in Engine.all where engine == .sqlite || other == .sqlite {
                try await Harvest.on(other) { copy in
                    let head = try await copy.room.rebuild(from: Self.lines(journal))
                    #expect(head == (try await harvest.room.head()))
                    #expect(try await copy.verified() == (try await harvest.verified()))
                    #expect(try await Self.text(copy, .jsonLines) == journal)
                    for grouping in ImpactGrouping.allCases {
                        #expect(
                            try await copy.room.impact(by: grouping).json(in: .chinese)
                                == (try await harvest.room.impact(by: grouping).json(in: .chinese)))
                    }
                    await #expect(throws: ImpactError.ledgerNotEmpty) {
                        try await copy.room.rebuild(from: Self.lines(journal))
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `comes out the same when the events are heard again`(engine: Engine) async throws
    {
        try await Harvest.on(engine) { harvest in
            try await `A report`.season(harvest)
            let events = try await harvest.world.log.read(.domain, after: 0, limit: 1_000)
            let first = try await Self.text(harvest, .jsonLines)
            try await Harvest.on(engine) { later in
                later.world.clock.advance(days: 400)
                let room = later.room
                try await later.world.store.write { transaction in
                    for event in events { try room.hear(event, in: transaction) }
                }
                #expect(try await Self.text(later, .jsonLines) == first)
            }
        }
    }

    @Test func `is refused at the line that was changed`() async throws {
        try await Harvest.on(.sqlite) { harvest in
            try await harvest.tell(harvest.lot(), harvest.sale(1), harvest.sale(2))
            let journal = try await Self.text(harvest, .jsonLines)
            let forged = journal.replacing("\"amount\":2800", with: "\"amount\":2900", maxReplacements: 1)
            #expect(forged != journal)
            try await Harvest.on(.sqlite) { copy in
                await #expect(
                    throws: ImpactError.unreadableJournal(
                        line: 3, "entry 2 does not follow entry 1 in the chain")
                ) { try await copy.room.rebuild(from: Self.lines(forged)) }
                await #expect(throws: ImpactError.unreadableJournal(line: 1, "it is not canonical JSON")) {
                    try await copy.room.rebuild(from: Self.lines("{\"entry\": 1}"))
                }
            }
        }
    }

    @Test(arguments: Engine.all) func `speaks Beancount`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(
                harvest.lot(), harvest.sale(1),
                LotWithdrawn(lot: LotID(11), product: Harvest.oranges, reason: "hail"))
            let hash = try await harvest.room.entry(EntryID(2)).hash
            let text = try await Self.text(harvest, .beancount)
            #expect(
                text.hasSuffix(
                    """
                    2026-11-25 * "sale"
                      entry: 2
                      hash: "\(hash)"
                      order: "10"
                      source: "\(Harvest.digest(1))"
                      Assets:Buyer:21  28.00 CNY
                      Income:Sales:31  -28.00 CNY
                      Expenses:GrowerCost:31  12.00 CNY
                      Liabilities:GrowerPayable:41  -12.00 CNY
                      Assets:Lot:11:Confirmed  -5000 GRAM
                      Assets:Lot:11:Reserved  5000 GRAM

                    2026-11-24 note Assets:Lot:11:Confirmed "withdrawn, entry 3"

                    2026-11-26 balance Assets:Buyer:21 28.00 ~ 0 CNY
                    2026-11-26 balance Equity:Field:11 -50000000 ~ 0 GRAM
                    2026-11-26 balance Expenses:GrowerCost:31 12.00 ~ 0 CNY
                    2026-11-26 balance Liabilities:GrowerPayable:41 -12.00 ~ 0 CNY
                    2026-11-26 balance Assets:Lot:11:Confirmed 49995000 ~ 0 GRAM
                    2026-11-26 balance Assets:Lot:11:Reserved 5000 ~ 0 GRAM
                    2026-11-26 balance Income:Sales:31 -28.00 ~ 0 CNY

                    """))
        }
    }
}
