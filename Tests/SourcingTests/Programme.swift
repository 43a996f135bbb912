import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

/// The people of the Baojing programme, and the way of its oranges as far as a test needs it.
struct Programme: Sendable {
    let world: World
    let room: SourcingRoom
    let members: MembersRoom
    let media: MediaRoom
    let cooperative: Organization
    /// 向小梅 of the cooperative nominates and signs; 田 of the agriculture bureau and 彭 of the revitalisation bureau sign.
    let grower: Caller
    let otherGrower: Caller
    let agriculture: Caller
    let revitalisation: Caller
    /// Of the next county, Yongshun.
    let stranger: Caller
    /// 李 visits, 王 approves; both are assessors of the platform.
    let visitor: Caller
    let approver: Caller
    let auditor: Caller
    let admin: Caller

    @discardableResult
    static func on<Answer>(
        _ engine: Engine, _ body: (Programme) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .media, .sourcing]) { world in
            try await withTemporaryFolder { folder in
                let members = MembersRoom(
                    ground: world.ground,
                    passwordCost: PasswordCost(logarithm: 1, blockSize: 1, parallelism: 1))
                let media = try MediaRoom(
                    ground: world.ground, folder: folder + "/media", images: WholePictures())
                let admin = try await members.found(
                    platformName: Localized(chinese: "梯田", english: "Terrace"), login: "admin",
                    displayName: "管理员",
                    password: Password("terraces at dawn"))
                let chief = try #require(admin.caller)
                func enter(
                    _ kind: Organization.Kind, _ chinese: String, _ english: String, _ county: String
                ) async throws
                    -> Organization
                {
                    try await members.add(
                        NewOrganization(
                            kind: kind, name: Localized(chinese: chinese, english: english),
                            county: CountyCode(code: county, revision: "2019-04")), by: chief)
                }
                func hire(
                    _ login: String, _ role: Role, _ organization: OrganizationID
                ) async throws -> Caller {
                    let member = try await members.add(
                        NewMember(
                            organization: organization, login: login, displayName: login,
                            password: Password("terraces at dawn"), roles: [role]), by: chief)
                    return try #require(member.caller)
                }
                let cooperative = try await enter(
                    .cooperative, "保靖柑橘合作社", "Baojing Citrus Cooperative", "433125")
                let farms = try await enter(.government, "保靖县农业农村局", "Baojing Agriculture Bureau", "433125")
                let villages = try await enter(
                    .government, "保靖县乡村振兴局", "Baojing Revitalisation Bureau", "433125")
                let next = try await enter(.government, "永顺县农业农村局", "Yongshun Agriculture Bureau", "433127")
                return try await body(
                    Programme(
                        world: world,
                        room: SourcingRoom(ground: world.ground, members: members, media: media),
                        members: members, media: media, cooperative: cooperative,
                        grower: try await hire("xiaomei", .nominator, cooperative.id),
                        otherGrower: try await hire("datian", .nominator, cooperative.id),
                        agriculture: try await hire("tian", .nominator, farms.id),
                        revitalisation: try await hire("peng", .nominator, villages.id),
                        stranger: try await hire("next", .nominator, next.id),
                        visitor: try await hire("li", .assessor, admin.organization),
                        approver: try await hire("wang", .assessor, admin.organization),
                        auditor: try await hire("zhou", .auditor, admin.organization), admin: chief))
            }
        }
    }

    var today: Day { world.clock.now().day }

    func describe(
        _ slug: String = "baojing-oranges", kind: ProductKind = .produce, county: String = "433125"
    ) async throws -> Product {
        try await room.describeProduct(
            ProductDescription(
                kind: kind, slug: Slug(slug)!, name: Localized(chinese: "保靖椪柑", english: "Baojing ponkan"),
                summary: Localized(chinese: "酉水河边的椪柑", english: "Mandarins from the You river"),
                county: county,
                organization: cooperative.id), by: grower)
    }

    func request(_ expected: Quantity = .kilograms(50_000)) -> NominationRequest {
        NominationRequest(
            statement: "近五万公斤椪柑滞销。\n请平台来看。", expected: expected, growers: 402, households: 386,
            ties: [.contractPurchase, .training], benefit: "每户增收")
    }

    /// A product that is nominated and signed for three times.
    func signed(_ product: Product) async throws -> NominationID {
        let nomination = try await room.nominate(
            product.id, request(Quantity(amount: 50_000_000, unit: product.kind.unit)), by: grower)
        _ = try await room.sign(nomination.id, as: .applicant, by: grower)
        _ = try await room.sign(nomination.id, as: .agriculture, by: agriculture)
        _ = try await room.sign(nomination.id, as: .revitalisation, by: revitalisation)
        return nomination.id
    }

    /// Each number is another photograph.
    func photograph(_ number: UInt8 = 1) async throws -> Evidence {
        let stored = try await media.store([0xFF, 0xD8, 0xFF, number], as: .picture, by: visitor)
        return Evidence(
            kind: .photograph, media: stored.id, digest: stored.digest,
            caption: Localized(chinese: "果园", english: "The orchard"))
    }

    func report(
        _ measured: Quantity = .kilograms(50_000), _ evidence: [Evidence]? = nil
    ) async throws -> VisitReport {
        var shown = evidence ?? []
        if evidence == nil { shown = [try await photograph()] }
        return VisitReport(
            visitedAt: world.clock.now(), place: Coordinates(latitude: "28.709812", longitude: "109.651234")!,
            notes: "仓库里称了十箱。", measured: measured, evidence: shown)
    }

    /// A nomination whose visit found so much and is not yet assessed.
    func visited(_ product: Product, measured: Int64 = 50_000_000) async throws -> (NominationID, VisitID) {
        let nomination = try await signed(product)
        let visit = try await room.scheduleVisit(
            for: nomination, on: today, visitor: visitor.member, by: visitor)
        _ = try await room.recordVisit(
            visit.id, try await report(Quantity(amount: measured, unit: product.kind.unit)), by: visitor)
        return (nomination, visit.id)
    }

    func answers(
        _ kind: ProductKind, points: Int64 = 4, but others: [Criterion: Int64] = [:]
    ) -> AssessmentRequest {
        AssessmentRequest(
            answers: Checklist.of(kind).items.map {
                AssessmentRequest.Answer($0.criterion, points: others[$0.criterion] ?? points, note: "看过")
            }, note: "可以")
    }

    /// A nomination that waits for its confirmation.
    func assessed(_ product: Product, measured: Int64 = 50_000_000) async throws -> NominationID {
        let (nomination, visit) = try await visited(product, measured: measured)
        _ = try await room.assess(visit, answers(product.kind), by: visitor)
        return nomination
    }

    func terms(
        _ code: String = "BJ-ORANGE-2026-1", _ quantity: Quantity = .kilograms(50_000),
        certificate: Bool = true
    ) -> LotTerms {
        LotTerms(
            code: code, quantity: quantity, opensOn: today, closesOn: today.adding(days: 60),
            shelfLifeDays: 45,
            gatePrice: .fen(320), growers: 402, households: 386,
            householdList: ContentDigest(String(repeating: "ab", count: 32))!, supplier: cooperative.id,
            certificate: certificate
                ? Certificate(number: "HN433125-2026-0001", issuedOn: today, basis: .selfTest) : nil)
    }

    static let facts = [
        NewFact(name: "price", value: .money(.fen(2_800))),
        NewFact(name: "pack_weight", value: .quantity(.kilograms(5))),
        NewFact(name: "households", value: .count(386)),
    ]

    func confirmed(
        _ product: Product, code: String = "BJ-ORANGE-2026-1"
    ) async throws -> Sourcing.Confirmation {
        let nomination = try await assessed(product)
        return try await room.confirm(
            nomination,
            ConfirmationRequest(
                lot: terms(code, Quantity(amount: 50_000_000, unit: product.kind.unit)), facts: Self.facts),
            by: approver)
    }
}

/// Stands for libvips: every picture is whole.
private struct WholePictures: ImageProcessor {
    func measure(_ original: [UInt8]) async throws(ImageTrouble) -> (width: Int, height: Int) {
        (1_600, 1_200)
    }

    func renditions(
        of original: [UInt8], widths: [Int], formats: [Rendition.Format]
    ) async throws(ImageTrouble) -> [Rendition] {
        widths.flatMap { width in
            formats.map { Rendition(format: $0, width: width, height: width * 3 / 4, bytes: original) }
        }
    }

    func picture(of original: [UInt8], fitting: PictureFit) async throws(ImageTrouble) -> Rendition {
        Rendition(format: fitting.format, width: fitting.width, height: fitting.width * 3 / 4, bytes: original)
    }
}
