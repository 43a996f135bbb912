import Channels
import Distribution
import Testing
import Values

@Suite struct `A server's refusal` {
    static let now = Instant(microseconds: 1_764_000_000_000_000)

    static func answer(_ status: Int, retryAfter: String? = nil) -> OutboundAnswer {
        OutboundAnswer(
            status: status, headers: retryAfter.map { [("retry-after", $0)] } ?? [], body: Array("not now".utf8))
    }

    @Test func `says nothing was changed only when that is certain`() {
        #expect(Self.answer(204).trouble(.acting, at: Self.now) == nil)
        #expect(Self.answer(500).trouble(.acting, at: Self.now) == .unknownOutcome("500 not now"))
        #expect(Self.answer(500).trouble(.looking, at: Self.now) == .transient("500 not now", retryAfter: nil))
        #expect(
            Self.answer(503, retryAfter: "7").trouble(.acting, at: Self.now) == .transient("503 not now", retryAfter: 7)
        )
    }

    @Test func `is waited out for as long as it asks, a day at most`() {
        #expect(
            Self.answer(429, retryAfter: "90").trouble(.acting, at: Self.now)
                == .limited(until: Self.now.adding(seconds: 90), scope: .account, "429 not now"))
        #expect(Self.answer(429, retryAfter: "9999999").retryAfter(at: Self.now) == 86_400)
        #expect(Self.answer(429, retryAfter: "-4").retryAfter(at: Self.now) == 0)
        #expect(Self.answer(429, retryAfter: "soon").retryAfter(at: Self.now) == nil)
    }
}
