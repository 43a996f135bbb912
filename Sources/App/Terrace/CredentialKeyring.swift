import Crypto
import Distribution
import Foundation

/// The keys that seal credentials, the first of which seals: from the environment, else from a file of the operator's, else
/// from the data folder.
struct CredentialKeyring: Sendable {
    let current: SymmetricKey
    let former: [SymmetricKey]

    static let variable = "TERRACE_CREDENTIALS_KEY"

    /// Whether the operator keeps the keys, so that we make none.
    static func isOperators(_ settings: Settings) -> Bool {
        environment != nil || settings.credentialsKeyFile != nil
    }

    static func keys(_ settings: Settings, _ secrets: Secrets) throws(SettingsError) -> CredentialKeyring {
        if let text = environment {
            return try keys(in: text.split(separator: ",").map(String.init), from: variable)
        }
        if let path = settings.credentialsKeyFile {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw .file(path, "cannot be read")
            }
            return try keys(in: text.split(whereSeparator: \.isNewline).map(String.init), from: path)
        }
        return CredentialKeyring(
            current: SymmetricKey(data: secrets.credentials),
            former: (secrets.formerCredentials ?? []).map { SymmetricKey(data: $0) })
    }

    private static var environment: String? {
        ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The texts themselves are never repeated in an error.
    private static func keys(in texts: [String], from origin: String) throws(SettingsError) -> CredentialKeyring {
        var keys: [SymmetricKey] = []
        for text in texts {
            let text = text.trimmingCharacters(in: .whitespaces)
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard let bytes = bytes(text), bytes.count == 32 else {
                throw .value(origin, "…", "32 bytes in base64 or hexadecimal")
            }
            keys.append(SymmetricKey(data: bytes))
        }
        guard let first = keys.first else { throw .value(origin, "", "32 bytes in base64 or hexadecimal") }
        return CredentialKeyring(current: first, former: Array(keys.dropFirst()))
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        if text.utf8.count == 64, text.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) {
            let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        }
        return Data(base64Encoded: text).map(Array.init)
    }
}
