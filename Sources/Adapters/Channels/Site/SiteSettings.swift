import Contracts
import Distribution
import FoundationEssentials

/// What may be set for our own site: hubs of others that are told when a feed changes.
struct SiteSettings: Hashable, Sendable, Decodable {
    static let mostHubs = 8
    static let none = SiteSettings(hubs: [])
    static let fields = [
        ChannelField(
            "hubs", in: .settings, .block, isRequired: false, example: "https://pubsubhubbub.appspot.com/")
    ]

    /// WebSub hubs, one a line.
    let hubs: [String]

    private enum Key: String, CodingKey { case hubs }

    init(hubs: [String]) { self.hubs = hubs }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var found: [String] = []
        if let list = try? container.decodeIfPresent([String].self, forKey: .hubs) {
            found = list
        } else if let text = try container.decodeIfPresent(String.self, forKey: .hubs) {
            found = text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        hubs = found
    }

    static func problems(with settings: ChannelSettings, outbound: (any Outbound)?) -> [FieldProblem] {
        guard let read = settings.decoded(SiteSettings.self) else {
            return [FieldProblem("settings.hubs", .malformed(expected: "https://…"))]
        }
        if read.hubs.isEmpty { return [] }
        guard let outbound else { return [FieldProblem("settings.hubs", .conflicts(with: "no way out"))] }
        guard read.hubs.count <= mostHubs else {
            return [FieldProblem("settings.hubs", .tooLong(most: mostHubs))]
        }
        let isWell = read.hubs.allSatisfy { hub in
            hub.utf8.count <= 500 && !hub.contains("#") && !hub.contains("<") && !hub.contains(">")
                && outbound.allows(hub)
        }
        return isWell ? [] : [FieldProblem("settings.hubs", .malformed(expected: "https://…"))]
    }
}
