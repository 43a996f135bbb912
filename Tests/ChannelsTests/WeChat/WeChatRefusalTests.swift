import Contracts
import Distribution
import FoundationEssentials
import Testing
import Values

@testable import Channels

@Suite struct `A code of WeChat's interface` {
    private static let now = Instant(iso8601: "2026-11-24T09:00:00+08:00")!

    private func trouble(_ code: Int64, _ effect: OutboundEffect = .acting) -> ChannelTrouble {
        WeChatRefusal(code: code, message: "words").trouble(effect, at: Self.now)
    }

    @Test(arguments: [
        (40_001, "auth expired"), (42_001, "auth expired"), (40_014, "auth expired"), (40_013, "auth revoked"),
        (40_125, "auth revoked"), (41_004, "auth missing"), (40_164, "auth network_policy"), (48_001, "auth forbidden"),
        (50_002, "auth forbidden"), (53_500, "auth forbidden"), (45_009, "limited"), (45_011, "limited"),
        (53_501, "limited"),
        (45_166, "content body"), (44_003, "content body"), (45_002, "content body"), (53_503, "content body"),
        (47_001, "content body"), (45_003, "content title"), (40_227, "content title"), (45_004, "content summary"),
        (45_110, "content author"), (45_005, "content link"), (40_005, "content pictures"),
        (40_009, "content pictures"),
        (40_137, "content pictures"), (53_402, "content pictures"), (40_007, "gone"), (53_600, "gone"),
        (53_502, "gone"),
        (-1, "unknown outcome"), (99_999, "content body"),
    ])
    func `says what it means for an article`(code: Int64, meaning: String) {
        #expect(Result<Void, ChannelTrouble>.failure(trouble(code)).trouble == meaning)
        #expect(trouble(code).said.contains("words"))
    }

    @Test func `that is about the day's number ends at midnight in Beijing`() {
        #expect(
            trouble(45_009)
                == .limited(until: Instant(iso8601: "2026-11-25T00:00:00+08:00")!, scope: .account, "45009 words"))
    }

    @Test func `that says busy to a question is no reason for doubt`() {
        #expect(trouble(-1, .looking) == .transient("-1 words", retryAfter: nil))
    }

    @Test(arguments: [
        (#"{"errcode":0,"errmsg":"ok"}"#, 0), (#"{"media_id":"x"}"#, 0),
        (#"{"errcode":"40164","errmsg":"ip"}"#, 40_164),
    ])
    func `is read as a number, a text, or not at all`(json: String, code: Int64) throws {
        #expect(try JSONDecoder().decode(WeChatRefusal.self, from: Data(json.utf8)).code == code)
    }

    @Test(arguments: [
        (
            0,
            #","article_id":"A","article_detail":{"count":1,"item":[{"idx":1,"article_url":"http://mp.weixin.qq.com/s/A"}]}"#,
            "published"
        ),
        (0, "", "transient"), (1, "", "under way"), (2, "", "content body"), (3, "", "content body"),
        (4, "", "content body"),
        (5, "", "gone"), (6, "", "gone"), (77, "", "transient"),
    ])
    func `of a publication says how far it is`(status: Int, more: String, meaning: String) throws {
        let json = #"{"publish_id":100000001,"publish_status":\#(status)\#(more)}"#
        let progress = try JSONDecoder().decode(WeChatProgress.self, from: Data(json.utf8))
        switch progress.outcome {
        case .published(let article, let address):
            #expect(meaning == "published")
            #expect(article == "A")
            #expect(address == "http://mp.weixin.qq.com/s/A")
        case .underWay: #expect(meaning == "under way")
        case .refused(let trouble): #expect(Result<Void, ChannelTrouble>.failure(trouble).trouble == meaning)
        }
    }
}
