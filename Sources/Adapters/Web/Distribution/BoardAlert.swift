import Contracts
import Distribution

/// Something on the board of channels that somebody must look at.
struct BoardAlert {
    let text: String

    static func all(_ figures: DistributionFigures, _ house: House, _ request: WebRequest) -> [BoardAlert] {
        func alert(_ key: String, _ count: Int, _ arguments: [String: String] = [:]) -> BoardAlert? {
            guard count > 0 else { return nil }
            let all = arguments.merging(["count": String(count)]) { first, _ in first }
            return BoardAlert(text: house.renderer.text("distribution.alert." + key, request, all))
        }
        let unconfirmed = figures.open.filter { $0.state == .unconfirmed }.reduce(0) { $0 + $1.count }
        return [
            alert("late", figures.late, ["minutes": String(max(1, figures.latestSeconds / 60))]),
            alert("unconfirmed", unconfirmed),
            alert("held", figures.held),
            alert("credentials", figures.channels.filter(\.needsCredentials).count),
            alert("host_off", figures.channels.filter(\.isHostOff).count),
            alert("resting", figures.channels.filter { $0.isResting && !$0.isHostOff }.count),
        ].compactMap { $0 }
    }
}
