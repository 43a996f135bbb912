import Contracts
import Crypto
import FoundationEssentials
import Values

/// Two keys out of one: the first makes commitments to buyers, the second seals webhook secrets at rest.
struct CommerceKeys: Sendable {
    private let commitment: SymmetricKey
    private let sealing: SymmetricKey

    init(_ key: SymmetricKey) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(purpose.utf8), outputByteCount: 32)
        }
        commitment = derived("terrace commerce buyer commitment 1")
        sealing = derived("terrace commerce webhook secret 1")
    }

    /// Tells two buyers of one marketplace apart and tells nothing else: HMAC-SHA-256 in hexadecimal. Without
    /// the key nobody can try out e-mail addresses, and the same person on two marketplaces looks like two.
    ///
    /// An order without any word about the buyer is a buyer of its own.
    func commitment(to buyer: BuyerReference?, order number: String, at marketplace: MarketplaceID) -> String {
        let text =
            switch buyer {
            case .customer(let id): "\(marketplace)\ncustomer\n\(id)"
            case .email(let address): "\(marketplace)\nemail\n\(address.lowercased())"
            case nil: "\(marketplace)\norder\n\(number)"
            }
        return hexadecimal(Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: commitment)))
    }

    /// AES-GCM; the marketplace is authenticated with it, so that a secret cannot be moved to another one's
    /// row.
    func seal(_ secret: String, for marketplace: MarketplaceID) -> [UInt8] {
        let box = try? AES.GCM.seal(
            Data(secret.utf8), using: sealing, authenticating: Data("\(marketplace)".utf8))
        // Sealing fails only for keys of a wrong size, and a nonce of 12 bytes always has a combined form.
        guard let combined = box?.combined else { preconditionFailure("AES-GCM refuses a 256-bit key") }
        return Array(combined)
    }

    /// Nil when the row was altered, or sealed with another key.
    func open(_ sealed: [UInt8], for marketplace: MarketplaceID) -> String? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)),
            let secret = try? AES.GCM.open(box, using: sealing, authenticating: Data("\(marketplace)".utf8))
        else { return nil }
        return String(decoding: secret, as: UTF8.self)
    }
}
