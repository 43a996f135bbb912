import Contracts
import Crypto
import Distribution
import Storage
import TestKit
import Testing
import Values

/// The foreign kind with an account.
private let accountFields = [
    ChannelField("account", in: .settings, example: "farm"),
    ChannelField("address", in: .settings, .address, isRequired: false, example: "https://blog.example.org"),
    ChannelField("port", in: .settings, .number(1...65_535), isRequired: false),
    ChannelField("quiet", in: .settings, .flag, isRequired: false),
    ChannelField("token", in: .credentials),
    ChannelField("refresh_token", in: .credentials, isRequired: false),
]

@Suite struct `Credentials` {
    private static func withAccount<Answer>(
        _ engine: Engine, _ body: (Newsroom, ForeignAccount, ChannelID) async throws -> Answer
    ) async throws -> Answer {
        var account: ForeignAccount?
        return try await Newsroom.on(
            engine,
            adapting: {
                $0.fields = accountFields
                account = $0.account
            }
        ) { news in
            let channel = try await news.room.addChannel(
                NewChannel(
                    kind: ChannelKind(rawValue: "foreign"), settings: ["account": .text("farm"), "port": .text("443")],
                    credentials: ChannelCredentials(["token": "spring", "refresh_token": "seed"]), isAutomatic: true),
                by: Newsroom.publisher)
            return try await body(news, try #require(account), channel.id)
        }
    }

    @Test(arguments: Engine.all) func `are shown to the adapter alone, and lie sealed in the database`(
        engine: Engine
    ) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            try await news.release(.oranges())
            #expect(account.shown == ["spring"])
            let kept = try #require(try await news.room.channel(channel))
            #expect(kept.channel.credentials == .none)
            #expect(kept.channel.settings.json == #"{"account":"farm","port":443}"#)
            let sealed = try await news.world.store.read { transaction in
                try transaction.value("SELECT sealed FROM distribution_credentials", as: [UInt8].self)
            }
            let bytes = String(decoding: sealed, as: UTF8.self)
            #expect(!bytes.contains("spring") && !bytes.contains("seed"))
            #expect("\(ChannelCredentials(["token": "spring"]))" == "credentials(token)")
        }
    }

    @Test(arguments: Engine.all) func `are never overwritten with nothing`(engine: Engine) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            _ = try await news.room.changeChannel(
                channel, ChannelChange(credentials: ChannelCredentials(["token": "summer", "refresh_token": ""])),
                by: Newsroom.publisher)
            // A refresh that brings no new seed leaves the old one too.
            account.willRefresh(to: "autumn")
            try await news.release(.oranges())
            #expect(account.shown == ["autumn"])
            // What was kept before it was used is used again.
            try await news.release(.oranges(2, slug: "second", group: 901))
            #expect(account.shown == ["autumn", "autumn"])
            let room = news.restarted()
            let entered = try await room.desk.channel(channel)
            #expect(entered?.credentials == ChannelCredentials(["token": "autumn", "refresh_token": "seed"]))
        }
    }

    @Test(arguments: Engine.all) func `are refreshed one at a time`(engine: Engine) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            for number in 1...8 { account.willRefresh(to: "token \(number)") }
            let desk = news.room.desk
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { _ = try await desk.channel(channel) } }
                try await group.waitForAll()
            }
            #expect(account.mostRefreshing == 1)
            #expect(try await desk.channel(channel)?.credentials["token"] == "token 8")
        }
    }

    @Test(arguments: Engine.all) func `are sealed anew with another key, all or none`(engine: Engine) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            let old = SymmetricKey(data: Array(repeating: 9, count: 32))
            let new = SymmetricKey(data: Array(repeating: 4, count: 32))
            _ = try await news.room.addWebhook(address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher)
            #expect(try await news.restarted(keys: CredentialKeys(new, former: [old])).resealCredentials() == 2)
            #expect(try await news.restarted(keys: CredentialKeys(new)).resealCredentials() == 0)
            // The old key opens nothing any more, and a channel whose credentials cannot be read says so.
            await #expect(throws: ChannelTrouble.self) { try await news.room.desk.channel(channel) }
            let entered = try await news.restarted(keys: CredentialKeys(new)).desk.channel(channel)
            #expect(entered?.credentials["token"] == "spring")
            await #expect(throws: DistributionError.unreadableCredentials(channel)) {
                try await news.restarted(keys: CredentialKeys(old)).resealCredentials()
            }
        }
    }

    @Test(arguments: Engine.all) func `cannot be moved to another channel's row`(engine: Engine) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            let other = try await news.room.addChannel(
                NewChannel(
                    kind: ChannelKind(rawValue: "foreign"), settings: ["account": .text("mill")],
                    credentials: ChannelCredentials(["token": "mine"])), by: Newsroom.publisher)
            #expect(other.name == "foreign 2")
            try await news.world.store.write { transaction in
                try transaction.run(
                    """
                    UPDATE distribution_credentials
                    SET sealed = (SELECT sealed FROM distribution_credentials WHERE channel = \(channel))
                    WHERE channel = \(other.id)
                    """)
            }
            await #expect(throws: ChannelTrouble.self) { try await news.room.desk.channel(other.id) }
        }
    }

    @Test(
        arguments: [
            (["account": EnteredValue.text("farm")], [:], "credentials.token"),
            ([:], ["token": "t"], "settings.account"),
            (["account": .text("farm"), "adress": .text("x")], ["token": "t"], "settings.adress"),
            (["account": .text("farm"), "address": .text("ftp://x")], ["token": "t"], "settings.address"),
            (["account": .text("farm"), "port": .text("99999")], ["token": "t"], "settings.port"),
            (["account": .text("farm"), "quiet": .text("perhaps")], ["token": "t"], "settings.quiet"),
            (["account": .text("farm")], ["token": "t", "pin": "1"], "credentials.pin"),
            (["account": .text("farm")], ["token": "two\nlines"], "credentials.token"),
        ] as [([String: EnteredValue], [String: String], String)])
    func `and settings that do not fit are refused by name`(
        settings: [String: EnteredValue], credentials: [String: String], field: String
    ) async throws {
        try await Newsroom.on(.sqlite, adapting: { $0.fields = accountFields }) { news in
            let error = await #expect(throws: DistributionError.self) {
                try await news.room.addChannel(
                    NewChannel(
                        kind: ChannelKind(rawValue: "foreign"), settings: settings,
                        credentials: ChannelCredentials(credentials)), by: Newsroom.publisher)
            }
            guard case .invalid(let problem) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problem.field == field)
        }
    }

    @Test(arguments: Engine.all) func `that end are noticed ahead, and what waited goes when better ones come`(
        engine: Engine
    ) async throws {
        try await Self.withAccount(engine) { news, account, channel in
            account.refuse(.auth(.networkPolicy, "40164 not in whitelist"))
            try await news.room.checkChannels()
            var kept = try #require(try await news.room.channel(channel))
            #expect(
                kept.check?.trouble == ChannelCheck.Trouble(cause: "network_policy", said: "40164 not in whitelist"))
            #expect(kept.health.auth?.cause == .networkPolicy)
            try await news.release(.oranges())
            #expect(news.remote.posts == [])
            account.refuse(nil)
            _ = try await news.room.changeChannel(
                channel, ChannelChange(credentials: ChannelCredentials(["token": "winter"])), by: Newsroom.publisher)
            try await news.room.work()
            #expect(account.shown == ["winter"])
            try await news.room.checkChannels()
            kept = try #require(try await news.room.channel(channel))
            #expect(kept.check == ChannelCheck(at: news.world.clock.now(), trouble: nil))
            // Once a day is enough while all is well.
            try await news.room.checkChannels()
            #expect(account.calls == ["health", "health"])
            news.world.clock.advance(days: 1)
            try await news.room.checkChannels()
            #expect(account.calls.count == 3)
        }
    }
}
