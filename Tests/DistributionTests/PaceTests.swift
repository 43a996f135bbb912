import Contracts
import Distribution
import Storage
import Testing
import Values

@Suite struct `The patience of the machinery` {
    @Test func `grows with the fourth power, is scattered, and ends at six hours`() {
        let pace = DeliveryPace()
        let least = (1...14).map { pace.backoff(attempt: $0, salt: 0) / 1_000_000 }
        for (index, wait) in least.enumerated() {
            let n = Int64(index + 1)
            let base = min(15 + n * n * n * n, 21_600)
            #expect(wait >= base && wait <= base + base / 4)
        }
        #expect(Set((0..<50).map { pace.backoff(attempt: 3, salt: $0) }).count == 50)
        #expect(pace.backoff(attempt: 1_000_000, salt: 1) <= 21_600_000_000 * 5 / 4)
    }

    @Test func `reads the clock on the wall in Shanghai`() {
        let time = WallTime("2026-11-25T08:05")
        #expect(time?.description == "2026-11-25T08:05")
        #expect(
            ShanghaiZone().instant(of: time!, in: "Asia/Shanghai") == Instant(iso8601: "2026-11-25T00:05:00Z"))
        #expect(ShanghaiZone().instant(of: time!, in: "Europe/Berlin") == nil)
        for text in ["2026-11-25T24:00", "2026-11-25T08:60", "2026-02-30T08:00", "2026-11-25 08:00", "2026-11-25T8:00"]
        {
            #expect(WallTime(text) == nil, "\(text)")
        }
    }

    @Test func `knows a key when it sees one`() {
        #expect(PublicationKey("3jzfcijpj2z2a")?.description == "3jzfcijpj2z2a")
        #expect(PublicationKey("3jzfcijpj2z2") == nil)
        #expect(PublicationKey("3jzfcijpj2z21") == nil)
        #expect(PublicationKey(cell: .text("3JZFCIJPJ2Z2A")) == nil)
    }
}
