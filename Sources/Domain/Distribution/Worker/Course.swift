import Contracts
import Values

/// What the next try of an operation does, so that nothing comes to stand there twice.
enum Course: Hashable {
    case send
    /// Look whether it is there; only when it is not, send.
    case lookThenSend
    /// Look whether it is there; when it is not, a person must decide.
    case lookOnly
    /// Nothing can be done without a person.
    case ask

    static func of(
        _ operation: DeliveryOperation, _ publication: Publication, _ capabilities: ChannelCapabilities,
        margin: Int64, at now: Instant
    ) -> Course {
        switch operation {
        case .create: creation(publication.uncertainSince, capabilities, margin: margin, at: now)
        // The same change again changes nothing.
        case .update: .send
        case .delete: deletion(publication, capabilities)
        }
    }

    private static func creation(
        _ uncertainSince: Instant?, _ capabilities: ChannelCapabilities, margin: Int64, at now: Instant
    ) -> Course {
        switch capabilities.repeatGuard {
        case .putByKey: return .send
        case .locateThenCreate: return .lookThenSend
        case .keyWithWindow(let seconds):
            guard let uncertainSince else { return .send }
            // The channel began to count when it first saw the key.
            if now < uncertainSince.adding(seconds: seconds - margin) { return .send }
            return capabilities.locates ? .lookThenSend : .ask
        case .atMostOnce:
            guard uncertainSince != nil else { return .send }
            return capabilities.locates ? .lookOnly : .ask
        }
    }

    private static func deletion(_ publication: Publication, _ capabilities: ChannelCapabilities) -> Course {
        if capabilities.repeatGuard == .putByKey { return .send }
        if publication.standing != nil, publication.uncertainSince == nil { return .send }
        if capabilities.locates { return .lookThenSend }
        return publication.uncertainSince == nil ? .send : .ask
    }
}
