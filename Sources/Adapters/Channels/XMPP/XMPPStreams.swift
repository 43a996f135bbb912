import Contracts
import Distribution
import Members
import Synchronization
import Values

/// Streams that are ready to be used again: signing in takes longer than publishing.
final class XMPPStreams: Sendable {
    /// Servers end what is silent for long; nobody reads here meanwhile.
    private static let mostIdleSeconds: Int64 = 30
    /// After so long, ask first whether somebody is still there.
    private static let trustedSeconds: Int64 = 2
    private static let mostIdle = 8

    private struct Idle {
        let channel: Channel
        let stream: XMPPStream
        let since: Instant
    }

    private let outbound: any Outbound
    private let clock: any WallClock
    private let idle = Mutex<[Idle]>([])

    init(_ outbound: any Outbound, _ clock: any WallClock) {
        self.outbound = outbound
        self.clock = clock
    }

    /// Runs an errand on a stream of a channel.
    func with<Answer: Sendable>(
        _ channel: Channel,
        _ errand: @Sendable (XMPPStream, XMPPSettings) async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let settings = try XMPPSettings.of(channel)
        guard let password = channel.credentials[XMPPSettings.password] else {
            throw .auth(.missing, "no password")
        }
        let stream: XMPPStream
        if let ready = await taken(channel) {
            stream = ready
        } else {
            stream = try await XMPPStream.opened(settings, password: password, outbound)
        }
        do throws(ChannelTrouble) {
            let answer = try await errand(stream, settings)
            await put(stream, channel)
            return answer
        } catch {
            await put(stream, channel)
            throw error
        }
    }

    /// Ends those that have been idle for long.
    func tidy() async {
        let now = clock.now()
        let old = idle.withLock { all in
            let old = all.filter { $0.since < now.adding(seconds: -Self.mostIdleSeconds) }
            all.removeAll { $0.since < now.adding(seconds: -Self.mostIdleSeconds) }
            return old
        }
        for one in old { await one.stream.close() }
    }

    /// Ends all.
    func close() async {
        let all = idle.withLock { all in
            defer { all = [] }
            return all
        }
        for one in all { await one.stream.close() }
    }

    private func taken(_ channel: Channel) async -> XMPPStream? {
        await tidy()
        let found = idle.withLock { all -> Idle? in
            let place = all.lastIndex {
                $0.channel.id == channel.id && $0.channel.settings == channel.settings
                    && $0.channel.credentials == channel.credentials
            }
            return place.map { all.remove(at: $0) }
        }
        guard let found else { return nil }
        if clock.now() <= found.since.adding(seconds: Self.trustedSeconds) { return found.stream }
        do throws(ChannelTrouble) {
            // An error is an answer too.
            _ = try await found.stream.ask("get", nil, XMPPElement("ping", XMPPNames.ping), effect: .looking)
            return found.stream
        } catch {
            await found.stream.close()
            return nil
        }
    }

    private func put(_ stream: XMPPStream, _ channel: Channel) async {
        // An errand that was called off may have left half an answer behind.
        guard await !stream.isBroken, !Task.isCancelled else { return await stream.close() }
        let since = clock.now()
        let surplus = idle.withLock { all in
            all.append(Idle(channel: channel, stream: stream, since: since))
            return all.count > Self.mostIdle ? all.removeFirst() : nil
        }
        if let surplus { await surplus.stream.close() }
    }
}
