import Crypto
import Distribution
import Foundation
import Web

extension Platform {
    /// Seals all kept credentials with a new key; returns how many there were.
    ///
    /// The new key and the old stand in the data folder while it goes on, so that a crash in between loses nothing: each
    /// row says which key opens it, and the next start, or the next rotation, knows both. Keys that the operator keeps are
    /// not made here: then what an older one sealed is sealed with the first.
    public static func rotateCredentialsKey(_ settings: Settings) async throws -> Int {
        let isOurs = !CredentialKeyring.isOperators(settings)
        if isOurs {
            // The lock of the data folder keeps a running platform from going on with the old key alone.
            let lock = try FolderLock(folder: settings.dataFolder)
            defer { withExtendedLifetime(lock) {} }
            var secrets = try Secrets.load(from: settings.dataFolder)
            secrets.formerCredentials = (secrets.formerCredentials ?? []) + [secrets.credentials]
            secrets.credentials = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
            try secrets.save(to: settings.dataFolder)
        }
        let platform = try await Platform.open(settings)
        let count: Int
        do {
            count = try await platform.rooms.distribution.resealCredentials()
        } catch {
            await platform.close()
            throw error
        }
        await platform.close()
        if isOurs {
            var secrets = try Secrets.load(from: settings.dataFolder)
            secrets.formerCredentials = nil
            try secrets.save(to: settings.dataFolder)
        }
        return count
    }
}
