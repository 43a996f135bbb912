/// The readers who are remembered, in a table of fixed size: nothing is allocated later, and who was away longest gives way.
///
/// Open addressing with up to 16 places from a reader's own; a place is a line of the cache.
struct ReaderProfiles: Sendable {
    private static let reach = 16
    private(set) var places: [ReaderProfile]
    private(set) var count = 0

    /// - Parameter readers: so many are remembered for certain; a third as many places again are there.
    init(readers: Int) { places = Array(repeating: ReaderProfile(), count: max(readers + readers / 3, 1) + Self.reach) }

    init(places: [ReaderProfile], count: Int) {
        self.places = places
        self.count = count
    }

    /// The reader's profile; a blank one for a stranger.
    func profile(of reader: Int64) -> ReaderProfile {
        let first = home(of: reader)
        for place in first..<first + Self.reach {
            if places[place].reader == reader { return places[place] }
            if places[place].reader == 0 { break }
        }
        var stranger = ReaderProfile()
        stranger.reader = reader
        return stranger
    }

    /// Changes a reader's profile, which is made when there is none.
    mutating func update(_ reader: Int64, at hour: UInt32, _ change: (inout ReaderProfile) -> Void) {
        guard reader != 0 else { return }
        let place = seat(of: reader)
        if places[place].reader != reader {
            if places[place].reader == 0 { count += 1 }
            places[place] = ReaderProfile()
            places[place].reader = reader
        }
        places[place].fade(to: hour)
        change(&places[place])
        places[place].seenHour = max(places[place].seenHour, hour)
    }

    /// Where a reader sits, or may: a free place, or that of the one of its neighbours who was away longest.
    private func seat(of reader: Int64) -> Int {
        let first = home(of: reader)
        var oldest = first
        for place in first..<first + Self.reach {
            if places[place].reader == reader || places[place].reader == 0 { return place }
            if places[place].seenHour < places[oldest].seenHour { oldest = place }
        }
        return oldest
    }

    private func home(of reader: Int64) -> Int {
        Int(Chance.mixed(UInt64(bitPattern: reader)).multipliedFullWidth(by: UInt64(places.count - Self.reach)).high)
    }
}
