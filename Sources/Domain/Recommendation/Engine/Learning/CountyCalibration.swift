/// Calibration by county, so that a model that is right in the mean and wrong for one county is seen.
struct CountyCalibration: Hashable, Sendable {
    /// A county with what was noted of it, as a snapshot keeps it.
    struct Kept: Hashable, Sendable, BitwiseCopyable {
        var county: UInt64
        var bin: UInt64
        var content: Calibration.Bin
    }

    static let blank = Kept(county: 0, bin: 0, content: .init())

    private var counties: [UInt16: Calibration] = [:]

    mutating func note(_ probability: Float, isHit: Bool, county: UInt16) {
        counties[county, default: Calibration()].note(probability, isHit: isHit)
    }

    /// In order of their numbers.
    var list: [(county: UInt16, calibration: Calibration)] {
        counties.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// All counties together; they are added up in order, so that the last bits are the same everywhere.
    var all: Calibration { list.reduce(into: Calibration()) { $0.add($1.calibration) } }

    var kept: [Kept] {
        list.flatMap { county, calibration in
            calibration.bins.indices.filter { calibration.bins[$0].events > 0 }.map { bin in
                Kept(county: UInt64(county), bin: UInt64(bin), content: calibration.bins[bin])
            }
        }
    }

    /// Nil when something was kept that cannot have been noted.
    init?(kept: [Kept]) {
        var bins: [UInt16: [Calibration.Bin]] = [:]
        for one in kept {
            guard let county = UInt16(exactly: one.county), one.bin < UInt64(Calibration.bins) else { return nil }
            bins[county, default: Array(repeating: .init(), count: Calibration.bins)][Int(one.bin)] = one.content
        }
        counties = bins.compactMapValues { Calibration(bins: $0) }
    }

    init() {}
}
