import Channels
import Contracts
import Distribution
import Media
import Members
import Values

/// What adapters of channels are made from.
struct ChannelMeans {
    let ground: Ground
    let address: SiteAddress
    let outbound: any Outbound
    let media: any ChannelMedia
    let files: any LinkedFiles
    let site: SiteChannel
    let newsletter: NewsletterChannel
    let actorKeys: ActorKeyVault
    let pace: DeliveryPace

    /// Every kind of channel that is built in: a new one is one line here, and one in Schemas.swift when it keeps tables.
    var all: [any ChannelAdapter] {
        let clock = ground.clock
        return [
            site,
            newsletter,
            WordPressChannel(outbound: outbound, media: media, clock: clock, site: address, ground: ground),
            ActivityPubChannel(
                ground: ground, address: address, outbound: outbound, files: files, vault: actorKeys, pace: pace),
            MastodonChannel(outbound: outbound, media: media, clock: clock, site: address, ground: ground),
            MatrixChannel(outbound: outbound, media: media, clock: clock, site: address, ground: ground),
            XMPPChannel(outbound: outbound, clock: clock, address: address),
            ATProtoChannel(outbound: outbound, media: media, clock: clock, site: address, ground: ground),
            NostrChannel(outbound: outbound, ground: ground, address: address),
            WeChatChannel(outbound: outbound, media: media, ground: ground, site: address),
            QQChannel(outbound: outbound, media: media, ground: ground, site: address),
            QiehaoChannel(outbound: outbound, media: media, ground: ground, site: address),
        ]
    }
}
