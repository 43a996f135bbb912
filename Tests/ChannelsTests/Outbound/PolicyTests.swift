import Distribution
import TestKit
import Testing

@testable import Channels

@Suite struct `The one way out` {
    @Test(arguments: [
        "127.0.0.1", "127.8.9.10", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
        "100.127.255.254",
        "169.254.169.254", "100.100.100.200", "168.63.129.16", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.0.192",
        "198.18.0.1", "203.0.113.9", "::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "2002:7f00:1::1", "2001:0:53aa:64c:0:fffe:4b4c:9b1e", "fc00::1", "fd00:ec2::254", "fe80::1", "ff02::1",
        "2001:db8::1",
        "100::1", "4000::1",
    ])
    func `leads to no address that is not public`(_ text: String) throws {
        let policy = OutboundPolicy(allowsPrivateTargets: false)
        let address = try #require(NetworkAddress(text))
        #expect(throws: ChannelTrouble.self) { try policy.check(address, of: "farm.example") }
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0",
        "128.0.0.1",
        "223.255.255.255", "192.0.1.1", "2606:4700::1111", "2400:3200::1", "2a00::1", "2001:4860:4860::8888",
    ])
    func `leads to the public ones right beside them`(_ text: String) throws {
        let address = try #require(NetworkAddress(text))
        try OutboundPolicy(allowsPrivateTargets: false).check(address, of: "farm.example")
    }

    @Test func `lets tests reach this machine, and never where clouds tell their secrets`() throws {
        let policy = OutboundPolicy(allowsPrivateTargets: true)
        for text in ["127.0.0.1", "::1", "10.0.0.1", "192.168.0.1", "fd12::1"] {
            try policy.check(#require(NetworkAddress(text)), of: "peer")
        }
        for text in ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "::ffff:127.0.0.1", "224.0.0.1", "0.0.0.0"]
        {
            let address = try #require(NetworkAddress(text))
            #expect(throws: ChannelTrouble.self) { try policy.check(address, of: "peer") }
        }
    }

    @Test(arguments: [
        "https://blog.example", "http://blog.example/wp-json/wp/v2", "https://blog.example:8443/a?b=c",
        "wss://relay.example/",
        "https://[2606:4700::1111]/", "HTTPS://Blog.Example",
    ])
    func `takes what settings may name`(_ address: String) throws {
        #expect(try Self.strict.allows(address))
    }

    @Test(arguments: [
        "ftp://blog.example", "blog.example", "https://", "https:///path", "https://anna@blog.example/",
        "https://anna:secret@blog.example/", "https://blog.example:22/", "http://blog.example:6667",
        "https://blog.example:0/",
        "https://blog.example:65536/", "https://blog.example:+80/", "https://localhost/", "https://db.internal/",
        "https://printer.local", "http://127.0.0.1:8080", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
        "http://10.0.0.1",
        "https://blog.example\\@127.0.0.1/", "https://blog.example/\r\nHost: other", "https://blog .example/",
        "https://村.example/",
        "https://[2606:4700::1111/", "javascript:alert(1)", "https://169.254.169.254/latest/meta-data",
    ])
    func `takes no other`(_ address: String) throws {
        #expect(try !Self.strict.allows(address))
    }

    private static var strict: HTTPOutbound {
        get throws {
            try HTTPOutbound(
                agent: "Terrace/test", clock: ManualClock(), policy: OutboundPolicy(allowsPrivateTargets: false),
                resolver: ToldNames([:]))
        }
    }
}

@Suite struct `An address` {
    @Test func `is asked for as it was written`() throws {
        let address = try OutboundAddress("https://Blog.Example:8443/wp-json/wp/v2/posts?slug=a%20b#top")
        #expect(address.host == "blog.example")
        #expect(address.port == 8_443)
        #expect(address.authority == "blog.example:8443")
        #expect(address.target == "/wp-json/wp/v2/posts?slug=a%20b")
        #expect(try OutboundAddress("http://blog.example").target == "/")
        #expect(try OutboundAddress("http://blog.example?x=1").target == "/?x=1")
        #expect(try OutboundAddress("https://blog.example:443/").authority == "blog.example")
        #expect(try OutboundAddress("http://[2606:4700::1111]:81/").authority == "[2606:4700::1111]:81")
    }

    @Test func `may have Chinese in its path, which is percent-encoded`() throws {
        #expect(
            try OutboundAddress("https://blog.example/保靖 橙?q=甜").target == "/%E4%BF%9D%E9%9D%96%20%E6%A9%99?q=%E7%94%9C"
        )
    }

    @Test(arguments: [
        ("https://other.example/x", "https://other.example/x"), ("//other.example/x", "https://other.example/x"),
        ("/x?y=1", "https://blog.example/x?y=1"), ("x", "https://blog.example/a/b/x"),
        ("../x", "https://blog.example/a/x"),
        ("../../../../x", "https://blog.example/x"), ("./", "https://blog.example/a/b/"),
        ("?z", "https://blog.example/a/b/c?z"),
        ("", "https://blog.example/a/b/c"), ("#part", "https://blog.example/a/b/c"), ("..", "https://blog.example/a/"),
        ("/x?next=http://10.0.0.1/", "https://blog.example/x?next=http://10.0.0.1/"),
    ])
    func `leads on as RFC 3986 says`(_ location: String, _ expected: String) throws {
        let address = try OutboundAddress("https://blog.example/a/b/c?q=1")
        #expect(try address.following(location) == OutboundAddress(expected))
    }
}
