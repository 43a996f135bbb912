import Contracts
import Testing
import Values

@testable import Impact

@Suite struct `What is hashed` {
    @Test func `is written as RFC 8785 shows`() {
        // RFC 8785 §3.2.2 and §3.2.3, without the numbers that are not integers.
        let value: CanonicalJSON = [
            "string": "\u{20ac}$\u{0F}\u{0a}A'\u{42}\u{22}\u{5c}\\\"/",
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O",
            "literals": [.null, .integer(-7), .integer(9_007_199_254_740_991), .integer(9_007_199_254_740_992)],
        ]
        let text =
            #"{"\r":"Carriage Return","1":"One","literals":[null,-7,9007199254740991,"9007199254740992"],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/","# + "\"\u{80}\":\"Control\",\"ö\":\"Latin Small Letter O\","
            + "\"€\":\"Euro Sign\",\"\u{1f600}\":\"Emoji: Grinning Face\","
            + "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        #expect(value.text == text)
        #expect(CanonicalReader.read(Array(text.utf8))?.text == text)
    }

    @Test(arguments: [
        "", "{", "{}x", " {}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}", "[1,]", "01", "-0", "1.0", "1e3", "+1", "true",
        "\"\\u0041\"", "\"\\/\"", "\"a", "\"\n\"", "9007199254740992", "[[[[[[[[[1]]]]]]]]]", "\"\\u001F\"",
    ])
    func `is read in no other form`(text: String) {
        #expect(CanonicalReader.read(Array(text.utf8)) == nil)
    }

    @Test func `refuses bytes that are not UTF-8`() {
        #expect(CanonicalReader.read([0x22, 0xFF, 0x22]) == nil)
    }

    @Test func `names every account so that it can be read back`() {
        let lot = LotID(11)
        let accounts: [Account] =
            [
                .buyer(MarketplaceID(1)), .sales(ProductID(2)), .refunds(ProductID(2)),
                .growerPayable(OrganizationID(3)), .growerCost(ProductID(2)), .campaignEscrow(CampaignID(4)),
                .shipping(MarketplaceID(1)), .tax(MarketplaceID(1)), .storeFee(MarketplaceID(1)), .field(lot),
                .oversold(lot), .oversoldShipped(lot), .unsourced(lot), .surplus(lot),
            ] + Account.Shelf.allCases.map { .lot(lot, $0) }
        for account in accounts { #expect(Account(account.description) == account) }
        for text in ["", "Buyer", "Buyer:", "Buyer:0", "Buyer:1:x", "Lot:11", "Lot:11:Sold", "Oversold:11:Returned"] {
            #expect(Account(text) == nil)
        }
    }
}

@Suite struct `The tree over a day's entries` {
    /// RFC 6962 §2.1, word for word.
    static func hash(_ leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        if leaves.count == 1 { return MerkleTree.leaf(leaves.first!) }
        var k = 1
        while k * 2 < leaves.count { k *= 2 }
        return MerkleTree.node(hash(leaves.prefix(k)), hash(leaves.dropFirst(k)))
    }

    @Test func `has the roots that Python's hashlib computes`() {
        let leaves = (0..<3).map { HashChain.digest([UInt8](repeating: $0, count: 32)) }
        let roots = (0...3).map { MerkleTree.root(of: leaves.prefix($0)).description }
        #expect(
            roots == [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "7f9c9e31ac8256ca2f258583df262dbc7d6f68f2a03043d5c99a4ae5a7396ce9",
                "28fb81e496897e0ce886f08602392e9239b65c659041e5202163e58ad898f444",
                "ba8d94b7fbcecae7b81c4c80574fe24734a6917bf9c1ecd66ff3e0c34ead4620",
            ])
    }

    @Test func `is that of RFC 6962, and every path leads to its root`() {
        let all = (0..<67).map { HashChain.digest([UInt8](repeating: UInt8($0), count: 32)) }
        for size in 1...67 {
            let leaves = all.prefix(size)
            let root = MerkleTree.root(of: leaves)
            #expect(root == Self.hash(leaves))
            for index in 0..<size {
                let path = MerkleTree.path(to: index, in: leaves)
                func reached(at place: Int, of size: Int, _ path: [ContentDigest]) -> ContentDigest? {
                    MerkleTree.root(from: all[index], at: Int64(place), of: Int64(size), along: path)
                }
                #expect(reached(at: index, of: size, path) == root)
                #expect(reached(at: size, of: size, path) == nil)
                #expect(reached(at: index, of: size, path + [all[0]]) != root)
            }
        }
    }
}
