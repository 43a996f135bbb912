import Crypto
import Values

// The longer referral, for an impression within a campaign's reach: 50 bytes, 67 characters. Between the minted second and
// the code stand the campaign (8 bytes) and how the impression stands to it (1 byte).

extension ReferralSeal {
    static let touchedTextLength = 67
    private static let touchedVersion: UInt8 = 2
    private static let touchedBody = 39
    private static let touchedLength = 50

    func mint(_ origin: ReferralOrigin, _ touch: CampaignTouch) -> String {
        var bytes = InlineArray<50, UInt8>(repeating: 0)
        bytes[0] = Self.touchedVersion
        bytes[1] = origin.source.place
        bytes.put(UInt64(bitPattern: origin.id), at: 2, length: 8)
        bytes.put(UInt64(bitPattern: origin.article?.raw ?? 0), at: 10, length: 8)
        bytes.put(UInt64(bitPattern: origin.channel.raw), at: 18, length: 8)
        bytes.put(UInt64(UInt32(truncatingIfNeeded: origin.mintedAt.seconds)), at: 26, length: 4)
        bytes.put(UInt64(bitPattern: touch.campaign.raw), at: 30, length: 8)
        bytes[38] = touch.arm.place
        let mac = mac(bytes.span.extracting(first: Self.touchedBody))
        for index in Self.touchedBody..<Self.touchedLength { bytes[index] = mac[index - Self.touchedBody] }
        return base64URL(bytes.span)
    }

    func openTouched(_ text: String) -> ReferralOrigin? {
        var bytes = InlineArray<50, UInt8>(repeating: 0)
        guard readBase64URL(text, into: &bytes), bytes[0] == Self.touchedVersion else { return nil }
        let mac = mac(bytes.span.extracting(first: Self.touchedBody))
        var difference: UInt8 = 0
        for index in Self.touchedBody..<Self.touchedLength {
            difference |= bytes[index] ^ mac[index - Self.touchedBody]
        }
        guard difference == 0, let source = ReferralOrigin.Source(place: bytes[1]),
            let arm = CampaignTouch.Arm(place: bytes[38])
        else { return nil }
        let article = Int64(bitPattern: bytes.number(at: 10, length: 8))
        return ReferralOrigin(
            source: source, id: Int64(bitPattern: bytes.number(at: 2, length: 8)),
            article: article == 0 ? nil : ArticleID(article),
            channel: ChannelID(Int64(bitPattern: bytes.number(at: 18, length: 8))),
            mintedAt: Instant(seconds: Int64(bytes.number(at: 26, length: 4))),
            touch: CampaignTouch(
                campaign: CampaignID(Int64(bitPattern: bytes.number(at: 30, length: 8))), arm: arm))
    }
}

extension ReferralOrigin.Source {
    // Written into referrals that are out in the world: never renumbered.
    fileprivate var place: UInt8 {
        switch self {
        case .impression: 0
        case .copy: 1
        case .poster: 2
        }
    }

    fileprivate init?(place: UInt8) {
        switch place {
        case 0: self = .impression
        case 1: self = .copy
        case 2: self = .poster
        default: return nil
        }
    }
}

extension CampaignTouch.Arm {
    // Written into referrals that are out in the world: never renumbered.
    fileprivate var place: UInt8 {
        switch self {
        case .promoted: 0
        case .beside: 1
        case .holdout: 2
        }
    }

    fileprivate init?(place: UInt8) {
        switch place {
        case 0: self = .promoted
        case 1: self = .beside
        case 2: self = .holdout
        default: return nil
        }
    }
}
