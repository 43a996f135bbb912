import Contracts
import Members
import Sourcing
import Values

/// What `/desk/nominations/{id}` shows.
struct NominationPage {
    struct SignatureLine {
        let duty: String
        let value: String
        let who: String
        let isOpen: Bool
        let isForYou: Bool
    }

    struct ScoreLine {
        let criterion: String
        let points: Int64
        let weight: String
        let note: String
    }

    struct VisitLine {
        let id: String
        let day: String
        let visitor: String
        let found: String?
        let notes: String
        let cancelled: String?
        let verdict: String?
        let scores: [ScoreLine]
    }

    struct CriterionLine {
        let value: String
        let name: String
        let weight: String
        let isMust: Bool
        let points: String
        let note: String
    }

    let id: String
    let product: String
    let slug: String
    let county: String
    let isOpen: Bool
    let ended: String?
    let endedText: String
    let statement: String
    let expected: String
    let growers: Int64
    let households: Int64
    let ties: [String]
    let benefit: String
    let signatures: [SignatureLine]
    let visits: [VisitLine]
    let typed: [String: String]
    let errors: [String: String]
    let general: String?

    let maySign: Bool
    let maySchedule: Bool
    let mayRecord: Bool
    let mayAssess: Bool
    let mayConfirm: Bool
    let mayReject: Bool
    let mayWithdraw: Bool
    let visit: String
    let assessors: [ChoiceLine]
    let criteria: [CriterionLine]
    let reasons: [ChoiceLine]
    let bases: [ChoiceLine]
    let isProduce: Bool
    let countsGrams: Bool

    init(
        _ file: NominationFile, task: SourcingTask.Kind?, names: [MemberID: String], assessors: [Member], typed: Form,
        refusal: Refusal, _ caller: Caller, _ house: House, _ request: WebRequest
    ) {
        let language = request.language
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("sourcing." + key, request, arguments)
        }
        func percent(_ points: Int64) -> String { "\(points / 100) %" }
        let nomination = file.nomination
        id = nomination.id.description
        product = file.product.name[language]
        slug = file.product.slug.description
        county = file.product.placeName(language)
        isOpen = nomination.ending == nil
        ended = nomination.ending.map { text("ending.\($0.kind.rawValue)") + " · " + $0.at.shanghai }
        endedText =
            nomination.ending.map { ending in
                (ending.reasons.map { text("rejection.\($0.rawValue)") } + [ending.text]).filter { !$0.isEmpty }
                    .joined(separator: " · ")
            } ?? ""
        statement = nomination.request.statement
        expected = nomination.request.expected.display(language)
        growers = nomination.request.growers
        households = nomination.request.households
        ties = nomination.request.ties.map { text("tie.\($0.rawValue)") }
        benefit = nomination.request.benefit
        var yours: [SigningDuty] = []
        if case .sign(let duties) = task { yours = duties }
        signatures = SigningDuty.allCases.map { duty in
            let signature = nomination.signatures.first { $0.duty == duty }
            return SignatureLine(
                duty: text("duty.\(duty.rawValue)"), value: duty.rawValue,
                who: signature.map {
                    text(
                        "nomination.signed", ["name": names[$0.member] ?? "\($0.member)", "day": $0.signedAt.shanghai])
                } ?? text("nomination.unsigned"), isOpen: signature == nil, isForYou: yours.contains(duty))
        }
        visits = file.visits.map { assessed in
            VisitLine(
                id: assessed.visit.id.description, day: assessed.visit.day.description,
                visitor: names[assessed.visit.visitor] ?? "\(assessed.visit.visitor)",
                found: assessed.visit.report.map {
                    text("product.visited", ["day": $0.visitedAt.shanghai, "place": $0.place.display]) + " · "
                        + text("product.measured", ["quantity": $0.measured.display(language)])
                }, notes: assessed.visit.report?.notes ?? "", cancelled: assessed.visit.cancellation?.reason,
                verdict: assessed.assessment.map {
                    percent($0.total) + " · " + text($0.isPassed ? "nomination.passed" : "nomination.failed")
                },
                scores: (assessed.assessment?.scores ?? []).map {
                    ScoreLine(
                        criterion: text("criterion.\($0.criterion.rawValue)"), points: $0.points,
                        weight: percent($0.weight), note: $0.note)
                })
        }
        self.typed = typed.values
        errors = refusal.errors
        general = refusal.general
        maySign = !yours.isEmpty
        var visit = ""
        var may: (schedule: Bool, record: Bool, assess: Bool, confirm: Bool) = (false, false, false, false)
        switch task {
        case .scheduleVisit, .rejectOrVisitAgain: may.schedule = true
        case .recordVisit(let id, _): (may.record, visit) = (true, id.description)
        case .assess(let id): (may.assess, visit) = (true, id.description)
        case .confirm(let id): (may.confirm, visit) = (true, id.description)
        case .sign, nil: break
        }
        self.visit = visit
        maySchedule = may.schedule
        mayRecord = may.record
        mayAssess = may.assess
        mayConfirm = may.confirm
        let isInvolved =
            nomination.nominatedBy == caller.member || nomination.signatures.contains { $0.member == caller.member }
        mayReject = isOpen && caller.has(.assessor) && !isInvolved
        mayWithdraw = isOpen && (nomination.organization == caller.organization || caller.has(.admin))
        self.assessors = assessors.map {
            ChoiceLine(value: $0.id.description, name: $0.displayName, isChosen: typed["visitor"] == $0.id.description)
        }
        criteria = Checklist.of(file.product.kind).items.map { item in
            CriterionLine(
                value: item.criterion.rawValue, name: text("criterion.\(item.criterion.rawValue)"),
                weight: percent(item.weight), isMust: item.isMust, points: typed["points_\(item.criterion.rawValue)"],
                note: typed["note_\(item.criterion.rawValue)"])
        }
        reasons = RejectionReason.allCases.map {
            ChoiceLine(
                value: $0.rawValue, name: text("rejection.\($0.rawValue)"),
                isChosen: typed.all("reasons").contains($0.rawValue))
        }
        bases = Certificate.Basis.allCases.map {
            ChoiceLine(
                value: $0.rawValue, name: text("basis.\($0.rawValue)"),
                isChosen: typed["certificate_basis"] == $0.rawValue)
        }
        isProduce = file.product.kind == .produce
        countsGrams = file.product.kind.unit == .grams
    }
}
