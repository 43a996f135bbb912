public import Contracts
public import Storage
public import Values

/// A confirmed supply: what may be sold, from when to when, and who stands behind it.
public struct Lot: Hashable, Sendable {
    public let id: LotID
    public let product: ProductID
    public let nomination: NominationID
    public let visit: VisitID
    public let terms: LotTerms
    public let county: CountyCode
    public let confirmedAt: Instant
    public let confirmedBy: MemberID
    public let withdrawal: LotWithdrawal?
}

/// What is confirmed of a lot.
public struct LotTerms: Hashable, Sendable {
    /// The name people use, such as `BJ-ORANGE-2026-1`.
    public let code: String
    public let quantity: Quantity
    public let opensOn: Day
    /// The last day on which it may be sold.
    public let closesOn: Day
    public let shelfLifeDays: Int64
    /// What the grower gets, per kilogram for grams, per place for places.
    public let gatePrice: Money
    public let growers: Int64
    public let households: Int64
    /// SHA-256 of the list of households, which is kept by the bureau: each counts once, and no name stands here.
    public let householdList: ContentDigest
    /// Who supplies it and is paid.
    public let supplier: OrganizationID
    /// Nothing of produce is sold without one.
    public let certificate: Certificate?

    public init(
        code: String, quantity: Quantity, opensOn: Day, closesOn: Day, shelfLifeDays: Int64, gatePrice: Money,
        growers: Int64, households: Int64, householdList: ContentDigest, supplier: OrganizationID,
        certificate: Certificate?
    ) {
        self.code = code
        self.quantity = quantity
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.shelfLifeDays = shelfLifeDays
        self.gatePrice = gatePrice
        self.growers = growers
        self.households = households
        self.householdList = householdList
        self.supplier = supplier
        self.certificate = certificate
    }
}

/// 承诺达标合格证, the promise of safety that produce must carry since 2026-02-01 (农业农村部令2025年第4号).
public struct Certificate: Hashable, Sendable {
    /// What the promise rests on.
    public enum Basis: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        /// 委托检测
        case laboratory
        /// 自我检测
        case selfTest = "self_test"
        /// 内部质量控制
        case qualityControl = "quality_control"
        /// 自我承诺
        case selfPromise = "self_promise"
    }

    public let number: String
    public let issuedOn: Day
    public let basis: Basis
    /// The paper itself, if it was photographed.
    public let paper: MediaID?

    public init(number: String, issuedOn: Day, basis: Basis, paper: MediaID? = nil) {
        self.number = number
        self.issuedOn = issuedOn
        self.basis = basis
        self.paper = paper
    }
}

/// Why a lot may not be sold any longer: the platform withdrew it, or the growers in whose name it is sold denied its origin.
public struct LotWithdrawal: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case withdrawn
        /// 产地声明被否认
        case originDenied = "origin_denied"
    }

    public let kind: Kind
    public let at: Instant
    public let by: MemberID
    public let organization: OrganizationID
    public let reason: String
}
