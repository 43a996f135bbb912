import Contracts
import Distribution
import HTTPTypes
import Values

/// `/metrics`: how deliveries are doing, in Prometheus' text format 0.0.4. Channels appear by number and kind; there is
/// nothing in it that is not for everybody.
struct MetricsPage: Sendable {
    let house: House

    var page: Page {
        .get("/metrics") { [house] _ in
            let figures = try await house.rooms.distribution.figures()
            return WebResponse.text(Self.text(figures), type: "text/plain; version=0.0.4; charset=utf-8")
                .with(.cacheControl, "no-store")
        }
    }

    static func text(_ figures: DistributionFigures) -> String {
        var text = PrometheusText()
        text.family("terrace_deliveries_open", .gauge, "Deliveries that are not closed, by channel and state")
        for open in figures.open {
            text.sample(
                [("channel", open.channel.description), ("kind", open.kind.rawValue), ("state", open.state.rawValue)],
                Int64(open.count))
        }
        text.family(
            "terrace_deliveries_ended_total", .counter, "Deliveries that came to an end since the start, by state")
        for state in DeliveryState.allCases where state.isEnd {
            text.sample([("state", state.rawValue)], figures.endedSinceStart[state] ?? 0)
        }
        text.family("terrace_deliveries_late", .gauge, "Deliveries that are more than a minute behind their time")
        text.sample([], Int64(figures.late))
        text.family(
            "terrace_deliveries_held", .gauge, "Deliveries behind one of which only a person can tell what came of it")
        text.sample([], Int64(figures.held))
        text.family("terrace_deliveries_late_seconds", .gauge, "How far the latest of them is behind")
        text.sample([], figures.latestSeconds)
        text.family(
            "terrace_deliveries_late_total", .counter, "Tries that began more than a minute late since the start")
        text.sample([], figures.lateSinceStart)
        text.family("terrace_deliveries_doubts_total", .counter, "Tries whose outcome was not known since the start")
        text.sample([], figures.doubtsSinceStart)
        text.family("terrace_channel_resting", .gauge, "1 while the breaker of a channel's host is open")
        for channel in figures.channels { text.sample(Self.labels(channel), channel.isResting ? 1 : 0) }
        text.family("terrace_channel_host_off", .gauge, "1 when a channel's host has failed for seven days")
        for channel in figures.channels { text.sample(Self.labels(channel), channel.isHostOff ? 1 : 0) }
        text.family("terrace_channel_needs_credentials", .gauge, "1 while a channel does not take its credentials")
        for channel in figures.channels { text.sample(Self.labels(channel), channel.needsCredentials ? 1 : 0) }
        return text.text
    }

    private static func labels(_ channel: DistributionFigures.ChannelState) -> [(String, String)] {
        [("channel", channel.channel.description), ("kind", channel.kind.rawValue)]
    }
}

/// Prometheus' text format: a family is named and described once, then come its samples.
struct PrometheusText {
    enum Kind: String {
        case gauge
        case counter
    }

    private(set) var text = ""
    private var name = ""

    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ labels: [(String, String)], _ value: Int64) {
        let inside = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += "\(name)\(inside.isEmpty ? "" : "{\(inside)}") \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

extension DeliveryState {
    fileprivate var isEnd: Bool {
        switch self {
        case .published, .recalled, .rejected, .cancelled, .superseded: true
        case .scheduled, .sending, .remotePending, .unconfirmed, .retryAt, .needsAuth, .channelOff: false
        }
    }
}
