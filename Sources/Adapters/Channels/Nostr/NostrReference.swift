import Distribution
import FoundationEssentials

/// What the machinery keeps of a copy: enough to replace and to delete it if our own table were lost.
struct NostrReference: Codable {
    /// As many versions as fit in 4,000 bytes, sixty-seven for each.
    private static let mostVersions = 50

    let author: String
    let createdAt: Int64
    let versions: [String]

    enum CodingKeys: String, CodingKey {
        case author, versions
        case createdAt = "created_at"
    }

    init(_ copy: NostrCopy) {
        author = copy.author
        createdAt = copy.createdAt
        versions = copy.versions.suffix(Self.mostVersions)
    }

    init(author: String, createdAt: Int64, versions: [String]) {
        self.author = author
        self.createdAt = createdAt
        self.versions = Array(versions.suffix(Self.mostVersions))
    }

    init?(_ text: String?) {
        guard let text, let found = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else {
            return nil
        }
        self = found
    }

    var text: String {
        "{\"author\":\(NostrJSON.string(author)),\"created_at\":\(createdAt),\"versions\":\(NostrJSON.strings(versions))}"
    }
}
