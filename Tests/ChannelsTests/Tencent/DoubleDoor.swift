import Channels
import Distribution
import Foundation
import Values

/// The control door of a double (Tests/Peers/channels/tencent_double.py): its switches and what it keeps; each in a world of
/// its own, so that tests do not meet.
struct DoubleDoor: Sendable {
    let address: String
    private let outbound: HTTPOutbound

    init(_ name: String) throws {
        struct Told: Decodable { let base_url: String }
        let told: Told = try peer(name)
        address = "\(told.base_url)/@\(UUID().uuidString)"
        outbound = try HTTPOutbound(agent: "Terrace/test", clock: RealClock(), allowsPrivateTargets: true)
    }

    /// `#"{"publish_right":false}"#`
    func set(_ switches: String) async throws {
        let answer = try await outbound.send(
            OutboundRequest(
                "POST", address + "/_double/set", headers: [("content-type", "application/json")],
                body: Array(switches.utf8)), .looking)
        guard answer.isSuccess else { throw Refused(words: answer.words) }
    }

    func state<Value: Decodable>(_ type: Value.Type = Value.self) async throws -> Value {
        let answer = try await outbound.send(OutboundRequest("GET", address + "/_double/state"), .looking)
        return try JSONDecoder().decode(Value.self, from: Data(answer.body))
    }

    struct Refused: Error { let words: String }
}

/// Whether a double was started by its script.
func isThere(_ name: String) -> Bool { ProcessInfo.processInfo.environment["TERRACE_PEER_\(name)"] != nil }

extension Contestant {
    /// The same kind of channel, entered differently.
    static func of(
        _ kind: String, _ changing: @escaping @Sendable (inout Entry) -> Void = { _ in }
    ) -> Contestant {
        let usual = all.first { $0.kind == kind }!
        return Contestant(
            kind: usual.kind, peer: usual.peer, isContractTest: usual.isContractTest,
            hasCredentials: usual.hasCredentials,
            schemas: usual.schemas,
            entry: { told in
                var entry = usual.entry(told)
                changing(&entry)
                return entry
            }, adapter: usual.adapter)
    }
}
