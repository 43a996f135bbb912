import Contracts
import Foundation

/// The passwords of the demonstration's people, made at random and kept in `demo-passwords.json` until `demo.json` is whole.
struct PasswordBook {
    private let path: String
    private var passwords: [String: String]

    init(folder: String) throws {
        path = folder + "/demo-passwords.json"
        if let data = FileManager.default.contents(atPath: path) {
            passwords = try JSONDecoder().decode([String: String].self, from: data)
        } else {
            passwords = [:]
        }
    }

    /// The password of a login; a new one is on disk before it is used.
    mutating func password(of login: String) throws -> String {
        if let known = passwords[login] { return known }
        let fresh = base64URL((0..<12).map { _ in UInt8.random(in: .min ... .max) })
        passwords[login] = fresh
        try writePrivately(try JSONEncoder().encode(passwords), to: path)
        return fresh
    }
}
