import Contracts
import Distribution
import HTTPTypes
import Values

/// `/articles/{id}/publications` and `/publications/{id}/…`
struct PublicationEndpoints: Sendable {
    let room: DistributionRoom
    let clock: any WallClock

    var endpoints: [Endpoint] { [list, publish, recallAll, recall, retry, look, cancel, settle, waiting] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/articles/{id}/publications",
            summary: "Where an article stands, channel by channel, with the channels' own words", tag: "Distribution",
            answer: StandingsAnswer.shape
        ) { request in
            try .json(try await answer(try await room.standing(of: try request.id("id"))))
        }
    }

    private struct Wish: Decodable {
        let channels: [ChannelID]
        let when: When?
        let zone: String?

        var zoneName: String? { when?.zone ?? zone }
    }

    /// `"2026-11-25T08:00"`, or `{"at": "2026-11-25T08:00", "zone": "Europe/Berlin"}`.
    private struct When: Decodable {
        let at: String
        let zone: String?

        private enum Keys: String, CodingKey { case at, zone }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                (at, zone) = (text, nil)
            } else {
                let container = try decoder.container(keyedBy: Keys.self)
                at = try container.decode(String.self, forKey: .at)
                zone = try container.decodeIfPresent(String.self, forKey: .zone)
            }
        }
    }

    private var publish: Endpoint {
        Endpoint(
            method: .post, path: "/articles/{id}/publications",
            summary: "Brings the released revision to channels, at once or when a clock on the wall says so",
            tag: "Distribution",
            body: .object([
                .required("channels", .array(.identifier)),
                .optional("when", .nullable(.object([.required("at", .string), .optional("zone", .string)]))),
                .optional("zone", .string),
            ]),
            isIdempotent: true, success: .accepted, answer: StandingsAnswer.shape
        ) { request in
            let wish = try request.json(Wish.self)
            let standing = try await room.publish(
                try request.id("id"), to: wish.channels, at: try DueTime(when: wish.when?.at, zone: wish.zoneName),
                by: try request.caller())
            return try .json(try await answer(standing), status: .accepted)
        }
    }

    private var recallAll: Endpoint {
        Endpoint(
            method: .delete, path: "/articles/{id}/publications",
            summary: "Takes an article off all channels, or off one", tag: "Distribution",
            query: [Endpoint.Parameter("channel", .identifier, "Only this channel")], success: .accepted,
            answer: StandingsAnswer.shape
        ) { request in
            var channels: [ChannelID] = []
            if let text = request.query["channel"] {
                guard let id = ChannelID(text) else {
                    throw Problem.badQuery("channel", .malformed(expected: "an identifier"))
                }
                channels = [id]
            }
            let standing = try await room.recall(try request.id("id"), from: channels, by: try request.caller())
            return try .json(try await answer(standing), status: .accepted)
        }
    }

    private var recall: Endpoint {
        verb(.delete, "", "Takes one publication off its channel") { id, request in
            try await room.recall(id, by: try request.caller())
        }
    }

    private var retry: Endpoint {
        verb(.post, "/retry", "Tries again at once what failed there, and nothing else") { id, request in
            try await room.retry(id, by: try request.caller())
        }
    }

    private var look: Endpoint {
        verb(.post, "/look", "Asks the channel now how far it is with what it is at work on") { id, request in
            try await room.look(id, by: try request.caller())
        }
    }

    private var waiting: Endpoint {
        Endpoint(
            method: .get, path: "/publications/waiting",
            summary: "What goes on only when a person has looked at the channel, oldest first", tag: "Distribution",
            query: [.limit, .after], answer: .page(of: PublicationAnswer.shape)
        ) { request in
            let limit = try request.limit()
            let found = try await room.waitingForPerson(after: try request.after(), limit: limit + 1)
            return try .json(
                PageOf(
                    items: found.prefix(limit).map { PublicationAnswer($0.place, nil, at: clock.now()) },
                    next: found.count > limit ? found[limit - 1].delivery.description : nil))
        }
    }

    private var cancel: Endpoint {
        verb(.post, "/cancel", "Calls off what waits for the channel") { id, request in
            try await room.cancel(id, by: try request.caller())
        }
    }

    private struct Sighting: Decodable {
        let stands: Bool
        let reference: String?
        let address: String?
    }

    private var settle: Endpoint {
        verb(
            .post, "/settle", "Says what a person saw there whose outcome nobody knew",
            body: .object([
                .required("stands", .boolean), .optional("reference", .string), .optional("address", .string),
            ])
        ) { id, request in
            let seen = try request.json(Sighting.self)
            return try await room.settle(
                id, seen.stands ? .stands(reference: seen.reference, address: seen.address) : .absent,
                by: try request.caller())
        }
    }

    private func verb(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, body: Shape? = nil,
        _ act: @escaping @Sendable (PublicationID, WebRequest) async throws -> ArticleStanding
    ) -> Endpoint {
        Endpoint(
            method: method, path: "/publications/{id}" + path, summary: summary, tag: "Distribution", body: body,
            success: .accepted, answer: StandingsAnswer.shape
        ) { request in
            try .json(try await answer(try await act(try request.id("id"), request)), status: .accepted)
        }
    }

    private func answer(_ standing: ArticleStanding) async throws -> StandingsAnswer {
        StandingsAnswer(standing, try await room.echoes(of: standing.article), at: clock.now())
    }
}

extension DueTime {
    /// What a request says: nothing for now, or `2026-11-25T08:00` with a zone (Asia/Shanghai when it names none).
    init(when: String?, zone: String?) throws {
        guard let when, !when.isEmpty else {
            self = .now
            return
        }
        guard let time = WallTime(when) else {
            throw Problem(FieldProblem("when", .malformed(expected: "YYYY-MM-DDTHH:MM")))
        }
        self = .at(time, zone: zone.flatMap { $0.isEmpty ? nil : $0 } ?? ShanghaiZone.name)
    }
}
