import Signing
import Testing

@Suite struct `A Schnorr signature` {
    struct Vector: Sendable, CustomTestStringConvertible {
        let number: Int
        var secret = ""
        let key: String
        var auxiliary = ""
        let message: String
        let signature: String
        let isGood: Bool
        var testDescription: String { "vector \(number)" }
    }

    private static func bytes(_ text: String) -> [UInt8] {
        stride(from: 0, to: text.utf8.count, by: 2).map { place in
            let start = text.index(text.startIndex, offsetBy: place)
            return UInt8(text[start..<text.index(start, offsetBy: 2)], radix: 16)!
        }
    }

    private static let common = "243F6A8885A308D313198A2E03707344A4093822299F31D0082EFA98EC4E6C89"
    private static let dff1 = "DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659"

    /// BIP-340's own test vectors (bip-0340/test-vectors.csv).
    static let vectors = [
        Vector(
            number: 0, secret: "0000000000000000000000000000000000000000000000000000000000000003",
            key: "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9",
            auxiliary: "0000000000000000000000000000000000000000000000000000000000000000",
            message: "0000000000000000000000000000000000000000000000000000000000000000",
            signature: "067E337AD551B2276EC705E43F0920926A9CE08AC68159F9D258C9BBA412781C"
                + "9F059FCDF4824F13B3D7C1305316F956704BB3FEA2C26142E18ACD90A90C947E", isGood: true),
        Vector(
            number: 1, secret: "B7E151628AED2A6ABF7158809CF4F3C762E7160F38B4DA56A784D9045190CFEF", key: dff1,
            auxiliary: "0000000000000000000000000000000000000000000000000000000000000001", message: common,
            signature: "0E12B8C520948A776753A96F21ABD7FDC2D7D0C0DDC90851BE17B04E75EF86A4"
                + "7EF0DA46C4DC4D0D1BCB8668C2CE16C54C7C23A6716EDE303AF86774917CF928", isGood: true),
        Vector(
            number: 2, secret: "C90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B14E5C9",
            key: "DD308AFEC5777E13121FA72B9CC1B7CC0139715309B086C960E18FD969774EB8",
            auxiliary: "C87AA53824B4D7AE2EB035A2B5BBBCCC080E76CDC6D1692C4B0B62D798E6D906",
            message: "7E2D58D8B3BCDF1ABADEC7829054F90DDA9805AAB56C77333024B9D0A508B75C",
            signature: "FC012F9FB8FE00A358F51EF93DCE0DC0C895F6E9A87C6C4905BC820B0C367761"
                + "6B8737D14E703AF8E16E22E5B8F26227D41E5128F82D86F747244CC289C74D1D", isGood: true),
        Vector(
            number: 3, secret: "0B432B2677937381AEF05BB02A66ECD012773062CF3FA2549E44F58ED2401710",
            key: "25D1DFF95105F5253C4022F628A996AD3A0D95FBF21D468A1B33F8C160D8F517",
            auxiliary: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            message: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            signature: "FC132D4E426DFF535AEC0FA7083AC5118BC1D5FFFD848ABD8290C23F271CA0DD"
                + "11AEDCEA3F55DA9BD677FE29C9DDA0CF878BCE43FDE0E313D69D1AF7A5AE8369", isGood: true),
        Vector(
            number: 4, key: "D69C3509BB99E412E68B0FE8544E72837DFA30746D8BE2AA65975F29D22DC7B9",
            message: "4DF3C3F68FCC83B27E9D42C90431A72499F17875C81A599B566C9889B9696703",
            signature: "00000000000000000000003B78CE563F89A0ED9414F5AA28AD0D96D6795F9C63"
                + "0EC50E5363E227ACAC6F542CE1C0B186657E0E0D1A6FFE283A33438DE4738419", isGood: true),
        Vector(
            number: 6, key: dff1, message: common,
            signature: "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9"
                + "95A579DA959FA739FCE39E8BD16FECB5CDCF97060B2C73CDE60E87ABCA1AA5D9", isGood: false),
        Vector(
            number: 7, key: dff1, message: common,
            signature: "F8704654F4687B7365ED32E796DE92761390A3BCC495179BFE073817B7ED3282"
                + "4E76B987F7C1F9A751EF5C343F7645D3CFFC7D570B9A7192EBF1898E1344E3BF", isGood: false),
        Vector(
            number: 8, key: dff1, message: common,
            signature: "7036D6BFE1837AE919631039A2CF652A295DFAC9A8BBB0806014B2F48DD7C807"
                + "6BE9F84A9C5445BEBD780C8B5CCD45C883D0DC47CD594B21A858F31A19AAB71D", isGood: false),
        Vector(
            number: 9, key: dff1, message: common,
            signature: "0000000000000000000000000000000000000000000000000000000000000000"
                + "9915EE59F07F9DBBAEDC31BFCC9B34AD49DE669CD24773BCED77DDA36D073EC8", isGood: false),
        Vector(
            number: 12, key: dff1, message: common,
            signature: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F"
                + "941607B563ABBA414287F374A332BA3636DE009EE1EF551A17796B72B68B8A24", isGood: false),
        Vector(
            number: 13, key: dff1, message: common,
            signature: "7036D6BFE1837AE919631039A2CF652A295DFAC9A8BBB0806014B2F48DD7C807"
                + "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141", isGood: false),
    ]

    @Test(arguments: vectors) func `is made and checked as BIP-340 has it`(vector: Vector) throws {
        let key = try #require(SchnorrPublicKey(bytes: Self.bytes(vector.key)))
        #expect(key.verifies(Self.bytes(vector.signature), of: Self.bytes(vector.message)) == vector.isGood)
        guard !vector.secret.isEmpty else { return }
        let secret = try #require(SchnorrKey(secret: Self.bytes(vector.secret)))
        #expect(secret.publicKey == key)
        let made = secret.signature(of: Self.bytes(vector.message), auxiliary: Self.bytes(vector.auxiliary))
        #expect(made == Self.bytes(vector.signature))
    }

    @Test(arguments: [
        "EEFDEA4CDB677750A420FEE807EACF21EB9898AE79B9768766E4FAA04A2D4A34",  // vector 5: not on the curve
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC30",  // vector 14: beyond the field
        "DFF1",
    ]) func `has no such public key`(key: String) { #expect(SchnorrPublicKey(bytes: Self.bytes(key)) == nil) }

    @Test func `needs a secret between one and the order of the curve`() {
        #expect(SchnorrKey(secret: Array(repeating: 0, count: 32)) == nil)
        let order = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141"
        #expect(SchnorrKey(secret: Self.bytes(order)) == nil)
        #expect(SchnorrKey(secret: [1, 2, 3]) == nil)
    }

    @Test func `of a new key is that key's alone, and its secret is not shown`() throws {
        let (one, other) = (SchnorrKey.random(), SchnorrKey.random())
        let message = Array(repeating: UInt8(7), count: 32)
        let signature = try #require(one.signature(of: message))
        #expect(one.publicKey.verifies(signature, of: message))
        #expect(!other.publicKey.verifies(signature, of: message))
        #expect(one.signature(of: [1]) == nil)
        #expect("\(one)" == "the secret key of \(one.publicKey)")
        #expect(String(reflecting: one).contains("secret: ") == false)
    }
}
