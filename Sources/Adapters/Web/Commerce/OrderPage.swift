import Commerce
import Contracts
import Values

/// One order as a merchant or an auditor sees it.
struct OrderPage {
    let line: OrderLine
    let number: String
    let updatedAt: String
    let soldAt: String?
    let cancelled: String?
    let net: String
    let buyer: String
    let credit: CreditLine
    let sales: [SaleLine]
    let reversals: [ReversalLine]
    let hasReversals: Bool
    let messages: [MessageLine]

    init(
        _ story: OrderStory, _ names: CommerceNames, _ credit: CreditLine, _ house: House,
        _ request: WebRequest
    ) {
        let order = story.order
        line = OrderLine(order, names, house, request)
        number = order.number
        updatedAt = order.updatedAt.shanghai
        soldAt = order.soldAt?.shanghai
        cancelled = order.cancelledAt.map { "\($0.shanghai) · \(order.cancelReason ?? "")" }
        let paid = story.sales.reduce(Int64(0)) { $0 + $1.gross.fen }
        net = Money(fen: paid - order.refunded.fen, currency: order.total.currency).display
        // Enough to tell two buyers apart.
        buyer = String(order.buyer.prefix(12))
        self.credit = credit
        sales = story.sales.map { SaleLine($0, names, request.language) }
        reversals = story.reversals.map { ReversalLine($0, house, request) }
        hasReversals = !story.reversals.isEmpty
        messages = story.messages.map { MessageLine($0, house, request) }
    }
}

/// A line with what was ordered and what became of it.
struct SaleLine {
    let product: String
    let lot: String
    let packs: String
    let drawn: String
    let oversold: String?
    let delivered: String
    let back: String?
    let gross: String
    let refunded: String?
    let share: String

    init(_ sale: Sale, _ names: CommerceNames, _ language: Language) {
        func shown(_ amount: Int64) -> String {
            Quantity(amount: amount, unit: sale.pack.unit).display(language)
        }
        product = names.product(sale.product)
        lot = names.lot(sale.lot)
        packs = "\(sale.packs) × \(sale.pack.display(language))"
        drawn = shown(sale.drawn)
        oversold = sale.oversold > 0 ? shown(sale.oversold) : nil
        delivered = shown(sale.delivered)
        let amount = sale.restored + sale.wasted + sale.oversoldRestored
        back = amount > 0 ? shown(amount) : nil
        gross = sale.gross.display
        refunded = sale.refunded.fen > 0 ? sale.refunded.display : nil
        share = Money(fen: sale.share.fen - sale.shareReversed.fen, currency: sale.share.currency).display
    }
}

struct ReversalLine {
    let cause: String
    let at: String
    let money: String
    let restored: String
    let wasted: String
    let oversoldRestored: String
    let refund: String?

    init(_ reversal: Reversal, _ house: House, _ request: WebRequest) {
        cause = house.renderer.text("commerce.cause.\(reversal.cause.rawValue)", request)
        at = reversal.occurredAt.shanghai
        money = reversal.money.display
        restored = reversal.restored.display(request.language)
        wasted = reversal.wasted.display(request.language)
        oversoldRestored = reversal.oversoldRestored.display(request.language)
        refund = reversal.refundNumber
    }
}

struct MessageLine {
    let topic: String
    let receivedAt: String
    let version: String?
    let effect: String
    let digest: String
    let warnings: [String]

    init(_ message: KeptMessage, _ house: House, _ request: WebRequest) {
        topic = message.topic
        receivedAt = message.receivedAt.shanghai
        version = (message.version?.updatedAt ?? message.refund?.createdAt)?.shanghai
        effect = house.renderer.text("commerce.effect.\(message.effect.rawValue)", request)
        digest = String(message.digest.description.prefix(16))
        warnings = message.warnings.map { house.renderer.text("commerce.warning.\($0.rawValue)", request) }
    }
}
