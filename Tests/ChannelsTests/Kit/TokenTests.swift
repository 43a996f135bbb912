import Distribution
import Synchronization
import Testing
import Values

@testable import Channels

@Suite struct `An access token` {
    private let channel = Story.copy("wechat", "{}").channel
    private let now = Instant(seconds: 1_000)

    @Test func `is fetched once, however many ask, and kept until a minute before its end`() async throws {
        let tokens = AccessTokens()
        let account = AccessTokens.Account(channel, "app", "secret")
        let fetches = Mutex(0)
        let fetch = { @Sendable () async throws(ChannelTrouble) -> AccessTokens.Token in
            let number = fetches.withLock { number in
                number += 1
                return number
            }
            await Task.yield()
            return AccessTokens.Token(text: "token\(number)", until: Instant(seconds: 8_200))
        }
        let all = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask { try await tokens.token(of: account, at: Instant(seconds: 1_000), fetch: fetch) }
            }
            var found: Set<String> = []
            for try await text in group { found.insert(text) }
            return found
        }
        #expect(all == ["token1"])
        #expect(try await tokens.token(of: account, at: Instant(seconds: 8_139), fetch: fetch) == "token1")
        #expect(try await tokens.token(of: account, at: Instant(seconds: 8_140), fetch: fetch) == "token2")
        // An older one that is dropped late does not take the newer with it.
        tokens.drop("token1", of: account)
        #expect(try await tokens.token(of: account, at: now, fetch: fetch) == "token2")
        tokens.drop("token2", of: account)
        #expect(try await tokens.token(of: account, at: now, fetch: fetch) == "token3")
    }

    @Test func `that cannot be had is asked for again by the next`() async throws {
        let tokens = AccessTokens()
        let account = AccessTokens.Account(channel, "app", "secret")
        let refused = await outcome { () async throws(ChannelTrouble) in
            try await tokens.token(of: account, at: now) { () async throws(ChannelTrouble) in
                throw .auth(.networkPolicy, "40164")
            }
        }
        #expect(refused.trouble == "auth network_policy")
        let given = try await tokens.token(of: account, at: now) { () async throws(ChannelTrouble) in
            AccessTokens.Token(text: "token", until: Instant(seconds: 8_200))
        }
        #expect(given == "token")
        // Another secret is another account.
        let other = AccessTokens.Account(channel, "app", "newer")
        #expect(other != account)
    }
}
