/// The last four stories that a reader opened, for as many readers as there are places; who was away longest gives way.
struct OpenTrails: Sendable {
    /// 32 bytes, without a gap.
    struct Trail: Hashable, Sendable, BitwiseCopyable {
        /// Groups of stories, the latest first; 0 is none.
        var stories = SIMD4<UInt32>(repeating: 0)
        var reader: Int64 = 0
        var seenHour: UInt32 = 0
        var spare: UInt32 = 0
    }

    private static let row = 4
    private(set) var places: [Trail]

    /// - Parameter readers: rounded up to whole rows of four; at least one.
    init(readers: Int) {
        places = Array(repeating: Trail(), count: max(1, (readers + Self.row - 1) / Self.row) * Self.row)
    }

    /// Nil unless there are whole rows.
    init?(places: [Trail]) {
        guard !places.isEmpty, places.count % Self.row == 0 else { return nil }
        self.places = places
    }

    func trail(of reader: Int64) -> SIMD4<UInt32> {
        let first = row(of: reader)
        for place in first..<first + Self.row where places[place].reader == reader { return places[place].stories }
        return SIMD4(repeating: 0)
    }

    /// Puts a story at the head of a reader's trail, from where else it stood there.
    mutating func opened(_ story: UInt32, by reader: Int64, at hour: UInt32) {
        guard reader != 0 else { return }
        let place = seat(of: reader)
        if places[place].reader != reader {
            places[place] = Trail()
            places[place].reader = reader
        }
        var behind = story
        for rank in 0..<4 {
            let moved = places[place].stories[rank]
            places[place].stories[rank] = behind
            if moved == story { break }
            behind = moved
        }
        places[place].seenHour = max(places[place].seenHour, hour)
    }

    private func seat(of reader: Int64) -> Int {
        let first = row(of: reader)
        var oldest = first
        for place in first..<first + Self.row {
            if places[place].reader == reader || places[place].reader == 0 { return place }
            if places[place].seenHour < places[oldest].seenHour { oldest = place }
        }
        return oldest
    }

    private func row(of reader: Int64) -> Int {
        let mixed = Chance.mixed(UInt64(bitPattern: reader))
        return Int(mixed.multipliedFullWidth(by: UInt64(places.count / Self.row)).high) * Self.row
    }
}
