import Contracts
import Distribution
import Glibc

/// Tells where a name leads.
protocol NameResolver: Sendable {
    /// In the order in which they should be tried; not empty.
    func addresses(of host: String) async throws(ChannelTrouble) -> [NetworkAddress]
}

/// The system's own: hosts file, then DNS, on threads of its own because the call blocks.
struct SystemResolver: NameResolver {
    private let lanes = WorkLanes("terrace.names", count: 4)

    func addresses(of host: String) async throws(ChannelTrouble) -> [NetworkAddress] {
        try await lanes.run { () throws(ChannelTrouble) in try Self.look(up: host) }
    }

    private static func look(up host: String) throws(ChannelTrouble) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_family = AF_UNSPEC
        var first: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(host, nil, &hints, &first)
        guard result == 0 else {
            throw .transient("\(host) is not found: \(String(cString: gai_strerror(result)))", retryAfter: nil)
        }
        defer { freeaddrinfo(first) }
        var found: [NetworkAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = address(in: entry), !found.contains(address) { found.append(address) }
            next = entry.ai_next
        }
        guard !found.isEmpty else { throw .transient("\(host) has no address", retryAfter: nil) }
        return found
    }

    private static func address(in entry: addrinfo) -> NetworkAddress? {
        guard let socket = entry.ai_addr else { return nil }
        // `sockaddr_in` has the address behind family and port, `sockaddr_in6` behind the flow label too. Beside NIO the
        // compiler cannot always tell whose structures these are, so they are read as bytes.
        let bytes = UnsafeRawBufferPointer(start: socket, count: Int(entry.ai_addrlen))
        switch entry.ai_family {
        case AF_INET where bytes.count >= 8: return NetworkAddress(bytes: Array(bytes[4..<8]))
        case AF_INET6 where bytes.count >= 24: return NetworkAddress(bytes: Array(bytes[8..<24]))
        default: return nil
        }
    }
}
