import Values

/// Where the site is reached from outside: `https://terrace.example`, from configuration.
public struct SiteAddress: Hashable, Sendable {
    /// Scheme, host and port, without a slash at the end.
    public let origin: String
    /// The host alone, without port.
    public let host: String

    /// Nil unless it is an HTTP or HTTPS address without path, query or user, such as `http://127.0.0.1:8080`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || (parts.count == 4 && parts[3].isEmpty),
            parts[0] == "https:" || parts[0] == "http:", parts[1].isEmpty, !parts[2].isEmpty
        else { return nil }
        let authority = parts[2]
        let allowed = authority.utf8.allSatisfy { byte in
            switch byte {
            case 45, 46, 48...57, 58, 65...90, 91, 93, 97...122: true
            default: false
            }
        }
        guard allowed else { return nil }
        origin = "\(parts[0])//\(authority)"
        if authority.hasPrefix("[") {
            host = String(authority.prefix { $0 != "]" }.dropFirst())
        } else {
            host = String(authority.prefix { $0 != ":" })
        }
    }

    /// The whole address of a path of ours, which begins with a slash.
    public func full(_ path: String) -> String { origin + path }

    public func article(_ slug: some CustomStringConvertible) -> String { origin + "/articles/\(slug)" }

    /// What a copy says of its link to the article here.
    static let invitation = Localized(chinese: "在产地的网站上阅读与购买", english: "Read on and buy at the growers' own site")

    /// The article as a copy elsewhere links it: the page hands the copy's referral on to the shops.
    func article(_ slug: some CustomStringConvertible, from referral: String) -> String {
        article(slug) + "?from=\(referral.percentEncodedPart)"
    }
}
