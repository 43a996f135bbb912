import Contracts
public import Values

extension LotTerms {
    /// Trimmed and in range for a product, as of today. Field names begin with `lot.`
    func checked(for product: Product, today: Day) throws(SourcingError) -> LotTerms {
        let code = try checkedLine(code, "lot.code", most: 40)
        guard code.utf8.count >= 3 else { throw .field("lot.code", .tooShort(least: 3)) }
        guard code.utf8.allSatisfy(Self.isCodeByte) else {
            throw .field("lot.code", .malformed(expected: "A-Z 0-9 -"))
        }
        guard quantity.unit == product.kind.unit else {
            throw .field("lot.quantity.unit", .conflicts(with: "product"))
        }
        try checkedNumber(quantity.amount, "lot.quantity.amount", 1...NominationRequest.most)
        guard opensOn <= closesOn else { throw .field("lot.closes_on", .conflicts(with: "lot.opens_on")) }
        guard closesOn >= today else {
            throw .field("lot.closes_on", .outOfRange(today, today.adding(days: 731)))
        }
        guard closesOn.number - opensOn.number <= 731 else {
            throw .field("lot.closes_on", .outOfRange(opensOn, opensOn.adding(days: 731)))
        }
        try checkedNumber(shelfLifeDays, "lot.shelf_life_days", (product.kind.unit == .grams ? 1 : 0)...3_650)
        try checkedNumber(gatePrice.fen, "lot.gate_price_fen", 1...100_000_000)
        try checkedNumber(growers, "lot.growers", 1...10_000_000)
        try checkedNumber(households, "lot.households", 1...10_000_000)
        return LotTerms(
            code: code, quantity: quantity, opensOn: opensOn, closesOn: closesOn,
            shelfLifeDays: shelfLifeDays,
            gatePrice: gatePrice, growers: growers, households: households, householdList: householdList,
            supplier: supplier, certificate: try checkedCertificate(for: product.kind, today: today))
    }

    private func checkedCertificate(for kind: ProductKind, today: Day) throws(SourcingError) -> Certificate? {
        guard let certificate else {
            guard kind != .produce else { throw .field("lot.certificate", .required) }
            return nil
        }
        guard certificate.issuedOn <= today else {
            throw .field("lot.certificate.issued_on", .outOfRange(today.adding(days: -3_650), today))
        }
        return Certificate(
            number: try checkedLine(certificate.number, "lot.certificate.number", most: 60),
            issuedOn: certificate.issuedOn, basis: certificate.basis, paper: certificate.paper)
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
    }
}

extension FieldRule {
    /// Days as numbers `yyyymmdd`, which a person can read.
    static func outOfRange(_ least: Day, _ most: Day) -> FieldRule {
        func number(_ day: Day) -> Int64 {
            let (year, month, date) = day.civil
            return year * 10_000 + month * 100 + date
        }
        return .outOfRange(least: number(least), most: number(most))
    }
}

extension Lot {
    func mustStand() throws(SourcingError) {
        if withdrawal != nil { throw .lotWithdrawn(id) }
    }

    /// Whether it can be sold on a day, as far as Sourcing knows; Commerce knows what is left of it.
    public func isOpen(on day: Day) -> Bool {
        withdrawal == nil && (terms.opensOn...terms.closesOn).contains(day)
    }

    var confirmed: LotConfirmed {
        LotConfirmed(
            lot: id, product: product, code: terms.code, quantity: terms.quantity, opensOn: terms.opensOn,
            closesOn: terms.closesOn, shelfLifeDays: Int(terms.shelfLifeDays), gatePrice: terms.gatePrice,
            growers: Int(terms.growers), households: Int(terms.households), supplier: terms.supplier,
            county: county, visit: visit, confirmedBy: confirmedBy,
            householdList: terms.householdList, certifiedOn: terms.certificate?.issuedOn)
    }
}
