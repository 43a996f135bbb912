import Contracts
import Impact
import Storage
import TestKit
import Testing
import Values

@Suite struct `A daily root` {
    static let signer = RootSigner(seed: [UInt8](0..<32))!
    static let auditor = Caller(member: MemberID(1), organization: OrganizationID(1), roles: [.auditor])
    static let today = Day("2026-11-24")!

    @Test(arguments: Engine.all)
    func `holds the day's entries, and proves each of them`(engine: Engine) async throws {
        try await Harvest.on(engine, signer: Self.signer) { harvest in
            try await harvest.tell([harvest.lot()] + (1...6).map { harvest.sale($0) })
            harvest.world.clock.advance(days: 1)
            let root = try await harvest.room.closeDay(Self.today, by: Self.auditor)
            #expect(root.first == 1)
            #expect(root.last == 7)
            #expect(root.head == (try await harvest.room.head().root))
            #expect(root.publicKey == Self.signer.publicKey)
            for id in 1...7 {
                let proof = try #require(try await harvest.room.proof(of: EntryID(Int64(id))))
                #expect(proof.holds)
                #expect(proof.path.count == (id == 7 ? 2 : 3))
            }
            try await harvest.tell(harvest.sale(8))
            #expect(try await harvest.room.proof(of: EntryID(8)) == nil)
            harvest.world.clock.advance(days: 2)
            let next = try await harvest.room.closeDay(Day("2026-11-26")!, by: nil)
            #expect(next.first == 8)
            #expect(next.last == 8)
            #expect(try await harvest.room.roots(before: nil, limit: 10) == [next, root])
            #expect(try await harvest.verified().signedDays == 2)
            await #expect(throws: ImpactError.noSuchEntry(EntryID(9))) {
                try await harvest.room.proof(of: EntryID(9))
            }
        }
    }

    @Test(arguments: Engine.all) func `is closed once, after its end, by an auditor`(engine: Engine) async throws {
        try await Harvest.on(engine, signer: Self.signer) { harvest in
            let merchant = Caller(member: MemberID(1), organization: OrganizationID(1), roles: [.merchant])
            await #expect(throws: ImpactError.notAllowed(anyOf: [.auditor, .admin])) {
                try await harvest.room.closeDay(Self.today, by: merchant)
            }
            await #expect(throws: ImpactError.dayNotOver(Self.today)) {
                try await harvest.room.closeDay(Self.today, by: nil)
            }
            harvest.world.clock.advance(days: 1)
            let closed = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...4 {
                    group.addTask { (try? await harvest.room.closeDay(Self.today, by: nil)) != nil }
                }
                var closed = 0
                for await isClosed in group where isClosed { closed += 1 }
                return closed
            }
            #expect(closed == 1)
            await #expect(throws: ImpactError.alreadyClosed(Self.today)) {
                try await harvest.room.closeDay(Self.today, by: nil)
            }
            let ledger = try await harvest.verified()
            #expect(ledger.signedDays == 1)
        }
    }

    @Test(arguments: Engine.all)
    func `catches a ledger that was cut short or written anew from the beginning`(engine: Engine) async throws {
        try await Harvest.on(engine, signer: Self.signer) { harvest in
            try await harvest.tell(harvest.lot(), harvest.sale(1), harvest.sale(2))
            harvest.world.clock.advance(days: 1)
            let root = try await harvest.room.closeDay(Self.today, by: nil)

            // Somebody writes all of it anew, with a smaller sale, and every table with it.
            try await Harvest.on(engine, signer: RootSigner(seed: [UInt8](1...32))) { forgery in
                try await forgery.tell(forgery.lot(), forgery.sale(1))
                forgery.world.clock.advance(days: 1)
                try await forgery.room.closeDay(Self.today, by: nil)
                #expect(try await forgery.verified().signedDays == 1)
                let verdict = try await forgery.room.verify(publicKey: Self.signer.publicKey)
                guard case .broken(let fault) = verdict else {
                    Issue.record("the forger's key passed")
                    return
                }
                #expect(fault.cause == .signatureInvalid(Self.today))
                // With the true signature put over it, the root is not that of the entries.
                try await forgery.tamper(
                    """
                    UPDATE impact_root SET root = \(root.root), head = \(root.head), public_key = \(root.publicKey),
                        signature = \(root.signature)
                    """)
                guard case .broken(let other) = try await forgery.verdict() else {
                    Issue.record("the forged root passed")
                    return
                }
                #expect(other.cause == .rootDiffers(Self.today))
            }
            try await harvest.tamper("UPDATE impact_root SET last_entry = 4")
            guard case .broken(let cut) = try await harvest.verdict() else {
                Issue.record("a root beyond the end passed")
                return
            }
            #expect(cut.entry == EntryID(4))
            #expect(cut.cause == .missing)
        }
    }

    @Test func `is the tree of RFC 6962, with the paths of its examples`() async throws {
        // RFC 6962 §2.1.3 shows the paths of a tree of seven: lengths 3 for the first six leaves and 2 for the last.
        try await Harvest.on(.sqlite, signer: Self.signer) { harvest in
            try await harvest.tell([harvest.lot()] + (1...6).map { harvest.sale($0) })
            harvest.world.clock.advance(days: 1)
            try await harvest.room.closeDay(Self.today, by: nil)
            let proof = try #require(try await harvest.room.proof(of: EntryID(3)))
            let forged = InclusionProof(
                entry: proof.entry, hash: proof.hash, index: 3, path: proof.path, root: proof.root)
            #expect(!forged.holds)
            let shortened = InclusionProof(
                entry: proof.entry, hash: proof.hash, index: proof.index, path: proof.path.dropLast(),
                root: proof.root)
            #expect(!shortened.holds)
        }
    }
}
