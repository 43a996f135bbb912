import Contracts
import Members
import Values

extension NominationRequest {
    /// No county sells more of one thing: 100,000 tonnes, or a hundred million places.
    static let most: Int64 = 100_000_000_000

    func checked(for product: Product) throws(SourcingError) -> NominationRequest {
        guard expected.unit == product.kind.unit else {
            throw .field("expected.unit", .conflicts(with: "product"))
        }
        try checkedNumber(expected.amount, "expected.amount", 1...Self.most)
        try checkedNumber(growers, "growers", 1...10_000_000)
        try checkedNumber(households, "households", 1...10_000_000)
        guard !ties.isEmpty else { throw .field("ties", .required) }
        guard Set(ties).count == ties.count else { throw .field("ties", .malformed(expected: "each once")) }
        return NominationRequest(
            statement: try checkedText(statement, "statement", most: 4_000), expected: expected,
            growers: growers,
            households: households, ties: ties, benefit: try checkedText(benefit, "benefit", most: 2_000))
    }
}

extension Nomination {
    public var missing: [SigningDuty] {
        SigningDuty.allCases.filter { duty in !signatures.contains { $0.duty == duty } }
    }

    public var isComplete: Bool { missing.isEmpty }

    func mustBeOpen() throws(SourcingError) {
        if let ending { throw .nominationEnded(id, ending.kind) }
    }

    func mustBeComplete() throws(SourcingError) {
        guard isComplete else { throw .signaturesMissing(id, missing) }
    }

    /// Whoever asked for it has no part in deciding about it.
    func mustNotInvolve(_ member: MemberID) throws(SourcingError) {
        guard nominatedBy != member, !signatures.contains(where: { $0.member == member }) else {
            throw .samePerson(id)
        }
    }

    func signature(
        for duty: SigningDuty, of product: Product, by caller: Caller, of organization: Organization,
        at: Instant
    ) throws(SourcingError) -> Signature {
        try mustBeOpen()
        guard missing.contains(duty) else { throw .alreadySigned(id, duty) }
        if let own = signatures.first(where: { $0.member == caller.member }) {
            throw .signedByYou(id, own.duty)
        }
        switch duty {
        case .applicant:
            guard organization.id == product.organization else { throw .notTheApplicant(id) }
        case .agriculture, .revitalisation:
            guard organization.kind == .government, organization.isOf(product.county) else {
                throw .notOfTheCounty(id, product.county)
            }
        }
        return Signature(duty: duty, member: caller.member, organization: organization.id, signedAt: at)
    }
}

extension Organization {
    /// Whether it is at home in that county, under whatever revision of the table each was entered.
    func isOf(_ county: CountyCode) -> Bool {
        guard let own = self.county else { return false }
        return own.code == county.code || own.today == county.today
    }
}

extension CountyCode {
    /// The code of the county of today, where it can be told.
    fileprivate var today: String { County.find(code)?.successor ?? code }
}
