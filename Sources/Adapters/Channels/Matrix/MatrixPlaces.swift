import Distribution
import Synchronization
import Values

/// What seldom changes: who a token belongs to, which room an alias names, how large a file a server takes.
final class MatrixPlaces: Sendable {
    private struct State {
        var users: [String: String] = [:]
        var rooms: [String: String] = [:]
        var sizes: [String: (bytes: Int, until: Instant)] = [:]
    }
    private let state = Mutex(State())

    func room(
        _ settings: MatrixSettings, _ client: MatrixClient, token: String
    ) async throws(ChannelTrouble) -> MatrixRoom {
        MatrixRoom(client: client, id: try await id(of: settings.room, client), user: try await user(client, token))
    }

    private func user(_ client: MatrixClient, _ token: String) async throws(ChannelTrouble) -> String {
        struct Who: Decodable { let user_id: String }
        if let user = state.withLock({ $0.users[token] }) { return user }
        let who: Who = try await client.ask("GET", "/client/v3/account/whoami", .looking)
        state.withLock { state in
            if state.users.count > 1_000 { state.users = [:] }
            state.users[token] = who.user_id
        }
        return who.user_id
    }

    private func id(of room: String, _ client: MatrixClient) async throws(ChannelTrouble) -> String {
        struct Named: Decodable { let room_id: String }
        guard room.hasPrefix("#") else { return room }
        let name = client.server.text + " " + room
        if let id = state.withLock({ $0.rooms[name] }) { return id }
        do throws(ChannelTrouble) {
            let named: Named = try await client.ask(
                "GET", "/client/v3/directory/room/\(room.percentEncodedPart)", .looking)
            state.withLock { $0.rooms[name] = named.room_id }
            return named.room_id
        } catch .gone(let said) {
            throw .content(field: "settings.room", rule: said)
        }
    }

    /// `m.upload.size`, asked again every ten minutes; 10 MiB where a server does not tell.
    func mostBytes(_ client: MatrixClient) async throws(ChannelTrouble) -> Int {
        struct Config: Decodable {
            let size: Int?
            private enum CodingKeys: String, CodingKey { case size = "m.upload.size" }
        }
        let now = client.clock.now()
        if let known = state.withLock({ $0.sizes[client.server.text] }), known.until > now { return known.bytes }
        let config: Config
        do throws(ChannelTrouble) {
            config = try await client.ask("GET", "/client/v1/media/config", .looking)
        } catch .unsupported {
            // Before version 1.11 of the specification.
            config = try await client.ask("GET", "/media/v3/config", .looking)
        }
        let bytes = config.size.flatMap { $0 > 0 ? $0 : nil } ?? 10 << 20
        state.withLock { $0.sizes[client.server.text] = (bytes, now.adding(seconds: 600)) }
        return bytes
    }
}
