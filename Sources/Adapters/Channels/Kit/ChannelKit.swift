public import Members
import Values

/// What the adapter of an account on somebody else's server is made of: the one way out, our photographs and films, our own
/// address, and the ground for what it remembers.
public struct ChannelKit: Sendable {
    public let outbound: any Outbound
    public let media: any ChannelMedia
    public let site: SiteAddress
    public let ground: Ground

    public init(outbound: any Outbound, media: any ChannelMedia, site: SiteAddress, ground: Ground) {
        self.outbound = outbound
        self.media = media
        self.site = site
        self.ground = ground
    }
}

/// An adapter that is made of a ``ChannelKit`` and calls its parts by their names.
protocol MadeOfKit {
    var kit: ChannelKit { get }
}

extension MadeOfKit {
    var outbound: any Outbound { kit.outbound }
    var media: any ChannelMedia { kit.media }
    var site: SiteAddress { kit.site }
    var ground: Ground { kit.ground }
    var clock: any WallClock { kit.ground.clock }
}
