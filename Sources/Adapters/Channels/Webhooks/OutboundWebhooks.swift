public import Distribution
public import Values

/// Webhooks through the one way out: only where it may reach, and over TLS unless private targets are allowed for checks.
public struct OutboundWebhooks: WebhookSender {
    private let outbound: any Outbound
    private let clock: any WallClock
    private let allowsPlain: Bool

    public init(outbound: any Outbound, clock: any WallClock, allowsPlain: Bool) {
        self.outbound = outbound
        self.clock = clock
        self.allowsPlain = allowsPlain
    }

    public func allows(_ address: String) -> Bool {
        (allowsPlain || address.hasPrefix("https://")) && outbound.allows(address)
    }

    public func post(
        _ body: [UInt8], to address: String, headers: [(name: String, value: String)]
    ) async -> WebhookReply {
        var request = OutboundRequest("POST", address, headers: headers, body: body)
        // Nobody reads what an endpoint answers but its status.
        request.mostAnswerBytes = 64 << 10
        do throws(ChannelTrouble) {
            // Whatever becomes of it, it is sent again under the same id.
            let answer = try await outbound.send(request, .looking)
            return .status(answer.status, retryAfter: answer.retryAfter(at: clock.now()))
        } catch {
            return .failed(error.said)
        }
    }
}
