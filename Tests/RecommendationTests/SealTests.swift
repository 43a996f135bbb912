import Contracts
import Crypto
import EventLog
import Testing
import Values

@Suite struct `A referral` {
    private let seal = ReferralSeal(key: SymmetricKey(data: Array(0..<32) as [UInt8]))

    private func origin(
        _ source: ReferralOrigin.Source, _ id: Int64, _ article: Int64?, _ channel: Int64, _ seconds: Int64
    ) -> ReferralOrigin {
        ReferralOrigin(
            source: source, id: id, article: article.map { ArticleID($0) }, channel: ChannelID(channel),
            mintedAt: Instant(seconds: seconds))
    }

    /// The texts were made by Python's hmac and base64 from the layout in the documentation.
    @Test func `is written as others would write it, and read back`() {
        let vectors: [(ReferralOrigin, String)] = [
            (
                origin(.impression, 7_283_746_283_746_234, 4_711, 900, 1_764_028_800),
                "AQAAGeCHVeBzugAAAAAAABJnAAAAAAAAA4RpJPGAex8Pl5j_gMpMpnk"
            ),
            (origin(.copy, .max, 1, .max, 4_294_967_295), "AQF__________wAAAAAAAAABf_______________YKPB-UrsdDZvaS8"),
            (origin(.poster, 1, nil, 5, 0), "AQIAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAUAAAAA6aQr_TpfoYIOvGw"),
        ]
        for (origin, text) in vectors {
            #expect(seal.mint(origin) == text)
            #expect(seal.open(text) == origin)
        }
    }

    @Test func `gives what happens to it identifiers that lie beside those of its neighbours`() {
        func ids(_ act: ImpressionAct, _ seconds: Int64) -> [EventID] {
            (100...109).map { EventID(of: act, on: origin(.impression, $0, 1, 2, seconds)) }
        }
        let seen = ids(.seen, 1_795_478_400).map(\.raw)
        #expect(seen == Array(100...109))
        let opened = ids(.opened, 1_795_478_400).map(\.raw)
        #expect(zip(opened, opened.dropFirst()).allSatisfy { $1 - $0 == 1 })
        #expect(Set(seen).isDisjoint(with: opened))
        // As the logs of before know them.
        #expect(ids(.seen, 1_795_478_399)[0] == EventID(derivedFrom: ImpressionSeen.kind, 100))
        #expect(ids(.opened, 1_795_478_399)[0] == EventID(derivedFrom: ArticleOpened.kind, 100))
    }

    @Test func `is not taken when a single character is another`() {
        let text = Array(seal.mint(origin(.copy, 42, 1, 2, 1_764_028_800)).utf8)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. ".utf8)
        for place in text.indices {
            for character in alphabet where character != text[place] {
                var changed = text
                changed[place] = character
                #expect(seal.open(String(decoding: changed, as: UTF8.self)) == nil)
            }
        }
        #expect(ReferralSeal(key: SymmetricKey(size: .bits256)).open(String(decoding: text, as: UTF8.self)) == nil)
    }

    /// As above: the layout of `ReferralSeal+campaign`.
    @Test func `carries its campaign to the order`() {
        let vectors: [(ReferralOrigin, CampaignTouch, String)] = [
            (
                origin(.impression, 7_283_746_283_746_234, 4_711, 900, 1_764_028_800),
                CampaignTouch(campaign: CampaignID(8_123), arm: .promoted),
                "AgAAGeCHVeBzugAAAAAAABJnAAAAAAAAA4RpJPGAAAAAAAAAH7sAjfG2Y8O3nTWZ_7s"
            ),
            (
                origin(.impression, .max, 1, .max, 4_294_967_295),
                CampaignTouch(campaign: CampaignID(.max), arm: .holdout),
                "AgB__________wAAAAAAAAABf_______________f_________8Cju819B7d2N3o6VI"
            ),
        ]
        for (plain, touch, text) in vectors {
            let origin = ReferralOrigin(
                source: plain.source, id: plain.id, article: plain.article, channel: plain.channel,
                mintedAt: plain.mintedAt, touch: touch)
            #expect(seal.mint(origin) == text)
            #expect(seal.open(text) == origin)
            let bytes = Array(text.utf8)
            for place in bytes.indices {
                var changed = bytes
                changed[place] = bytes[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
                #expect(seal.open(String(decoding: changed, as: UTF8.self)) == nil)
            }
            #expect(seal.open(String(text.dropLast())) == nil)
            #expect(seal.open(text + "A") == nil)
        }
    }
}
