import Distribution
import Synchronization
import TestKit
import Values

@testable import Channels

/// Answers as a test wants, in place of DNS, which is not ours; notes what it was asked.
final class ToldNames: NameResolver {
    private let names: [String: [String]]
    private let questions = Mutex<[String]>([])

    init(_ names: [String: [String]]) { self.names = names }

    var asked: [String] { questions.withLock { $0 } }

    func addresses(of host: String) async throws(ChannelTrouble) -> [NetworkAddress] {
        questions.withLock { $0.append(host) }
        guard let found = names[host] else { throw .transient("\(host) is not found", retryAfter: nil) }
        return found.compactMap { NetworkAddress($0) }
    }
}

extension HTTPOutbound {
    /// For servers on this machine.
    static func local(_ names: [String: [String]] = [:], trusting: String? = nil) throws -> HTTPOutbound {
        try HTTPOutbound(
            agent: "Terrace/test", clock: ManualClock(), policy: OutboundPolicy(allowsPrivateTargets: true),
            resolver: names.isEmpty ? SystemResolver() : ToldNames(names), trusting: trusting)
    }
}

extension OutboundRequest {
    func following() -> OutboundRequest {
        var request = self
        request.followsRedirects = true
        return request
    }
}

/// What an outcome of a call was, to be compared whole.
func outcome<Value>(_ call: () async throws(ChannelTrouble) -> Value) async -> Result<Value, ChannelTrouble> {
    do throws(ChannelTrouble) { return .success(try await call()) } catch { return .failure(error) }
}

extension Result where Failure == ChannelTrouble {
    /// The name of the trouble's case, or `nothing`.
    var trouble: String {
        switch self {
        case .success: "nothing"
        case .failure(.transient): "transient"
        case .failure(.limited): "limited"
        case .failure(.auth(let cause, _)): "auth \(cause.rawValue)"
        case .failure(.content(let field, _)): "content \(field)"
        case .failure(.gone): "gone"
        case .failure(.unknownOutcome): "unknown outcome"
        case .failure(.unsupported): "unsupported"
        }
    }
}
