import Crypto
import Distribution
import FoundationEssentials
import Synchronization
import Values

/// Short-lived tokens of accounts: each is fetched once at a time, however many ask, and kept until shortly before its end.
///
/// Platforms that end the old token when a new one is given would otherwise play two callers against each other.
final class AccessTokens: Sendable {
    struct Token: Sendable {
        let text: String
        let until: Instant
    }

    /// Whose token: the channel, and the secret that it is fetched with, so that a new secret is tried at once.
    struct Account: Hashable, Sendable {
        private let name: String

        init(_ channel: Channel, _ parts: String...) {
            // Only a digest is kept here of what must not be shown.
            let digest = SHA256.hash(data: Data(parts.joined(separator: "\n").utf8))
            name = "\(channel.id) \(hexadecimal(Array(digest)))"
        }
    }

    /// How long before its end a token is no longer given out, in seconds.
    private static let margin: Int64 = 60
    private typealias Fetch = Task<Result<Token, ChannelTrouble>, Never>
    private struct State {
        var kept: [Account: Token] = [:]
        var fetches: [Account: Fetch] = [:]
    }
    private let state = Mutex(State())

    func token(
        of account: Account, at now: Instant,
        fetch: @escaping @Sendable () async throws(ChannelTrouble) -> Token
    ) async throws(ChannelTrouble) -> String {
        enum Way {
            case kept(String)
            case wait(Fetch)
        }
        let way = state.withLock { state -> Way in
            if let token = state.kept[account], now < token.until.adding(seconds: -Self.margin) {
                return .kept(token.text)
            }
            if let fetch = state.fetches[account] { return .wait(fetch) }
            let task = Fetch {
                let result: Result<Token, ChannelTrouble>
                do throws(ChannelTrouble) { result = .success(try await fetch()) } catch { result = .failure(error) }
                self.state.withLock { state in
                    state.fetches[account] = nil
                    if case .success(let token) = result { state.kept[account] = token }
                }
                return result
            }
            state.fetches[account] = task
            return .wait(task)
        }
        switch way {
        case .kept(let text): return text
        case .wait(let task): return try await task.value.get().text
        }
    }

    /// The platform does not take it any longer; a newer one that came meanwhile stays.
    func drop(_ text: String, of account: Account) {
        state.withLock { state in
            if state.kept[account]?.text == text { state.kept[account] = nil }
        }
    }
}
