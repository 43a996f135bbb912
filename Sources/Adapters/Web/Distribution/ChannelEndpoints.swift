import Contracts
import Distribution
import FoundationEssentials
import HTTPTypes
import Values

/// `/channels` and `/channels/{id}/…`
struct ChannelEndpoints: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] { [list, add, show, change, check, switchOff, switchOn] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/channels",
            summary: "Where articles can go, with what each channel can do and how it has been", tag: "Distribution",
            answer: .page(of: ChannelAnswer.shape)
        ) { [room] _ in
            try .json(PageOf(items: try await room.channelList().map { ChannelAnswer($0) }))
        }
    }

    private struct New: Decodable {
        let kind: String
        let name: String?
        let settings: [String: EnteredValue]?
        let credentials: [String: String]?
        let automatic: Bool?
        let isAutomatic: Bool?
    }

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/channels",
            summary: "Adds a channel of a kind that is built in; `/channel-kinds` says what is entered",
            tag: "Distribution",
            body: .object([
                .required("kind", .choice(room.channelKinds.map(\.rawValue))), .optional("name", .string),
                .optional("settings", .map(.anything)), .optional("credentials", .map(.string)),
                .optional("automatic", .boolean), .optional("is_automatic", .boolean),
            ]),
            isIdempotent: true, success: .created, answer: ChannelAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let channel = try await room.addChannel(
                NewChannel(
                    kind: ChannelKind(rawValue: new.kind), name: new.name, settings: new.settings ?? [:],
                    credentials: ChannelCredentials(new.credentials ?? [:]),
                    isAutomatic: new.automatic ?? new.isAutomatic ?? false),
                by: try request.caller())
            return try await answer(channel.id, status: .created)
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/channels/{id}", summary: "One channel", tag: "Distribution",
            answer: ChannelAnswer.shape
        ) { request in
            try await answer(try request.id("id"))
        }
    }

    private struct Change: Decodable {
        let name: String?
        let settings: [String: EnteredValue]?
        let credentials: [String: String]?
        let automatic: Bool?
        let isAutomatic: Bool?
        let on: Bool?
        let reason: String?
    }

    private var change: Endpoint {
        Endpoint(
            method: .patch, path: "/channels/{id}",
            summary: "Changes what is named and leaves the rest; empty credentials leave what is kept; needs If-Match",
            tag: "Distribution",
            body: .object([
                .optional("name", .string), .optional("settings", .map(.anything)),
                .optional("credentials", .map(.string)), .optional("automatic", .boolean),
                .optional("is_automatic", .boolean), .optional("on", .boolean), .optional("reason", .string),
            ]),
            isConditional: true, answer: ChannelAnswer.shape
        ) { [room] request in
            let id: ChannelID = try request.id("id")
            let change = try request.json(Change.self)
            guard let known = try await room.channel(id) else { throw Problem.notFound }
            try request.requireMatch(ChannelAnswer(known).tag)
            let wanted = ChannelChange(
                name: change.name, settings: change.settings ?? [:],
                credentials: ChannelCredentials(change.credentials ?? [:]),
                isAutomatic: change.automatic ?? change.isAutomatic)
            try await unmissed(id) {
                _ = try await room.changeChannel(id, wanted, expecting: known, by: try request.caller())
            }
            if change.on == false {
                _ = try await room.switchOff(id, reason: change.reason ?? "API", by: try request.caller())
            } else if change.on == true {
                _ = try await room.switchOn(id, by: try request.caller())
            }
            return try await answer(id)
        }
    }

    private var check: Endpoint {
        Endpoint(
            method: .post, path: "/channels/{id}/check",
            summary: "Asks the channel now whether it can be reached and takes the credentials", tag: "Distribution",
            answer: ChannelAnswer.shape
        ) { [room] request in
            let id: ChannelID = try request.id("id")
            try await unmissed(id) { _ = try await room.checkChannel(id, by: try request.caller()) }
            return try await answer(id)
        }
    }

    private struct Off: Decodable {
        let reason: String
    }

    private var switchOff: Endpoint {
        Endpoint(
            method: .post, path: "/channels/{id}/off",
            summary: "Lets nothing go to a channel until it is switched on; what stands there stays",
            tag: "Distribution",
            body: .object([.required("reason", .string)]), answer: ChannelAnswer.shape
        ) { [room] request in
            let off = try request.json(Off.self)
            let id: ChannelID = try request.id("id")
            try await unmissed(id) { _ = try await room.switchOff(id, reason: off.reason, by: try request.caller()) }
            return try await answer(id)
        }
    }

    private var switchOn: Endpoint {
        Endpoint(
            method: .post, path: "/channels/{id}/on", summary: "Lets a channel work again; what waited for it goes on",
            tag: "Distribution", answer: ChannelAnswer.shape
        ) { [room] request in
            let id: ChannelID = try request.id("id")
            try await unmissed(id) { _ = try await room.switchOn(id, by: try request.caller()) }
            return try await answer(id)
        }
    }

    /// A channel that is named by the path and not there is not found, rather than a wrong field.
    private func unmissed(_ id: ChannelID, _ verb: () async throws -> Void) async throws {
        do {
            try await verb()
        } catch DistributionError.noSuchChannel(id) {
            throw Problem.notFound
        }
    }

    private func found(_ id: ChannelID) async throws -> ChannelAnswer {
        guard let found = try await room.channel(id) else { throw Problem.notFound }
        return ChannelAnswer(found)
    }

    private func answer(_ id: ChannelID, status: HTTPResponse.Status = .ok) async throws -> WebResponse {
        let answer = try await found(id)
        return try .json(answer, status: status).etag(answer.tag)
    }
}
