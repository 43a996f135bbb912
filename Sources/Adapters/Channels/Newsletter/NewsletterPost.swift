import Contracts
import Distribution
import Logging
import Members
import Storage
import Synchronization
import Values

/// Carries the queued letters to the mail server, one connection for many, and writes down what became of each.
///
/// No letter is ever handed in twice unless the server said no to it: before its text goes out it is noted as being sent,
/// and what is found so without anybody at work on it counts as unconfirmed.
final class NewsletterPost: Sendable {
    let office: NewsletterOffice
    let pace: NewsletterPace
    private let outbound: any Outbound
    private let logger = Logger(label: "terrace.channels.newsletter")
    private let throttle = LetterThrottle()
    private let rests = Mutex<[ChannelID: Rest]>([:])

    struct Rest: Sendable {
        let trouble: ChannelTrouble
        let failures: Int
        let until: Instant
    }

    init(office: NewsletterOffice, outbound: any Outbound, pace: NewsletterPace) {
        self.office = office
        self.outbound = outbound
        self.pace = pace
    }

    /// Why no letters go out of a channel at the moment; nil when they do.
    func trouble(of channel: ChannelID) -> ChannelTrouble? { rests.withLock { $0[channel]?.trouble } }

    /// Forgets a trouble: somebody may have mended it.
    func resume(_ channel: ChannelID) { rests.withLock { $0[channel] = nil } }

    /// Works until its task is cancelled: woken by what is queued, and when something is due.
    func run(_ desk: any ChannelDesk) async {
        let (wakes, waker) = office.queued.listen()
        var alarm: Task<Void, Never>?
        for await _ in wakes {
            alarm?.cancel()
            let seconds: Int64
            do { seconds = try await round(desk) } catch {
                logger.error("letters wait", metadata: ["error": "\(error)"])
                seconds = 30
            }
            alarm = Task {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
                waker.yield()
            }
        }
        alarm?.cancel()
    }

    /// Sends what is due on all channels; returns the seconds until something will be.
    func round(_ desk: any ChannelDesk) async throws -> Int64 {
        let channels = try await desk.channels(of: .newsletter)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for channel in channels { group.addTask { try await self.work(on: channel) } }
            try await group.waitForAll()
        }
        let now = office.ground.clock.now()
        var next = now.adding(seconds: 60)
        for channel in channels {
            let ready = try await office.ground.store.read { [office] transaction in
                try office.recipients.nextReady(on: channel.id, in: transaction)
            }
            guard let ready else { continue }
            next = min(next, max(ready, rests.withLock { $0[channel.id]?.until } ?? ready))
        }
        return max(1, (next.microseconds - now.microseconds + 999_999) / 1_000_000)
    }

    /// Sends what is due on one channel.
    func work(on channel: Channel) async throws {
        guard case .success(let settings) = NewsletterSettings.read(channel.settings) else { return }
        let now = office.ground.clock.now()
        try await tidy(channel.id, settings, at: now)
        if let rest = rests.withLock({ $0[channel.id] }), now < rest.until { return }
        let letter = Letter(
            settings: settings, site: office.site, channel: channel.id, channelName: channel.name)
        let keys = settings.keys(in: channel.credentials)
        var connection: SMTPConnection?
        var (broken, denied) = (0, 0)
        while !Task.isCancelled {
            let batch = try await claim(on: channel.id)
            if batch.isEmpty { break }
            try await haltUnwanted(batch)
            for (index, recipient) in batch.enumerated() {
                if Task.isCancelled {
                    try await release(batch[index...], nil)
                    break
                }
                // It may have been taken for forgotten meanwhile, when those before it took long.
                guard office.ground.clock.now() < recipient.readyAt ?? now else { continue }
                guard let mail = try await mail(recipient, letter) else { continue }
                do throws(ChannelTrouble) {
                    if connection == nil { connection = try await connect(channel, settings) }
                    try await throttle.turn(on: channel.id, perMinute: settings.perMinute)
                } catch {
                    await connection?.drop()
                    try await release(batch[index...], error)
                    return rest(channel.id, error)
                }
                let progress = try await send(mail, recipient, letter, keys, connection)
                connection = progress.connection
                broken = connection == nil ? broken + 1 : 0
                denied = progress.isDenied ? denied + 1 : 0
                if connection != nil, !progress.isDenied { resume(channel.id) }
                // Going on would leave the whole list unconfirmed, or refused for what is our own mistake.
                let again = ChannelTrouble.transient("the mail server breaks off again and again", retryAfter: nil)
                if let trouble = progress.trouble ?? (broken == 3 || denied == 3 ? progress.said ?? again : nil) {
                    await connection?.quit()
                    try await release(batch[(index + 1)...], nil)
                    return rest(channel.id, trouble)
                }
            }
        }
        await connection?.quit()
    }

    private func connect(
        _ channel: Channel, _ settings: NewsletterSettings
    ) async throws(ChannelTrouble) -> SMTPConnection {
        try await SMTPConnection(
            settings.server(channel.credentials, greeting: office.site), by: outbound)
    }

    private struct Progress {
        /// Nil when it cannot be used for the next letter.
        var connection: SMTPConnection?
        /// Why no letter at all can go out.
        var trouble: ChannelTrouble?
        /// A policy refused this letter (RFC 3463 §3.8); what it says when it does so again and again.
        var said: ChannelTrouble?

        var isDenied: Bool { said != nil }
    }

    /// Hands one letter in.
    private func send(
        _ mail: MailMessage, _ recipient: NewsletterRecipient, _ letter: Letter, _ keys: [DKIMKey],
        _ connection: SMTPConnection?
    ) async throws -> Progress {
        guard var connection, let address = MailAddress(recipient.address) else {
            try await settle(
                recipient, .refused(SMTPReply(code: 553, lines: ["5.1.3 not an address"])), letter)
            return Progress(connection: connection)
        }
        let bytes: [UInt8]
        do { bytes = try mail.signed(by: keys, at: recipient.queuedAt).bytes } catch {
            try await settle(
                recipient, .refused(SMTPReply(code: 554, lines: ["5.7.5 could not be signed: \(error)"])),
                letter)
            return Progress(connection: connection)
        }
        var going = recipient
        do throws(ChannelTrouble) {
            let outcome = try await connection.send(
                bytes, from: letter.returnPath(of: recipient), to: address
            ) {
                () async throws(ChannelTrouble) in
                going = try await self.begin(recipient)
            }
            try await settleOrTrouble(going, outcome, letter)
            switch outcome {
            case .unknown:
                await connection.drop()
                return Progress()
            case .refused(let reply) where reply.enhanced?.hasPrefix("5.7.") ?? false:
                return Progress(connection: connection, said: .auth(.forbidden, reply.said))
            case .accepted, .later, .refused: return Progress(connection: connection)
            }
        } catch {
            // Nothing of it was taken, or it is somebody else's by now.
            await connection.drop()
            try await putBack(going, error.said)
            if case .auth = error { return Progress(trouble: error) }
            return Progress()
        }
    }

    private func settleOrTrouble(
        _ recipient: NewsletterRecipient, _ outcome: SMTPOutcome, _ letter: Letter
    ) async throws(ChannelTrouble) {
        // Written down or not, it is not sent again: what is found half done later counts as unconfirmed.
        do { try await settle(recipient, outcome, letter) } catch {
            logger.error(
                "what became of a letter was not written",
                metadata: ["letter": "\(recipient.id)", "error": "\(error)"])
        }
    }

    private func rest(_ channel: ChannelID, _ trouble: ChannelTrouble) {
        let now = office.ground.clock.now()
        rests.withLock { rests in
            let failures = (rests[channel]?.failures ?? 0) + 1
            let seconds = min(pace.restSeconds << Int64(min(failures - 1, 10)), 900)
            rests[channel] = Rest(trouble: trouble, failures: failures, until: now.adding(seconds: seconds))
        }
        logger.warning("letters wait", metadata: ["channel": "\(channel)", "said": "\(trouble.said)"])
    }
}

extension NewsletterSettings {
    func server(_ credentials: ChannelCredentials, greeting site: SiteAddress) -> SMTPServer {
        let isNumeric = site.host.contains(":") || site.host.allSatisfy { $0.isNumber || $0 == "." }
        // RFC 5321 §4.1.3
        let literal = site.host.contains(":") ? "[IPv6:\(site.host)]" : "[\(site.host)]"
        return SMTPServer(
            host: host, port: port, security: security, greeting: isNumeric ? literal : site.host,
            username: credentials["username"], password: credentials["password"])
    }

    /// What letters are signed with: Ed25519 beside RSA, which every receiver knows.
    func keys(in credentials: ChannelCredentials) -> [DKIMKey] {
        let rsa = credentials["dkim_rsa"].flatMap(DKIMKey.rsa(pem:))
        let ed25519 = credentials["dkim_ed25519"].flatMap(DKIMKey.ed25519(_:))
        return [
            rsa.map { DKIMKey(domain: from.domain, selector: selector, secret: $0) },
            ed25519.map { DKIMKey(domain: from.domain, selector: selector + "-ed25519", secret: $0) },
        ].compactMap { $0 }
    }
}

/// Spreads letters over time, with bursts of three seconds' worth.
private final class LetterThrottle: Sendable {
    private let slots = Mutex<[ChannelID: ContinuousClock.Instant]>([:])

    func turn(on channel: ChannelID, perMinute: Int) async throws(ChannelTrouble) {
        let interval = Duration.seconds(60) / perMinute
        let now = ContinuousClock.now
        let slot = slots.withLock { slots in
            let slot = max(slots[channel] ?? now, now - .seconds(3))
            slots[channel] = slot + interval
            return slot
        }
        guard slot > now else { return }
        do { try await Task.sleep(until: slot) } catch {
            throw .transient("stopped", retryAfter: nil)
        }
    }
}
