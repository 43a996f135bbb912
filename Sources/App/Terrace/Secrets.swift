import Crypto
import Foundation

/// The keys of one platform, made at the first start and kept in `keys.json` in the data folder, readable by its owner alone.
///
/// Whoever loses them loses: open referrals (orders of links already out go uncredited), readers' profiles, the tie of
/// returning buyers, shops' secrets, and the right to sign further daily roots. Back them up.
struct Secrets: Codable, Sendable {
    /// Signs referrals.
    let referrals: Data
    /// Hashes readers' cookies.
    let readers: Data
    /// Commits to buyers.
    let buyers: Data
    /// Encrypts the secrets of shops and channels at rest.
    var credentials: Data
    /// Keys that were used for that before, until a rotation is through.
    var formerCredentials: [Data]?
    /// Signs the daily root of the ledger (ed25519).
    let ledger: Data

    static func load(from folder: String) throws -> Secrets {
        let path = folder + "/keys.json"
        if let data = FileManager.default.contents(atPath: path) {
            return try JSONDecoder().decode(Secrets.self, from: data)
        }
        func key() -> Data { SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) } }
        let secrets = Secrets(
            referrals: key(), readers: key(), buyers: key(), credentials: key(), formerCredentials: nil,
            ledger: Curve25519.Signing.PrivateKey().rawRepresentation)
        try secrets.save(to: folder)
        return secrets
    }

    func save(to folder: String) throws {
        try writePrivately(try JSONEncoder().encode(self), to: folder + "/keys.json")
    }
}
