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
            number: 0,
            secret: "0000000000000000000000000000000000000000000000000000000000000003",
            key: "F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9",
            auxiliary: "0000000000000000000000000000000000000000000000000000000000000000",
            message: "0000000000000000000000000000000000000000000000000000000000000000",
            signature: "E907831F80848D1069A5371B402410364BDF1C5F8307B0084C55F1CE2DCA8215"
                + "25F66A4A85EA8B71E482A74F382D2CE5EBEEE8FDB2172F477DF4900D310536C0", isGood: true),
        Vector(
            number: 1,
            secret: "B7E151628AED2A6ABF7158809CF4F3C762E7160F38B4DA56A784D9045190CFEF",
            key: dff1,
            auxiliary: "0000000000000000000000000000000000000000000000000000000000000001",
            message: common,
            signature: "6896BD60EEAE296DB48A229FF71DFE071BDE413E6D43F917DC8DCF8C78DE3341"
                + "8906D11AC976ABCCB20B091292BFF4EA897EFCB639EA871CFA95F6DE339E4B0A", isGood: true),
        Vector(
            number: 2,
            secret: "C90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B14E5C9",
            key: "DD308AFEC5777E13121FA72B9CC1B7CC0139715309B086C960E18FD969774EB8",
            auxiliary: "C87AA53824B4D7AE2EB035A2B5BBBCCC080E76CDC6D1692C4B0B62D798E6D906",
            message: "7E2D58D8B3BCDF1ABADEC7829054F90DDA9805AAB56C77333024B9D0A508B75C",
            signature: "5831AAEED7B44BB74E5EAB94BA9D4294C49BCF2A60728D8B4C200F50DD313C1B"
                + "AB745879A5AD954A72C45A91C3A51D3C7ADEA98D82F8481E0E1E03674A6F3FB7", isGood: true),
        Vector(
            number: 3,
            secret: "0B432B2677937381AEF05BB02A66ECD012773062CF3FA2549E44F58ED2401710",
            key: "25D1DFF95105F5253C4022F628A996AD3A0D95FBF21D468A1B33F8C160D8F517",
            auxiliary: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            message: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
            signature: "7EB0509757E246F19449885651611CB965ECC1A187DD51B64FDA1EDC9637D5EC"
                + "97582B9CB13DB3933705B32BA982AF5AF25FD78881EBB32771FC5922EFC66EA3", isGood: true),
        Vector(
            number: 4,
            key: "D69C3509BB99E412E68B0FE8544E72837DFA30746D8BE2AA65975F29D22DC7B9",
            message: "4DF3C3F68FCC83B27E9D42C90431A72499F17875C81A599B566C9889B9696703",
            signature: "00000000000000000000003B78CE563F89A0ED9414F5AA28AD0D96D6795F9C63"
                + "76AFB1548AF603B3EB45C9F8207DEE1060CB71C04E80F593060B07D28308D7F4", isGood: true),
        Vector(
            number: 6,
            key: dff1,
            message: common,
            signature: "FFF97BD5755EEEA420453A14355235D382F6472F8568A18B2F057A1460297556"
                + "3CC27944640AC607CD107AE10923D9EF7A73C643E166BE5EBEAFA34B1AC553E2", isGood: false),
        Vector(
            number: 7,
            key: dff1,
            message: common,
            signature: "1FA62E331EDBC21C394792D2AB1100A7B432B013DF3F6FF4F99FCB33E0E1515F"
                + "28890B3EDB6E7189B630448B515CE4F8622A954CFE545735AAEA5134FCCDB2BD", isGood: false),
        Vector(
            number: 8,
            key: dff1,
            message: common,
            signature: "6CFF5C3BA86C69EA4B7376F31A9BCB4F74C1976089B2D9963DA2E5543E177769"
                + "961764B3AA9B2FFCB6EF947B6887A226E8D7C93E00C5ED0C1834FF0D0C2E6DA6", isGood: false),
        Vector(
            number: 9,
            key: dff1,
            message: common,
            signature: "0000000000000000000000000000000000000000000000000000000000000000"
                + "123DDA8328AF9C23A94C1FEECFD123BA4FB73476F0D594DCB65C6425BD186051", isGood: false),
        Vector(
            number: 10,
            key: dff1,
            message: common,
            signature: "0000000000000000000000000000000000000000000000000000000000000001"
                + "7615FBAF5AE28864013C099742DEADB4DBA87F11AC6754F93780D5A1837CF197", isGood: false),
        Vector(
            number: 11,
            key: dff1,
            message: common,
            signature: "4A298DACAE57395A15D0795DDBFD1DCB564DA82B0F269BC70A74F8220429BA1D"
                + "69E89B4C5564D00349106B8497785DD7D1D713A8AE82B32FA79D5F7FC407D39B", isGood: false),
        Vector(
            number: 12,
            key: dff1,
            message: common,
            signature: "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F"
                + "69E89B4C5564D00349106B8497785DD7D1D713A8AE82B32FA79D5F7FC407D39B", isGood: false),
        Vector(
            number: 13,
            key: dff1,
            message: common,
            signature: "6CFF5C3BA86C69EA4B7376F31A9BCB4F74C1976089B2D9963DA2E5543E177769"
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
