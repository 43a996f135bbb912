import Contracts
import Crypto
import EventLog
@testable import Recommendation
import Testing
import TestKit
import Values

@Suite struct ZPerf {
    @Test func zperf() async throws {
        try await Orchard.on(.sqlite) { orchard in
            try await orchard.sellOranges()
            for id in 1...100 { try await orchard.publish(Int64(id), about: [Orchard.oranges]) }
            try await orchard.drain()
            _ = try await orchard.feed()
            let clock = ContinuousClock()
            // pure ranking
            let board = orchard.room.fold.board()!
            let ranker = ExplainedRanker()
            var sum = 0
            let t0 = clock.measure {
                for seed in 0..<20_000 as Range<UInt64> {
                    sum += ranker.rank(RankingRequest(board: board, language: .chinese, leaders: LeadingStories(), now: orchard.world.clock.now(), limit: 10, seed: seed)).count
                }
            }
            print("rank", t0 / 20_000, sum)
            let origin = ReferralOrigin(source: .impression, id: 5, article: ArticleID(7), channel: ChannelID(9), mintedAt: orchard.world.clock.now())
            var token = ""
            let t1 = clock.measure { for _ in 0..<100_000 { token = orchard.seal.mint(origin) } }
            print("mint", t1 / 100_000)
            let t2 = clock.measure { for _ in 0..<100_000 { sum += orchard.seal.open(token) == nil ? 0 : 1 } }
            print("open", t2 / 100_000)
            let t3 = clock.measure { for n in 0..<100_000 { sum += EventID(derivedFrom: "ImpressionSeen", Int64(n)).raw > 0 ? 1 : 0 } }
            print("derive", t3 / 100_000)
            for workers in [1, 8, 64] {
                let n = 20_000
                let t = try await clock.measure {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for w in 0..<workers {
                            group.addTask {
                                for i in 0..<(n / workers) {
                                    let reader = try orchard.room.reader(named: "r\(w)-\(i)")
                                    _ = try await orchard.room.feed(for: reader, in: .chinese, limit: 10)
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                }
                print("feed workers", workers, t / n)
            }
            let tokens = (0..<100).map { orchard.seal.mint(ReferralOrigin(source: .impression, id: Int64($0 + 1), article: ArticleID(7), channel: Orchard.site, mintedAt: orchard.world.clock.now())) }
            let reports = tokens.map { ReaderReport(kind: .impression, impression: $0) }
            let t5 = try await clock.measure { for _ in 0..<200 { try await orchard.room.record(reports) } }
            print("record dup per event", t5 / 20_000)
            var next: Int64 = 1000
            let batches = (0..<200).map { _ in (0..<100).map { _ -> ReaderReport in next += 1; return ReaderReport(kind: .impression, impression: orchard.seal.mint(ReferralOrigin(source: .impression, id: next, article: ArticleID(7), channel: Orchard.site, mintedAt: orchard.world.clock.now()))) } }
            let t6 = try await clock.measure { for b in batches { try await orchard.room.record(b) } }
            print("record new per event", t6 / 20_000)
            let t7 = try await clock.measure { try await orchard.drain() }
            print("drain", t7, orchard.room.fold.position(of: .reader))
        }
    }
}
