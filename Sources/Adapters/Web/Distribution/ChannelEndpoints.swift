import Contracts
import Distribution
import FoundationEssentials
import HTTPTypes
import Values

/// `/channels`
struct ChannelEndpoints: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] { [list, add, switchOff, switchOn] }

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
        let name: String
        let settings: [String: String]?
        let isAutomatic: Bool?
    }

    private var add: Endpoint {
        Endpoint(
            method: .post, path: "/channels", summary: "Adds a channel of a kind that is built in", tag: "Distribution",
            body: .object([
                .required("kind", .choice(room.channelKinds.map(\.rawValue))), .required("name", .string),
                .optional("settings", .map(.string)), .optional("is_automatic", .boolean),
            ]),
            isIdempotent: true, success: .created, answer: ChannelAnswer.shape
        ) { [room] request in
            let new = try request.json(New.self)
            let json = String(decoding: try JSONEncoder().encode(new.settings ?? [:]), as: UTF8.self)
            guard let settings = ChannelSettings(json: json) else {
                throw Problem(FieldProblem("settings", .tooLong(most: ChannelSettings.mostBytes)))
            }
            let channel = try await room.addChannel(
                kind: ChannelKind(rawValue: new.kind), name: new.name, settings: settings,
                isAutomatic: new.isAutomatic ?? false, by: try request.caller())
            return try .json(try await answer(channel.id), status: .created)
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
            let channel = try await room.switchOff(
                try request.id("id"), reason: off.reason, by: try request.caller())
            return try .json(try await answer(channel.id))
        }
    }

    private var switchOn: Endpoint {
        Endpoint(
            method: .post, path: "/channels/{id}/on", summary: "Lets a channel work again; what waited for it goes on",
            tag: "Distribution", answer: ChannelAnswer.shape
        ) { [room] request in
            let channel = try await room.switchOn(try request.id("id"), by: try request.caller())
            return try .json(try await answer(channel.id))
        }
    }

    private func answer(_ id: ChannelID) async throws -> ChannelAnswer {
        guard let found = try await room.channelList().first(where: { $0.channel.id == id }) else {
            throw Problem.notFound
        }
        return ChannelAnswer(found)
    }
}
