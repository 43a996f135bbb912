import Distribution

/// An absolute address of the web, taken apart as strictly as it is dialled. No user, no fragment.
struct OutboundAddress: Hashable, Sendable {
    enum Scheme: String, Hashable, Sendable {
        case http
        case https
        case ws
        case wss
    }

    static let mostBytes = 8_192

    let scheme: Scheme
    /// In lower case; an IPv6 address without its brackets.
    let host: String
    let port: Int
    /// Path and query, as they go into the request.
    let target: String

    var isSecure: Bool { scheme == .https || scheme == .wss }

    /// Whom credentials are meant for (RFC 6454).
    struct Origin: Hashable, Sendable {
        let isSecure: Bool
        let host: String
        let port: Int
    }

    var origin: Origin { Origin(isSecure: isSecure, host: host, port: port) }

    /// As in the header `Host`: the port only where it is not the scheme's own.
    var authority: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    init(_ text: String) throws(ChannelTrouble) {
        guard text.utf8.count <= Self.mostBytes else { throw .noAddress("longer than \(Self.mostBytes) bytes") }
        guard let colon = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased())
        else { throw .noAddress("it must begin with http:// or https://") }
        let rest = text[colon.upperBound...]
        let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.utf8.contains(UInt8(ascii: "@")) else { throw .noAddress("it must not name a user") }
        guard end == rest.endIndex || rest[end] != "\\" else { throw .noAddress("it has a backslash") }
        (host, port) = try Self.taken(authority, standard: scheme == .https || scheme == .wss ? 443 : 80)
        self.scheme = scheme
        target = try Self.target(rest[end...])
    }

    private init(scheme: Scheme, host: String, port: Int, target: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.target = target
    }

    /// Where a `Location` of an answer from here leads (RFC 3986 §5.2).
    func following(_ location: String) throws(ChannelTrouble) -> OutboundAddress {
        if location.prefix(8).contains("://") { return try OutboundAddress(location) }
        if location.hasPrefix("//") { return try OutboundAddress("\(scheme.rawValue):\(location)") }
        let path = target.prefix { $0 != "?" }
        let joined: String
        if location.hasPrefix("/") {
            joined = location
        } else if location.hasPrefix("?") || location.hasPrefix("#") || location.isEmpty {
            joined = path + location
        } else {
            joined = path[...(path.lastIndex(of: "/") ?? path.startIndex)] + location
        }
        let query = joined.firstIndex { $0 == "?" || $0 == "#" } ?? joined.endIndex
        let target = try Self.target(Self.withoutDots(joined[..<query]) + joined[query...])
        return OutboundAddress(scheme: scheme, host: host, port: port, target: target)
    }

    private static func taken(
        _ authority: Substring, standard: Int
    ) throws(ChannelTrouble) -> (host: String, port: Int) {
        var host = authority
        var port = standard
        if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
            host = authority[..<colon]
            let digits = authority[authority.index(after: colon)...]
            if !digits.isEmpty {
                guard digits.utf8.count <= 5, let number = UInt16(digits),
                    digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") })
                else { throw .noAddress("its port must be a number from 1 to 65535") }
                port = Int(number)
            }
        }
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard NetworkAddress(host)?.bytes.count == 16 else {
                throw .noAddress("what is in brackets is no IPv6 address")
            }
        } else {
            let isPlain = host.utf8.allSatisfy { byte in
                switch byte {
                case 45, 46, 48...57, 65...90, 95, 97...122: true
                default: false
                }
            }
            guard isPlain else {
                throw .noAddress("its host may have letters, digits, dots and hyphens; other scripts are written xn--…")
            }
        }
        guard !host.isEmpty, host.utf8.count <= 253 else { throw .noAddress("it must name a host") }
        return (host.lowercased(), port)
    }

    /// What is not ASCII, or a space, is percent-encoded; what could end the line of the request is refused.
    private static func target(_ text: some StringProtocol) throws(ChannelTrouble) -> String {
        let bytes = text.utf8.prefix { $0 != UInt8(ascii: "#") }
        var target = bytes.first == UInt8(ascii: "/") ? "" : "/"
        for byte in bytes {
            switch byte {
            case 0..<32, 127: throw .noAddress("it has a control character")
            case 33...126: target.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                target += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
            }
        }
        return target
    }

    /// RFC 3986 §5.2.4.
    private static func withoutDots(_ path: some StringProtocol) -> String {
        var kept: [Substring] = []
        let parts = String(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return "/" + kept.joined(separator: "/")
    }
}

extension ChannelTrouble {
    static func noAddress(_ rule: String) -> ChannelTrouble { .content(field: "address", rule: rule) }
}
