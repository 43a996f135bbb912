import Contracts
import Distribution
import Members
import Storage
import Synchronization
import Testing
import Values

@testable import Channels

/// Against the double of the documented interface: WeChat itself cannot be run here.
@Suite(.enabled(if: isThere("WECHAT"))) struct `An official account, contract test,` {
    private struct Draft: Decodable {
        let title: String
        let content: String
        let content_source_url: String
    }

    private struct State: Decodable {
        struct Article: Decodable {
            let article_id: String
            let url: String
            let title: String
            let content: String
        }
        let drafts: [String: Draft]
        let published: [Article]
        let deleted: [String]
        let calls: [String]
    }

    private func withAccount(
        _ settings: [String: Contestant.EntryValue] = [:], secret: String? = nil,
        _ body: (Stage, DoubleDoor) async throws -> Void
    ) async throws {
        let door = try DoubleDoor("WECHAT")
        let contestant = Contestant.of("wechat") { entry in
            entry.settings["api_address"] = .text(door.address)
            entry.settings.merge(settings) { _, new in new }
            if let secret { entry.credentials["secret"] = secret }
        }
        try await Stage.set(contestant) { stage in try await body(stage, door) }
    }

    private func trouble(_ stage: Stage, _ copy: ChannelCopy? = nil) async -> String {
        let copy = copy ?? stage.copy()
        return await outcome { () async throws(ChannelTrouble) in
            let rendition = try stage.adapter.render(stage.edition(of: copy), for: copy)
            let prepared = try await stage.adapter.prepare(rendition, for: copy, earlier: .none)
            return try await stage.adapter.create(rendition, prepared: prepared, for: copy)
        }.trouble
    }

    @Test func `publishes an article with its pictures, and the draft leaves the box`() async throws {
        try await withAccount { stage, door in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let state: State = try await door.state()
            let article = try #require(state.published.first)
            #expect(state.published.count == 1)
            #expect(state.drafts.isEmpty)
            #expect(remote.address == article.url)
            #expect(article.content.contains("<img src=\"http://mmbiz.qpic.cn/"))
            // One token for all.
            #expect(state.calls.filter { $0 == "/cgi-bin/stable_token" }.count == 1)
            // The same reference, or it would be taken for a second one.
            #expect(try await stage.adapter.locate(copy) == [remote])
            _ = try await stage.adapter.delete(stage.at(remote, copy))
            #expect(try await door.state(State.self).deleted == [article.article_id])
            #expect(try await stage.adapter.delete(stage.at(remote, copy)) == .absent)
        }
    }

    @Test func `is found after the answer to the submission was lost, and not published twice`() async throws {
        try await withAccount { stage, door in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            stage.outbound.loseNext()
            let lost = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            }
            #expect(lost.trouble == "unknown outcome")
            let found = try await stage.adapter.locate(copy)
            #expect(found.count == 1)
            #expect(try await door.state(State.self).published.map(\.url) == found.map(\.address))
        }
    }

    @Test func `removes what a submission left that was carried out late`() async throws {
        try await withAccount { stage, door in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            // The first one lies about, with its answer lost; meanwhile a second is made, and both are carried out.
            try await door.set(#"{"job_seconds":3600}"#)
            stage.outbound.loseNext()
            _ = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            }
            let again = try await stage.adapter.prepare(rendition, for: copy, earlier: prepared)
            guard case .pending(let job, _) = try await stage.adapter.create(rendition, prepared: again, for: copy)
            else {
                Issue.record("not pending")
                return
            }
            #expect(try await stage.adapter.locate(copy) == [])
            try await door.set(#"{"finish":true}"#)
            #expect(try await door.state(State.self).published.count == 2)
            guard case .stands(let standing) = try await stage.adapter.status(of: stage.at(job, copy)) else {
                Issue.record("does not stand")
                return
            }
            #expect(try await stage.adapter.locate(copy).count == 1)
            #expect(try await door.state(State.self).published.map(\.url) == [standing.address])
        }
    }

    @Test func `makes one draft though the answer to it was lost`() async throws {
        try await withAccount(["finish": "draft"]) { stage, door in
            let copy = stage.copy()
            let rendition = try stage.adapter.render(stage.edition(of: copy), for: copy)
            _ = try await stage.adapter.prepare(rendition, for: copy, earlier: .none)
            // As another process, which knows nothing of the first.
            let prepared = try await stage.adapter.prepare(rendition, for: copy, earlier: .none)
            #expect(try await door.state(State.self).drafts.keys.sorted() == [prepared.entries["draft"]])
        }
    }

    @Test func `that publishes by hand keeps its draft true until a person presses the button`() async throws {
        try await withAccount(["finish": "draft"]) { stage, door in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            guard case .pending(let draft, _) = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            else {
                Issue.record("not pending")
                return
            }
            #expect(stage.adapter.awaitsPerson(draft.reference))
            #expect(draft.address == nil)
            let waiting = stage.at(draft, copy)
            let second = try stage.adapter.render(stage.edition(of: copy, number: 2), for: copy)
            let newer = try await stage.adapter.prepare(second, for: waiting, earlier: prepared)
            _ = try await stage.adapter.update(second, prepared: newer, for: waiting)
            let state: State = try await door.state()
            #expect(state.drafts.values.map(\.title) == [second.title])
            guard case .pending(let still, _) = try await stage.adapter.status(of: waiting) else {
                Issue.record("not pending")
                return
            }
            #expect(stage.adapter.awaitsPerson(still.reference))
            try await door.set(#"{"press":"\#(try #require(state.drafts.keys.first))"}"#)
            guard case .stands(let there) = try await stage.adapter.status(of: waiting) else {
                Issue.record("does not stand")
                return
            }
            #expect(there.address == (try await door.state(State.self).published.first?.url))
            #expect(!stage.adapter.awaitsPerson(there.reference))
            let late = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.update(second, prepared: newer, for: stage.at(there, copy))
            }
            #expect(late.trouble == "unsupported")
        }
    }

    @Test func `without the right to publish leaves the draft to a person`() async throws {
        try await withAccount { stage, door in
            try await door.set(#"{"publish_right":false}"#)
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            guard case .pending(let draft, _) = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            else {
                Issue.record("not pending")
                return
            }
            #expect(stage.adapter.awaitsPerson(draft.reference))
            #expect(try await stage.adapter.locate(copy) == [])
            let waiting = stage.at(draft, copy)
            guard case .pending = try await stage.adapter.status(of: waiting) else {
                Issue.record("not pending")
                return
            }
            // It has left the box, and this account cannot see whether it was published.
            let name = try #require(try await door.state(State.self).drafts.keys.first)
            try await door.set(#"{"press":"\#(name)"}"#)
            let unseen = await outcome { () async throws(ChannelTrouble) in try await stage.adapter.status(of: waiting)
            }
            #expect(unseen.trouble == "limited")
        }
    }

    @Test func `whose draft was deleted by hand says so`() async throws {
        try await withAccount(["finish": "draft"]) { stage, door in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            guard case .pending(let draft, _) = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            else {
                Issue.record("not pending")
                return
            }
            _ = try await stage.adapter.delete(stage.at(draft, copy))
            #expect(try await door.state(State.self).drafts.isEmpty)
            let gone = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.status(of: stage.at(draft, copy))
            }
            #expect(gone.trouble == "gone")
        }
    }

    @Test(arguments: [(2, "content body"), (3, "content body"), (4, "content body")])
    func `passes on what the platform's review said`(verdict: Int, meaning: String) async throws {
        try await withAccount { stage, door in
            try await door.set(#"{"verdict":\#(verdict)}"#)
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            guard case .pending(let job, _) = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
            else {
                Issue.record("not pending")
                return
            }
            let refused = await outcome { () async throws(ChannelTrouble) in
                try await stage.adapter.status(of: stage.at(job, copy))
            }
            #expect(refused.trouble == meaning)
        }
    }

    @Test func `gets a new token when the old one is not taken any longer`() async throws {
        try await withAccount { stage, door in
            try await stage.adapter.health(of: stage.channel)
            try await door.set(#"{"expire":true}"#)
            _ = try await stage.create(stage.copy())
            let calls = try await door.state(State.self).calls
            #expect(calls.filter { $0 == "/cgi-bin/stable_token" }.count == 2)
        }
    }

    @Test func `says what is wrong with its means`() async throws {
        try await withAccount { stage, door in
            try await door.set(#"{"ip_listed":false}"#)
            #expect(await trouble(stage) == "auth network_policy")
            try await door.set(#"{"ip_listed":true,"quota":0}"#)
            #expect(await trouble(stage) == "limited")
            try await door.set(
                #"{"quota":null,"refuse":{"path":"/cgi-bin/draft/add","errcode":45166,"errmsg":"invalid content"}}"#)
            #expect(await trouble(stage) == "content body")
            try await door.set(
                #"{"refuse":{"path":"/cgi-bin/freepublish/submit","errcode":-1,"errmsg":"system error"}}"#)
            #expect(await trouble(stage) == "unknown outcome")
            try await door.set(
                #"{"refuse":{"path":"/cgi-bin/freepublish/submit","errcode":53503,"errmsg":"check failed"}}"#)
            #expect(await trouble(stage) == "content body")
        }
        try await withAccount(secret: "ffffffffffffffffffffffffffffffff") { stage, _ in
            #expect(await trouble(stage) == "auth revoked")
        }
    }

    @Test func `uploads once more what was cleared out over there`() async throws {
        try await withAccount { stage, door in
            let copy = stage.copy()
            let (_, prepared) = try await stage.ready(copy, number: 1)
            // Everything is forgotten there, the token too.
            try await door.set(#"{"reset":true}"#)
            let rendition = try stage.adapter.render(stage.edition(of: copy, number: 2), for: copy)
            let again = try await stage.adapter.prepare(rendition, for: copy, earlier: prepared)
            #expect(again.entries["draft"] != nil)
            #expect(try await door.state(State.self).drafts.keys.sorted() == [again.entries["draft"]])
        }
    }

    @Test func `brings back comments and numbers`() async throws {
        try await withAccount(["comments": true]) { stage, door in
            let copy = stage.copy()
            let remote = try await stage.create(copy)
            let name = try #require(try await door.state(State.self).published.first?.article_id)
            try await door.set(#"{"comment":{"article_id":"\#(name)","content":"好吃"}}"#)
            let desk = ListeningDesk(stage.channel)
            let adapter = try #require(stage.adapter as? WeChatChannel)
            await adapter.takeComments(of: stage.channel, to: desk)
            let taken = try #require(desk.returned.first)
            #expect(desk.returned.count == 1)
            #expect(taken.text == "好吃")
            #expect(taken.kind == .reply)
            #expect(taken.publication == copy.publication)
            let numbers = try await stage.adapter.metrics(of: stage.at(remote, copy))
            #expect(numbers.replies == 1)
            // The platform counts a day when it is over.
            #expect(numbers.views == nil)
            let yesterday = WeChatArticleTable.Article(
                publication: copy.publication,
                message: try #require(taken.remote.split(separator: "/").first.map(String.init)),
                publishedAt: RealClock().now().adding(days: -1))
            let table = adapter.table
            try await adapter.ground.store.write { transaction in
                try table.remove(copy.publication, in: transaction)
                try table.put(yesterday, on: stage.channel.id, in: transaction)
            }
            #expect(try await stage.adapter.metrics(of: stage.at(remote, copy)).views == 280)
        }
    }
}

/// Keeps what an adapter brings.
final class ListeningDesk: ChannelDesk {
    private let kept = Mutex<[Returned]>([])
    private let channel: Channel

    init(_ channel: Channel) { self.channel = channel }

    var returned: [Returned] { kept.withLock { $0 } }

    func channels(of kind: ChannelKind) async throws -> [Channel] { [channel] }
    func channel(_ id: ChannelID) async throws -> Channel? { id == channel.id ? channel : nil }
    func take(_ returned: Returned) async throws { kept.withLock { $0.append(returned) } }
    func takeBack(_ channel: ChannelID, remote: String) async throws {}
}
