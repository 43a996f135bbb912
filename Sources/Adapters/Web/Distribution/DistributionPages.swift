import Contracts
import Distribution

/// The public articles, what machines read of them, and the board of channels.
struct DistributionPages: Sendable {
    let house: House

    var pages: [Page] {
        ArticlePages(house: house).pages + IndexPages(house: house).pages + ChannelBoardPages(house: house).pages
            + ChannelPages(house: house).pages + ChannelSetupPages(house: house).pages
            + NewsletterIssuePages(house: house).pages + WebhookPages(house: house).pages
            + PersonTaskPages(house: house).pages + [
                MetricsPage(house: house).page, ExportEndpoints(house: house).page,
            ]
    }

    /// What channels must have reachable from outside, feeds among it.
    var inbound: [Page] { house.rooms.distribution.inbound.map(Page.init) }
}
