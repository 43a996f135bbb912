import Contracts
import Crypto
import CryptoExtras
import FoundationEssentials
import Storage

/// How much work a password's hash takes: scrypt's N = 2^`logarithm`, r, p (RFC 7914). Stored with each hash, so it can be raised.
public struct PasswordCost: Hashable, Sendable {
    public let logarithm: Int
    public let blockSize: Int
    public let parallelism: Int

    /// 32 MiB and about 100 ms on a server of 2026.
    public static let standard = PasswordCost(logarithm: 15, blockSize: 8, parallelism: 1)

    /// At most 256 MiB, whatever a damaged database says.
    public init(logarithm: Int, blockSize: Int, parallelism: Int) {
        precondition(Self.isSensible(logarithm, blockSize, parallelism), "no sensible cost of scrypt")
        self.logarithm = logarithm
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    fileprivate static func isSensible(_ logarithm: Int, _ blockSize: Int, _ parallelism: Int) -> Bool {
        (1...20).contains(logarithm) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
            && 128 * (1 << logarithm) * blockSize * parallelism <= 1 << 28
    }
}

/// A salted scrypt hash, written `$scrypt$ln=15,r=8,p=1$salt$hash` (the PHC string format, in base64url).
struct PasswordHash: Hashable, Sendable {
    private static let saltBytes = 16
    private static let hashBytes = 32

    let cost: PasswordCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Takes as long as the cost says: call it on a ``PasswordLanes``.
    init(_ password: Password, cost: PasswordCost) throws {
        self.cost = cost
        salt = randomBytes(Self.saltBytes)
        hash = try Self.derive(password, salt: salt, cost: cost)
    }

    /// Matches no password, and takes as long to say so as a real one.
    static func nobody(cost: PasswordCost) -> PasswordHash {
        PasswordHash(cost: cost, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes))
    }

    private init(cost: PasswordCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Takes as long as the cost says, right or wrong: call it on a ``PasswordLanes``.
    func matches(_ password: Password) throws -> Bool {
        // The comparison of keys takes the same time wherever they differ.
        SymmetricKey(data: hash) == SymmetricKey(data: try Self.derive(password, salt: salt, cost: cost))
    }

    private static func derive(_ password: Password, salt: [UInt8], cost: PasswordCost) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Array(password.text.utf8), salt: salt, outputByteCount: hashBytes,
            rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Array($0) }
    }
}

extension PasswordHash: Bindable, Readable {
    var cell: Cell {
        .text(
            "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)$\(base64URL(salt))$\(base64URL(hash))"
        )
    }

    init?(cell: Cell) {
        guard case .text(let text) = cell else { return nil }
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
            let salt = [UInt8](base64URL: String(fields[3])), salt.count == Self.saltBytes,
            let hash = [UInt8](base64URL: String(fields[4])), hash.count == Self.hashBytes
        else { return nil }
        let numbers = fields[2].split(separator: ",").map { $0.split(separator: "=") }
        guard numbers.map(\.first) == ["ln", "r", "p"], numbers.allSatisfy({ $0.count == 2 }),
            let logarithm = Int(numbers[0][1]), let blockSize = Int(numbers[1][1]),
            let parallelism = Int(numbers[2][1]),
            PasswordCost.isSensible(logarithm, blockSize, parallelism)
        else { return nil }
        self.init(
            cost: PasswordCost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism),
            salt: salt,
            hash: hash)
    }
}
