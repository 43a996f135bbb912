import Distribution
import FoundationEssentials

/// Where a copy stands in QQ.
struct QQReference: Codable, Hashable, Sendable {
    /// The message's `id`.
    var message: String?
    /// `audit_id`, while people of the platform look at it.
    var audit: String?
    /// What it answered to, when the platform says only that it has it already.
    var answered: String?

    init(message: String? = nil, audit: String? = nil, answered: String? = nil) {
        self.message = message
        self.audit = audit
        self.answered = answered
    }

    /// A person who settles a publication by hand gives the message's identifier alone, or nothing when QQ shows none.
    init(_ text: String) {
        let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        self = read ?? Self(message: text.isEmpty ? nil : text)
    }

    var copy: RemoteCopy { RemoteCopy(reference: String(decoding: jsonBytes(self), as: UTF8.self), address: nil) }
}
