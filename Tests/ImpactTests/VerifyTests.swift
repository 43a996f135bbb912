import Contracts
import Impact
import Storage
import TestKit
import Testing
import Values

@Suite struct `A check of the ledger` {
    static func filled(_ harvest: Harvest) async throws {
        try await harvest.tell(
            harvest.lot(), harvest.sale(1, credit: Harvest.byStory), harvest.sale(2, buyer: "b2"),
            harvest.reversal(1, of: 1, cause: .refunded, fen: 500), harvest.delivery(of: 2, grams: 4_900))
    }

    @Test(arguments: Engine.all) func `passes what was booked`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await Self.filled(harvest)
            let ledger = try await harvest.verified()
            #expect(ledger.entries == 5)
            #expect(ledger.root == (try await harvest.room.head().root))
            #expect(ledger.net == .fen(5_100))
            #expect(ledger.grams == 10_000)
        }
    }

    @Test(arguments: Engine.all) func `passes an empty ledger`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            let ledger = try await harvest.verified()
            #expect(ledger.entries == 0)
            #expect(ledger.root.bytes == [UInt8](repeating: 0, count: 32))
        }
    }

    /// Each line does to the database what nobody should, and names the first entry that no longer fits.
    static let crimes: [(Statement, entry: Int64?, why: String)] = [
        ("UPDATE impact_entry SET body = replace(body, '2800', '2801') WHERE id = 3", 3, "changed"),
        ("UPDATE impact_entry SET body = replace(body, '\"id\":2', '\"id\":3') WHERE id = 2", 2, "changed"),
        ("UPDATE impact_entry SET hash = (SELECT hash FROM impact_entry WHERE id = 1) WHERE id = 4", 4, "changed"),
        ("DELETE FROM impact_entry WHERE id = 2", 2, "missing"),
        ("DELETE FROM impact_entry WHERE id = 5", 5, "missing"),
        ("DELETE FROM impact_entry", 1, "missing"),
        ("UPDATE impact_entry SET id = 0 WHERE id = 1", 0, "outside"),
        ("INSERT INTO impact_entry SELECT id + 1, body, hash FROM impact_entry WHERE id = 5", 6, "changed"),
        ("UPDATE impact_line SET amount = amount + 1 WHERE entry = 3 AND position = 0", 3, "impact_line"),
        (
            "INSERT INTO impact_line SELECT 9, position, account, commodity, amount FROM impact_line WHERE entry = 2",
            nil, "impact_line"
        ),
        ("UPDATE impact_sale SET article = 0 WHERE entry = 2", 2, "impact_sale"),
        ("UPDATE impact_sale SET grower_share = grower_share - 1 WHERE entry = 3", 3, "impact_sale"),
        ("UPDATE impact_movement SET money = 400 WHERE entry = 4", 4, "impact_movement"),
        ("DELETE FROM impact_movement WHERE entry = 4", 4, "more than was left"),
        ("UPDATE impact_credit SET amount = 2900 WHERE entry = 2", 2, "impact_credit"),
        ("DELETE FROM impact_credit WHERE entry = 3", 3, "impact_credit"),
        ("UPDATE impact_day SET gross = gross + 1 WHERE article = 51", nil, "impact_day"),
        ("UPDATE impact_account SET balance = 1 WHERE account = 'Buyer:21'", nil, "impact_account"),
        ("UPDATE impact_lot SET quantity = 60000000", nil, "impact_lot"),
        ("UPDATE impact_lot SET confirmed = confirmed + 5", nil, "impact_lot"),
        ("UPDATE impact_head SET entries = 6", 6, "missing"),
        ("UPDATE impact_head SET entries = 4", 5, "outside"),
        ("UPDATE impact_head SET hash = (SELECT hash FROM impact_entry WHERE id = 1)", nil, "head"),
    ]

    @Test(arguments: Engine.all) func `names the first entry that was tampered with`(engine: Engine) async throws {
        // Every crime on SQLite; on PostgreSQL, whose test databases take longer to make, every fourth.
        for (crime, entry, why) in Self.crimes.enumerated().filter({ engine == .sqlite || $0.offset % 4 == 0 }).map(
            \.element)
        {
            try await Harvest.on(engine) { harvest in
                try await Self.filled(harvest)
                try await harvest.tamper(crime)
                guard case .broken(let fault) = try await harvest.verdict() else {
                    Issue.record("passed after \(crime.text)")
                    return
                }
                #expect(fault.entry?.raw == entry, "\(crime.text): \(fault)")
                #expect(fault.description.contains(why), "\(crime.text): \(fault)")
            }
        }
    }

    @Test func `finds every single digit that is changed in any body`() async throws {
        try await Harvest.on(.sqlite) { harvest in
            try await Self.filled(harvest)
            let entry = try await harvest.room.entry(EntryID(2))
            for (index, byte) in entry.body.utf8.enumerated() where (48...57).contains(byte) {
                var bytes = Array(entry.body.utf8)
                bytes[index] = 48 + (byte - 48 + 1) % 10
                let changed = String(decoding: bytes, as: UTF8.self)
                try await harvest.tamper("UPDATE impact_entry SET body = \(changed) WHERE id = 2")
                guard case .broken(let fault) = try await harvest.verdict() else {
                    Issue.record("passed: \(changed)")
                    continue
                }
                #expect(fault.entry == EntryID(2))
                #expect(fault.cause == .hashDiffers)
            }
            try await harvest.tamper("UPDATE impact_entry SET body = \(entry.body) WHERE id = 2")
            _ = try await harvest.verified()
        }
    }

    @Test(arguments: Engine.all) func `goes on page by page and tells how far it is`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell([harvest.lot()] + (1...1_199).map { harvest.sale($0, buyer: "b\($0 % 700)") })
            let seen = Seen()
            guard case .holds(let ledger) = try await harvest.room.verify(progress: { seen.add($0.checked) }) else {
                Issue.record("does not hold")
                return
            }
            #expect(ledger.entries == 1_200)
            #expect(seen.all == [500, 1_000, 1_200])
            let totals = try await harvest.room.impact(by: .product).totals
            #expect(totals.buyers == 700)
            #expect(totals.orders == 1_199)
        }
    }

    @Test(arguments: Engine.all) func `reads one state while booking goes on`(engine: Engine) async throws {
        try await Harvest.on(engine) { harvest in
            try await harvest.tell(harvest.lot())
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for id in 1...40 { try await harvest.tell(harvest.sale(Int64(id))) } }
                group.addTask { for _ in 1...20 { _ = try await harvest.verified() } }
                try await group.waitForAll()
            }
            #expect(try await harvest.verified().entries == 41)
        }
    }
}
