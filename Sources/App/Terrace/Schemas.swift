import Authoring
import Channels
import Commerce
import Distribution
import EventLog
import Impact
import Media
import Members
import Promotion
import Recommendation
import Sourcing
package import Storage
import Web

extension Schema {
    /// The tables of all rooms, in the order of the house.
    package static let all: [Schema] = [
        .eventLog, .members, .media, .sourcing, .authoring, .distribution, .siteChannel, .recommendation, .promotion,
        .commerce, .impact, .web,
        .channelWatch, .webSub, .newsletterChannel, .activityPubChannel, .nostrChannel, .weChatChannel, .qqChannel,
        .qiehaoChannel,
    ]
}
