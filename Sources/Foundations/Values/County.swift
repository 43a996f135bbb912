/// A division of county level (a county, a district, a banner, a city of that rank) with its names in one revision of
/// GB/T 2260.
///
/// Four cities have no counties under them (Dongguan, Zhongshan, Danzhou, Jiayuguan); they stand for themselves.
public struct County: Hashable, Sendable {
    public let code: CountyCode
    /// `保靖县`, `Baojing County`.
    public let name: Localized
    /// `湘西土家族苗族自治州`; nil where the province governs the county directly.
    public let prefecture: Localized?
    public let province: Province
    /// Whether the newest revision has it, under this code.
    public let isCurrent: Bool
    /// The code of the county of today that this one became, where names tell; nil when it is current or cannot be told.
    public let successor: String?

    /// `湖南省保靖县`, `Baojing County, Hunan`: enough to know where it is.
    public var place: Localized {
        Localized(
            chinese: province.name.chinese + name.chinese,
            english: "\(name.english), \(province.name.english)")
    }
}

extension County {
    /// The month of the newest revision, such as `2026-06`: what a record that is made today keeps.
    public static var newestRevision: String { CountyTable.shared.months[CountyTable.shared.newest] }

    /// The county of a code in the newest revision that has it; nil when none ever had.
    public static func find(_ code: String) -> County? {
        let table = CountyTable.shared
        return table.line(code, at: nil).map { table.county($0, revision: nil) }
    }

    /// The county under the names of its revision: a report of 2017 keeps its names of 2017.
    ///
    /// A month between two revisions means the earlier of them. Nil when that revision has no such code.
    public static func find(_ code: CountyCode) -> County? {
        let table = CountyTable.shared
        guard let index = table.months.lastIndex(where: { $0 <= code.revision }) else { return nil }
        return table.line(code.code, at: index).map { table.county($0, revision: code.revision) }
    }

    /// Every county of the newest revision, by code.
    public static let all: [County] = CountyTable.shared.lines.indices
        .filter { CountyTable.shared.lines[$0].last == CountyTable.shared.newest }
        .map { CountyTable.shared.county($0, revision: nil) }

    /// Counties of today whose code begins with the query or whose names hold it; those whose names begin with it first.
    /// Latin letters count without case.
    public static func matching(_ query: String, limit: Int) -> [County] {
        let wanted = query.lowercased()
        guard !wanted.isEmpty else { return Array(all.prefix(limit)) }
        var beginning: [County] = []
        var holding: [County] = []
        for county in all {
            let english = county.name.english.lowercased()
            if county.code.code.hasPrefix(wanted) || county.name.chinese.hasPrefix(wanted)
                || english.hasPrefix(wanted)
            {
                beginning.append(county)
            } else if county.name.chinese.contains(wanted) || english.contains(wanted) {
                holding.append(county)
            }
        }
        return Array((beginning + holding).prefix(limit))
    }
}
