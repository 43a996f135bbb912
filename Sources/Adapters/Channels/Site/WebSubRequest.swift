import Distribution
import Values

/// What is asked of a hub (W3C WebSub §5.1), as a form.
struct WebSubRequest: Hashable, Sendable {
    static let mostLease: Int64 = 30 * 86_400
    static let usualLease: Int64 = 10 * 86_400
    let mode: WebSubIntent.Mode
    let topic: String
    let callback: String
    let host: String
    let secret: String?
    let lease: Int64

    /// Why it is refused, for whoever reads the answer.
    struct Refusal: Error {
        let said: String
    }

    init(_ body: [UInt8], topics: [String], by outbound: any Outbound) throws(Refusal) {
        let fields = FormFields(body)
        guard let mode = WebSubIntent.Mode(rawValue: fields["hub.mode"]) else {
            throw Refusal(said: "hub.mode must be subscribe or unsubscribe")
        }
        guard topics.contains(fields["hub.topic"]) else {
            throw Refusal(said: "hub.topic must be one of \(topics.joined(separator: ", "))")
        }
        let callback = fields["hub.callback"]
        guard callback.utf8.count <= 2_000, !callback.contains("#"),
            callback.utf8.allSatisfy({ (33...126).contains($0) }),
            let host = Self.host(of: callback), outbound.allows(callback)
        else {
            throw Refusal(
                said: "hub.callback must be a public http or https address of at most 2000 characters")
        }
        let secret = fields["hub.secret"]
        guard secret.utf8.count < 200 else {
            throw Refusal(said: "hub.secret must be shorter than 200 bytes")
        }
        let asked = fields["hub.lease_seconds"]
        guard asked.isEmpty || Int64(asked).map({ $0 > 0 }) ?? false else {
            throw Refusal(said: "hub.lease_seconds must be a number above 0")
        }
        self.mode = mode
        topic = fields["hub.topic"]
        self.callback = callback
        self.host = host
        self.secret = secret.isEmpty ? nil : secret
        lease = asked.isEmpty ? Self.usualLease : min(max(Int64(asked) ?? 0, 60), Self.mostLease)
    }

    private static func host(of address: String) -> String? {
        guard address.hasPrefix("http://") || address.hasPrefix("https://"),
            let range = address.firstRange(of: "://")
        else {
            return nil
        }
        let authority = address[range.upperBound...].prefix { !"/?".contains($0) }
        let host = (authority.split(separator: "@").last ?? authority).lowercased()
        return host.isEmpty ? nil : host
    }
}

extension WebSubIntent {
    /// What the callback is asked, and must answer with the challenge (§5.3).
    var verification: String {
        var query = "hub.mode=\(mode.rawValue)&hub.topic=\(inQuery(topic))&hub.challenge=\(challenge)"
        if mode == .subscribe { query += "&hub.lease_seconds=\(lease)" }
        return callback + (callback.contains("?") ? "&" : "?") + query
    }
}

extension WebSubSubscription {
    /// What a callback is told whose subscription a hub ends by itself (§5.2).
    func denial(reason: String) -> String {
        callback + (callback.contains("?") ? "&" : "?")
            + "hub.mode=denied&hub.topic=\(inQuery(topic))&hub.reason=\(inQuery(reason))"
    }
}

/// RFC 3986 §2.3: all but the unreserved characters.
func inQuery(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 45, 46, 48...57, 65...90, 95, 97...122, 126: out.append(byte)
        default: out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: out, as: UTF8.self)
}
