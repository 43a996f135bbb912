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
        let kit = ChannelKit(outbound: outbound, media: media, site: address, ground: ground)
        return [
            site,
            newsletter,
            WordPressChannel(kit),
            ActivityPubChannel(
                ground: ground, address: address, outbound: outbound, files: files, vault: actorKeys, pace: pace),
            MastodonChannel(kit),
            MatrixChannel(kit),
            XMPPChannel(outbound: outbound, clock: ground.clock, address: address),
            ATProtoChannel(kit),
            NostrChannel(outbound: outbound, ground: ground, address: address),
            WeChatChannel(kit),
            QQChannel(kit),
            QiehaoChannel(kit),
        ]
    }
}
