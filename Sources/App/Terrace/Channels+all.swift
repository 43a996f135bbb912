import Channels
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
    let site: SiteChannel

    /// Every kind of channel that is built in: a new one is one line here, and one for its tables in Schemas.swift.
    var all: [any ChannelAdapter] {
        [
            site,
            WordPressChannel(outbound: outbound, media: media, clock: ground.clock, site: address, ground: ground),
            MastodonChannel(outbound: outbound, media: media, clock: ground.clock, site: address, ground: ground),
            NostrChannel(outbound: outbound, ground: ground, address: address),
            WeChatChannel(outbound: outbound, media: media, ground: ground, site: address),
        ]
    }
}
