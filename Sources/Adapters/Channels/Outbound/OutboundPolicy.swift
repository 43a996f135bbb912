import Distribution

/// Which addresses may be reached from here. Settings come from people, and addresses from strangers' servers: without
/// this, either could make us ask what stands behind our own firewall.
struct OutboundPolicy: Sendable {
    /// For tests: addresses that only this machine or its own network can reach are allowed too.
    let allowsPrivateTargets: Bool

    /// Throws when nobody may be asked at an address, whatever name led there.
    func check(_ address: NetworkAddress, of host: String) throws(ChannelTrouble) {
        guard let reason = refusal(of: address) else { return }
        throw .refused("\(host) leads to \(address), which is \(reason)")
    }

    /// Throws for what need not be looked up: a bare address of that kind, a name of this machine, a port of something else.
    func check(_ address: OutboundAddress) throws(ChannelTrouble) {
        guard !Self.otherPorts.contains(address.port) else {
            throw .refused("port \(address.port) belongs to something that is not the web")
        }
        try check(host: address.host)
    }

    func check(host: String) throws(ChannelTrouble) {
        if let address = NetworkAddress(host) { try check(address, of: host) }
        guard !allowsPrivateTargets else { return }
        let name = host.lowercased()
        for local in Self.localNames where name == local.dropFirst() || name.hasSuffix(local) {
            throw .refused("\(host) is a name of this machine or its network")
        }
    }

    /// Nil when it may be asked.
    private func refusal(of address: NetworkAddress) -> String? {
        if let (_, reason) = Self.never.first(where: { address.lies(in: $0.block) }) { return reason }
        if let (_, reason) = Self.near.first(where: { address.lies(in: $0.block) }) {
            return allowsPrivateTargets ? nil : reason
        }
        // Of IPv6, what is not global unicast is not for us: also IPv4 in its clothes (::ffff:…, 64:ff9b::…).
        if address.bytes.count == 16, !address.lies(in: Self.globalUnicast) { return "no public address" }
        return nil
    }

    /// What this machine or its own network has; IANA's registries of special-purpose addresses (RFC 6890).
    private static let near: [(block: NetworkAddress.Block, reason: String)] = [
        (.init("127.0.0.0", 8), "this machine"),
        (.init("10.0.0.0", 8), "a private address"),
        (.init("172.16.0.0", 12), "a private address"),
        (.init("192.168.0.0", 16), "a private address"),
        (.init("100.64.0.0", 10), "an address inside a carrier's network"),
        (.init("::1", 128), "this machine"),
        (.init("fc00::", 7), "a private address"),
    ]

    /// What is never a channel's server, not in tests either.
    private static let never: [(block: NetworkAddress.Block, reason: String)] = [
        (.init("169.254.0.0", 16), "a link-local address, where clouds tell their secrets"),
        (.init("100.100.100.200", 32), "where a cloud tells its secrets"),
        (.init("168.63.129.16", 32), "where a cloud tells its secrets"),
        (.init("192.0.0.0", 24), "a reserved address"),
        (.init("fd00:ec2::", 32), "where a cloud tells its secrets"),
        (.init("fe80::", 10), "a link-local address"),
        (.init("0.0.0.0", 8), "no address of a server"),
        (.init("192.0.2.0", 24), "an address for documents"),
        (.init("198.51.100.0", 24), "an address for documents"),
        (.init("203.0.113.0", 24), "an address for documents"),
        (.init("192.88.99.0", 24), "a relay between the internets"),
        (.init("198.18.0.0", 15), "an address for laboratories"),
        (.init("224.0.0.0", 4), "an address of many"),
        (.init("240.0.0.0", 4), "a reserved address"),
        (.init("::", 128), "no address of a server"),
        (.init("2001::", 23), "a reserved address"),
        (.init("2001:db8::", 32), "an address for documents"),
        (.init("2002::", 16), "an IPv4 address in a tunnel"),
        (.init("3fff::", 20), "an address for documents"),
        (.init("ff00::", 8), "an address of many"),
    ]

    private static let globalUnicast = NetworkAddress.Block("2000::", 3)

    private static let localNames = [".localhost", ".local", ".internal", ".home.arpa"]

    /// Where a request for a web page could be taken for something else (the Fetch standard's “bad ports”).
    private static let otherPorts: Set<Int> = [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
        110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
        531,
        532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1_719, 1_720, 1_723, 2_049, 3_659, 4_045,
        4_190,
        5_060, 5_061, 6_000, 6_566, 6_665, 6_666, 6_667, 6_668, 6_669, 6_679, 6_697, 10_080,
    ]
}

extension ChannelTrouble {
    /// What we will not ask: the channel waits until somebody has set it right.
    static func refused(_ reason: String) -> ChannelTrouble { .auth(.networkPolicy, "not asked: " + reason) }
}
