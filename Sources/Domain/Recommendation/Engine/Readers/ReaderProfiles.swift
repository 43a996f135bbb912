/// The readers who are remembered, in a table of fixed size: nothing is allocated later, and who was away longest gives way.
///
/// Each reader may sit in one of two rows of eight places, and takes the emptier one: at three quarters full hardly any row
/// overflows. Rows fill from the front, and nobody leaves but for another. A place is a line of the cache.
struct ReaderProfiles: Sendable {
    private static let row = 8
    private(set) var places: [ReaderProfile]
    private(set) var count = 0

    /// - Parameter readers: so many are remembered; a third as many places again are there.
    init(readers: Int) {
        let rows = (readers + readers / 3) / Self.row + 1
        places = Array(repeating: ReaderProfile(), count: rows * Self.row)
    }

    init(places: [ReaderProfile], count: Int) {
        self.places = places
        self.count = count
    }

    /// The reader's profile; a blank one for a stranger.
    func profile(of reader: Int64) -> ReaderProfile {
        for turn in 0..<2 as Range<UInt64> {
            let first = row(of: reader, turn)
            for place in first..<first + Self.row {
                if places[place].reader == reader { return places[place] }
                if places[place].reader == 0 { break }
            }
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

    /// Where a reader sits, or may: the first free place of the emptier row, or that of whoever was away longest of all sixteen.
    private func seat(of reader: Int64) -> Int {
        var free = (place: -1, behind: Self.row)
        var oldest = row(of: reader, 0)
        for turn in 0..<2 as Range<UInt64> {
            let first = row(of: reader, turn)
            for place in first..<first + Self.row {
                if places[place].reader == reader { return place }
                if places[place].reader == 0 {
                    if place - first < free.behind { free = (place, place - first) }
                    break
                }
                if places[place].seenHour < places[oldest].seenHour { oldest = place }
            }
        }
        return free.place >= 0 ? free.place : oldest
    }

    private func row(of reader: Int64, _ turn: UInt64) -> Int {
        let mixed = Chance.mixed(UInt64(bitPattern: reader) &+ turn &* 0x9E37_79B9_7F4A_7C15)
        return Int(mixed.multipliedFullWidth(by: UInt64(places.count / Self.row)).high) * Self.row
    }
}
