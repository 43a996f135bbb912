import Commerce
import Contracts
import Values

/// A refund in Shopify's words: https://shopify.dev/docs/api/admin-rest/latest/resources/refund
struct ShopifyRefund {
    let fields: JSONFields
    /// The order it is embedded in; nil when it came by itself and names it.
    let order: String?
    let currency: Currency
    let triggeredAt: Instant?

    init(_ fields: JSONFields, order: String?, currency: Currency, triggeredAt: Instant?) {
        self.fields = fields
        self.order = order
        self.currency = currency
        self.triggeredAt = triggeredAt
    }

    func notice() throws(WebhookError) -> RefundNotice {
        let number = try fields.required("id", fields.identifier("id"))
        let named = try fields.identifier("order_id")
        let orderNumber = try fields.required("order_id", order ?? named)
        let stated = try fields.instant("created_at") ?? triggeredAt
        let createdAt = try fields.required("created_at", stated)
        var items: [RefundNotice.Item] = []
        for item in try fields.objects("refund_line_items", most: 500) { items.append(try self.item(item)) }
        return RefundNotice(
            number: number, orderNumber: orderNumber, createdAt: createdAt, money: try money(), items: items)
    }

    private func item(_ item: JSONFields) throws(WebhookError) -> RefundNotice.Item {
        let packs = try item.required("quantity", item.integer("quantity", in: 1...OrderVersion.mostPacks))
        let net = try item.money("subtotal", currency, most: OrderVersion.mostMoney)?.fen ?? 0
        let tax = try item.money("total_tax", currency, most: OrderVersion.mostMoney)?.fen ?? 0
        return RefundNotice.Item(
            line: try item.required("line_item_id", item.identifier("line_item_id")), packs: packs,
            goods: try goods(item), amount: Money(fen: net + tax, currency: currency))
    }

    /// `legacy_restock` is what old refunds say where nobody knows whether the goods were sent.
    private func goods(_ item: JSONFields) throws(WebhookError) -> RefundNotice.Goods {
        switch try item.text("restock_type") {
        case "cancel": .cancelled
        case "return", "legacy_restock": .returned
        case "no_restock", nil: .kept
        case let word?: throw item.problem("restock_type", .unknown(word))
        }
    }

    /// Money truth is in the transactions that succeeded: items and adjustments only say what for. A refund
    /// event alone moves no money; some shops send it before, or without, any.
    private func money() throws(WebhookError) -> Money {
        var sum: Int64 = 0
        for transaction in try fields.objects("transactions", most: 500) {
            let kind = try transaction.text("kind") ?? "refund"
            let status = try transaction.text("status") ?? "success"
            let currency = try transaction.text("currency")
            guard currency == nil || currency == self.currency.rawValue else {
                throw transaction.problem("currency", .unknown(currency ?? ""))
            }
            let amount = try transaction.required(
                "amount", transaction.money("amount", self.currency, most: OrderVersion.mostMoney))
            if kind == "refund", status == "success" { sum += amount.fen }
        }
        return Money(fen: sum, currency: currency)
    }
}
