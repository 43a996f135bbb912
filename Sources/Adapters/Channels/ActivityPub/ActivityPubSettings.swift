import Contracts
import Distribution
import FoundationEssentials

/// How one actor of ours presents itself, as entered when the channel is added.
struct ActivityPubSettings: Hashable, Sendable, Codable {
    static let mostName = 30
    static let mostDisplayName = 100
    static let mostSummary = 500
    static let mostAliases = 10

    /// What stands before the `@`: lower-case letters, digits, `_`, `-` and `.` inside.
    let preferredUsername: String
    /// The name that people read; the username where there is none.
    let displayName: String?
    /// A few words of plain text about the actor.
    let summary: String?
    /// Other usernames under which the actor is found, divided by spaces or commas.
    let aliases: String?

    init(preferredUsername: String, displayName: String? = nil, summary: String? = nil, aliases: String? = nil) {
        self.preferredUsername = preferredUsername
        self.displayName = displayName
        self.summary = summary
        self.aliases = aliases
    }

    enum CodingKeys: String, CodingKey {
        case preferredUsername, displayName, summary, aliases
    }

    var name: String { displayName?.trimmed ?? preferredUsername }

    var otherNames: [String] {
        (aliases ?? "").split { $0 == " " || $0 == "," || $0 == "\n" }.map(String.init).filter {
            $0 != preferredUsername
        }
    }

    /// What Mastodon takes as a username, in lower case, so that nobody needs to ask whether two are the same.
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...mostName).contains(bytes.count) else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            switch byte {
            case 97...122, 48...57, UInt8(ascii: "_"): true
            case UInt8(ascii: "-"), UInt8(ascii: "."): index > 0 && index < bytes.count - 1
            default: false
            }
        }
    }

    static let fields = [
        ChannelField("preferredUsername", in: .settings, example: "baojing"),
        ChannelField("displayName", in: .settings, isRequired: false, example: "保靖农人"),
        ChannelField("summary", in: .settings, .block, isRequired: false, example: "湖南保靖的橙子、红糖和茶"),
        ChannelField("aliases", in: .settings, isRequired: false, example: "oranges, farm"),
    ]

    static func problems(with settings: ChannelSettings) -> [FieldProblem] {
        guard let read: ActivityPubSettings = settings.decoded() else {
            return [FieldProblem("settings.preferredUsername", .required)]
        }
        var problems: [FieldProblem] = []
        let names = "1 to \(mostName) of a-z, 0-9, _ and, inside, - and ."
        if read.preferredUsername.isEmpty {
            problems.append(FieldProblem("settings.preferredUsername", .required))
        } else if !isName(read.preferredUsername) {
            problems.append(FieldProblem("settings.preferredUsername", .malformed(expected: names)))
        }
        if read.name.count > mostDisplayName {
            problems.append(FieldProblem("settings.displayName", .tooLong(most: mostDisplayName)))
        }
        if read.summary?.count ?? 0 > mostSummary {
            problems.append(FieldProblem("settings.summary", .tooLong(most: mostSummary)))
        }
        if read.otherNames.count > mostAliases {
            problems.append(FieldProblem("settings.aliases", .tooLong(most: mostAliases)))
        } else if !read.otherNames.allSatisfy(isName) {
            problems.append(FieldProblem("settings.aliases", .malformed(expected: names)))
        }
        return problems
    }
}
