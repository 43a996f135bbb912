import Contracts
import Promotion
import Values

/// What came of a campaign, as the API answers it.
struct ResultsAnswer: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        let day: Day
        let arm: String
        let placed: Int64
        let seen: Int64
        let opened: Int64
        let followed: Int64
        let orders: Int64
        let incomeFen: Int64
        let spentThousandthsFen: Int64

        static let shape = Shape.object([
            .required("day", .day), .required("arm", .choice(CampaignTouch.Arm.allCases.map(\.rawValue))),
            .required("placed", .integer), .required("seen", .integer), .required("opened", .integer),
            .required("followed", .integer), .required("orders", .integer), .required("income_fen", .integer),
            .required("spent_thousandths_fen", .integer),
        ])
    }

    struct Measured: Encodable, Sendable {
        let low: Int
        let middle: Int
        let high: Int
        let incrementalOrders: Int64

        static let shape = Shape.object([
            .required("low", .integer), .required("middle", .integer), .required("high", .integer),
            .required("incremental_orders", .integer),
        ])
    }

    let readersReached: Int64
    let readersHeldOut: Int64
    let sold: Int64
    let incomeFen: Int64
    let spentThousandthsFen: Int64
    let costPerOrderFen: Int64?
    /// Absent as long as there is not enough to say.
    let lift: Measured?
    let days: [Line]

    static let shape = Shape.object([
        .required("readers_reached", .integer), .required("readers_held_out", .integer), .required("sold", .integer),
        .required("income_fen", .integer), .required("spent_thousandths_fen", .integer),
        .optional("cost_per_order_fen", .integer), .optional("lift", Measured.shape),
        .required("days", .array(Line.shape)),
    ])

    init(_ results: CampaignResults) {
        readersReached = results.progress.reached
        readersHeldOut = results.progress.heldOut
        sold = results.progress.sold
        incomeFen = results.progress.income
        spentThousandthsFen = results.purse.spent
        costPerOrderFen = results.costPerOrder
        switch results.lift {
        case .notYet: lift = nil
        case .measured(let low, let middle, let high, let orders):
            lift = Measured(low: low, middle: middle, high: high, incrementalOrders: orders)
        }
        days = results.days.map { tally in
            Line(
                day: tally.day, arm: tally.arm.rawValue, placed: tally.placed, seen: tally.seen, opened: tally.opened,
                followed: tally.followed, orders: tally.orders, incomeFen: tally.income,
                spentThousandthsFen: tally.spent)
        }
    }
}
