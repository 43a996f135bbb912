public import Values

extension ImpactReport {
    /// The report as canonical JSON, byte for byte the same for the same ledger, period, grouping, language and names.
    /// Money is in fen; `buyers` is null where it is hidden.
    public func json(in language: Language) -> String {
        var members: [String: CanonicalJSON] = [
            "by": .string(grouping.rawValue),
            "items": .array(rows.map { row in row.json(in: language) }),
            "totals": .object(totals.members),
            "growers_owed_fen": .integer(owedToGrowers.fen),
            "unbooked_events": .integer(unbooked),
            "incremental": "not_measured",
            "ledger": ["entries": .integer(ledger.entries), "root": .string(ledger.root.description)],
        ]
        members["from"] = (period.from?.description).map { .string($0) }
        members["to"] = (period.to?.description).map { .string($0) }
        return CanonicalJSON.object(members).text
    }
}

extension ImpactRow {
    fileprivate func json(in language: Language) -> CanonicalJSON {
        var members = figures.members
        members["key"] = .string(key)
        members["name"] = .string(name[language])
        members["names"] = [
            Language.chinese.rawValue: .string(name.chinese), Language.english.rawValue: .string(name.english),
        ]
        return .object(members)
    }
}

extension ImpactFigures {
    fileprivate var members: [String: CanonicalJSON] {
        var members = Dictionary(
            uniqueKeysWithValues: columns.map { ($0.name, $0.value.map { CanonicalJSON.integer($0) } ?? .null) })
        members["first_sale_on"] = firstSaleOn.map { .string($0.description) } ?? .null
        members["last_sale_on"] = lastSaleOn.map { .string($0.description) } ?? .null
        return members
    }
}
