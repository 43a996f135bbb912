import Distribution
import Foundation
import Values

/// The zones of the IANA database as this machine has it.
struct SystemZones: CivilZones {
    func instant(of time: WallTime, in zone: String) -> Instant? {
        // A machine without that database still knows our own zone.
        if zone == ShanghaiZone.name { return ShanghaiZone().instant(of: time, in: zone) }
        // Foundation also takes abbreviations and offsets, whose meaning people do not agree on.
        guard zone.contains("/") || zone == "UTC", let known = TimeZone(identifier: zone) else { return nil }
        // The moment if the zone were UTC; the true one is at most a day away on either side.
        let wall = time.day.number * 86_400 + Int64(time.minute) * 60
        let candidates = [-86_400, 86_400].map { wall - offset(of: known, at: wall + $0) }.sorted()
        // What comes twice, because clocks are put back, means the first time.
        if let found = candidates.first(where: { $0 + offset(of: known, at: $0) == wall }) {
            return Instant(seconds: found)
        }
        let before = Date(timeIntervalSince1970: TimeInterval(candidates[0] - 86_400))
        return known.nextDaylightSavingTimeTransition(after: before).map { change in
            Instant(seconds: Int64(change.timeIntervalSince1970))
        }
    }

    private func offset(of zone: TimeZone, at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}
