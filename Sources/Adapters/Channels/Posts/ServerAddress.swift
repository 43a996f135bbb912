import Contracts
import Distribution

/// The address of somebody's server, as a channel's settings have it: `https://blog.example.org`, or a folder of it.
struct ServerAddress: Hashable, Sendable {
    /// Without a slash at the end.
    let text: String

    /// Nil unless it is HTTP or HTTPS, without query, fragment or user.
    init?(_ text: String) {
        guard let address = try? OutboundAddress(text), !text.contains(where: { "?#@\\".contains($0) }),
            address.scheme == .https || address.scheme == .http
        else { return nil }
        self.text = String(text[..<(text.lastIndex { $0 != "/" }.map { text.index(after: $0) } ?? text.endIndex)])
    }

    var isSecure: Bool { text.lowercased().hasPrefix("https://") }

    /// Nil when all is well with the address of a channel that sends credentials there.
    func problem(_ field: String, _ outbound: any Outbound) -> FieldProblem? {
        guard isSecure || outbound.reachesPrivateTargets, outbound.allows(text) else {
            return FieldProblem(field, .malformed(expected: "https://…"))
        }
        return nil
    }

    /// Throws where credentials would go over the wire for everybody to read.
    func check(_ outbound: any Outbound) throws(ChannelTrouble) {
        guard isSecure || outbound.reachesPrivateTargets else {
            throw .auth(.insecure, "credentials are not sent to \(text): it must begin with https://")
        }
    }
}

extension Outbound {
    /// Whether the configuration lets this machine and its own network be reached, as in tests.
    var reachesPrivateTargets: Bool { allows("http://127.0.0.1") }
}
