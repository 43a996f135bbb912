import Contracts
import Distribution
import Testing
import Values

@testable import Channels

/// Against the double of the documented interface: QQ itself cannot be run here.
@Suite(.enabled(if: isThere("QQ"))) struct `A QQ bot, contract test,` {
    private struct State: Decodable {
        struct Message: Decodable {
            let id: String
            let content: String?
            let image: String?
            let msg_type: Int?
            let msg_id: String?
        }
        struct Audit: Decodable { let message_id: String? }
        let messages: [Message]
        let audits: [String: Audit]
        let files: Int
        let group: String
        let secret: String
    }

    private func withBot(
        _ settings: [String: Contestant.EntryValue] = [:], inGroup: Bool = false, secret: String? = nil,
        _ body: (Stage, DoubleDoor) async throws -> Void
    ) async throws {
        let door = try DoubleDoor("QQ")
        let group: State = try await door.state()
        let contestant = Contestant.of("qq") { entry in
            entry.settings["api_address"] = .text(door.address)
            entry.settings["auth_address"] = .text(door.address)
            if inGroup {
                entry.settings["place"] = "group"
                entry.settings["target"] = .text(group.group)
            }
            entry.settings.merge(settings) { _, new in new }
            if let secret { entry.credentials["secret"] = secret }
        }
        try await Stage.set(contestant) { stage in try await body(stage, door) }
    }

    private func post(_ stage: Stage, _ copy: ChannelCopy? = nil) async -> Result<RemoteAnswer, ChannelTrouble> {
        let copy = copy ?? stage.copy()
        return await outcome { () async throws(ChannelTrouble) in
            let rendition = try stage.adapter.render(stage.edition(of: copy), for: copy)
            let prepared = try await stage.adapter.prepare(rendition, for: copy, earlier: .none)
            return try await stage.adapter.create(rendition, prepared: prepared, for: copy)
        }
    }

    @Test func `posts in a channel and takes it back`() async throws {
        try await withBot { stage, door in
            try await stage.adapter.health(of: stage.channel)
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let message = try #require(try await door.state(State.self).messages.first)
            #expect(message.id == QQReference(remote.reference).message)
            #expect(message.image == "https://terrace.example/media/\(stage.picture)/1280.jpg")
            #expect(message.content?.contains("copy=\(copy.key)") == true)
            #expect(try await stage.adapter.delete(stage.at(remote, copy)) == .absent)
            #expect(try await door.state(State.self).messages.isEmpty)
            #expect(try await stage.adapter.delete(stage.at(remote, copy)) == .absent)
        }
    }

    @Test func `posts in a group with the picture uploaded, and says that only two minutes are left to take it back`()
        async throws
    {
        try await withBot(inGroup: true) { stage, door in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let state: State = try await door.state()
            #expect(state.messages.map(\.msg_type) == [7])
            #expect(state.files == 1)
            #expect(!stage.capabilities.deletes)
            #expect(try await stage.adapter.delete(stage.at(remote, copy)) == .absent)
        }
    }

    @Test func `is sent at most once: a lost answer is not known to be one`() async throws {
        try await withBot { stage, door in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            stage.outbound.loseNext()
            let lost = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            }
            #expect(lost.trouble == "unknown outcome")
            #expect(stage.capabilities.repeatGuard == .atMostOnce)
            #expect(!stage.capabilities.locates)
            #expect(try await door.state(State.self).messages.count == 1)
        }
    }

    @Test func `that answers may ask twice: the pair of numbers is a key`() async throws {
        try await withBot(["speech": "reply"], inGroup: true) { stage, door in
            #expect(await post(stage).trouble == "limited")
            let adapter = try #require(stage.adapter as? QQChannel)
            try await adapter.inStore { transaction in
                try adapter.table.put(
                    anchor: "ROBOT1.0_m", on: stage.channel.id, at: RealClock().now(), in: transaction)
            }
            try await door.set(#"{"said":"ROBOT1.0_m"}"#)
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            stage.outbound.loseNext()
            _ = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            }
            // The same preparation is taken up again, and so the same pair.
            let again = try await stage.adapter.prepare(rendition, for: copy, earlier: prepared)
            #expect(again.entries["sequence"] == prepared.entries["sequence"])
            guard case .stands(let there) = try await stage.adapter.create(rendition, prepared: again, for: copy) else {
                Issue.record("does not stand")
                return
            }
            #expect(QQReference(there.reference).answered == "ROBOT1.0_m/1")
            #expect(try await door.state(State.self).messages.count == 1)
            let recall = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.delete(stage.at(there, copy))
            }
            #expect(recall.trouble == "unsupported")
            // The next article is the next answer.
            guard case .success(.stands) = await post(stage) else {
                Issue.record("does not stand")
                return
            }
            #expect(try await door.state(State.self).messages.map(\.msg_id) == ["ROBOT1.0_m", "ROBOT1.0_m"])
        }
    }

    @Test(arguments: [true, false]) func `waits for the people who look at it`(passes: Bool) async throws {
        try await withBot { stage, door in
            try await door.set(#"{"audit":true}"#)
            let copy = stage.copy()
            guard case .success(.pending(let waiting, _)) = await post(stage, copy) else {
                Issue.record("not pending")
                return
            }
            let audit = try #require(QQReference(waiting.reference).audit)
            guard case .pending = try await stage.adapter.status(of: stage.at(waiting, copy)) else {
                Issue.record("not pending")
                return
            }
            try await door.set(#"{"judge":{"audit_id":"\#(audit)","passes":\#(passes)}}"#)
            let adapter = try #require(stage.adapter as? QQChannel)
            adapter.desks.sit(at: ListeningDesk(stage.channel))
            let state: State = try await door.state()
            let message = state.audits[audit]?.message_id ?? ""
            let kind = passes ? "MESSAGE_AUDIT_PASS" : "MESSAGE_AUDIT_REJECT"
            let event = #"{"id":"e","op":0,"t":"\#(kind)","d":{"audit_id":"\#(audit)","message_id":"\#(message)"}}"#
            let told = try `A message from the platform to a QQ bot`.request(
                event, to: stage.channel.id, secret: state.secret)
            #expect(await adapter.event(told).status == 200)
            let result = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.status(of: stage.at(waiting, copy))
            }
            if passes {
                #expect(result.trouble == "nothing")
                #expect(state.messages.map(\.id) == [message])
            } else {
                #expect(result.trouble == "content body")
                #expect(state.messages.isEmpty)
            }
        }
    }

    @Test func `says what the platform will not do`() async throws {
        try await withBot(inGroup: true) { stage, door in
            try await door.set(#"{"push":false}"#)
            #expect(await post(stage).trouble == "auth forbidden")
            try await door.set(#"{"push":true,"filed":["other.example"]}"#)
            #expect(await post(stage).trouble == "content link")
        }
        try await withBot { stage, door in
            try await door.set(#"{"daily":1}"#)
            #expect(await post(stage).trouble == "nothing")
            #expect(await post(stage).trouble == "limited")
            try await door.set(#"{"daily":20,"expire":true}"#)
            #expect(await post(stage).trouble == "nothing")
            try await door.set(#"{"refuse":{"code":304016,"message":"send error","status":500}}"#)
            #expect(await post(stage).trouble == "unknown outcome")
        }
        try await withBot(secret: "wrong") { stage, _ in #expect(await post(stage).trouble == "auth revoked") }
        try await withBot(["links": false], inGroup: true) { stage, door in
            try await door.set(#"{"filed":["other.example"]}"#)
            #expect(await post(stage).trouble == "nothing")
        }
    }
}
