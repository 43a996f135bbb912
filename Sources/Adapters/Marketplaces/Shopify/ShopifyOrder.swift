import Commerce
import Contracts
import Values

/// An order in Shopify's words: https://shopify.dev/docs/api/admin-rest/latest/resources/order
///
/// Reads what the books need and leaves out who the buyer is.
struct ShopifyOrder {
    /// 10 tonnes.
    private static let mostGrams: Int64 = 10_000_000

    let fields: JSONFields
    let topic: String
    let currency: Currency
    let triggeredAt: Instant?

    init(_ fields: JSONFields, topic: String, currency: Currency, triggeredAt: Instant?) {
        self.fields = fields
        self.topic = topic
        self.currency = currency
        self.triggeredAt = triggeredAt
    }

    func content() throws(WebhookError) -> ShopMessage.Content {
        let number = try fields.required("id", fields.identifier("id"))
        if let currency = try fields.text("currency"), currency != self.currency.rawValue {
            throw fields.problem("currency", .unknown(currency))
        }
        // Lines first: a senseless line makes a senseless total, and the line is what must be mended.
        let lines = try self.lines()
        let total = try fields.required(
            "total_price", fields.money("total_price", currency, most: OrderVersion.mostMoney))
        let processedAt = try fields.instant("processed_at")
        let createdAt = try fields.instant("created_at") ?? processedAt ?? triggeredAt
        let updatedAt = try fields.instant("updated_at") ?? triggeredAt ?? createdAt
        let cancelledAt = try fields.instant("cancelled_at")
        var refunds: [RefundNotice] = []
        for refund in try fields.objects("refunds", most: 500) {
            refunds.append(
                try ShopifyRefund(refund, order: number, currency: currency, triggeredAt: triggeredAt)
                    .notice())
        }
        let version = OrderVersion(
            number: number, name: try name() ?? "#\(number)", status: try status(),
            createdAt: try fields.required("created_at", createdAt),
            updatedAt: try fields.required("updated_at", updatedAt), cancelledAt: cancelledAt,
            cancelReason: cancelledAt == nil ? nil : try cancelReason(), total: total, lines: lines,
            refunds: refunds,
            warnings: try warnings(total, lines))
        return .order(version, buyer: try buyer(), referral: try referral())
    }

    /// Such as `#1001`; anything longer or stranger is not shown.
    private func name() throws(WebhookError) -> String? {
        let name = try fields.text("name")?.trimmed
        return name.flatMap {
            $0.utf8.count <= 64 && $0.utf8.allSatisfy { (32...126).contains($0) } ? $0 : nil
        }
    }

    private func status() throws(WebhookError) -> PaymentStatus {
        switch try fields.text("financial_status") {
        case let word?:
            guard let status = PaymentStatus(rawValue: word == "expired" ? "voided" : word) else {
                throw fields.problem("financial_status", .unknown(word))
            }
            return status
        case nil: return topic == "orders/paid" ? .paid : .pending
        }
    }

    /// One of Shopify's fixed words; a free text could name somebody.
    private func cancelReason() throws(WebhookError) -> String {
        let reason = try fields.text("cancel_reason") ?? ""
        return ["customer", "inventory", "fraud", "declined", "staff"].contains(reason) ? reason : "other"
    }

    private func lines() throws(WebhookError) -> [OrderVersion.Line] {
        let objects = try fields.objects("line_items", most: OrderVersion.mostLines)
        guard !objects.isEmpty else { throw fields.problem("line_items", .required) }
        let sent = try sentPacks()
        let isAllSent = try fields.text("fulfillment_status") == "fulfilled"
        let weighed = try attribute("delivered_grams", of: fields, "note_attributes")
        var lines: [OrderVersion.Line] = []
        for (index, object) in objects.enumerated() {
            let number = try object.identifier("id") ?? "line \(index + 1)"
            guard !lines.contains(where: { $0.number == number }) else {
                throw object.problem("id", .taken(number))
            }
            let packs = try object.required(
                "quantity", object.integer("quantity", in: 1...OrderVersion.mostPacks))
            let isSent = try object.text("fulfillment_status") == "fulfilled"
            let own = try grams(attribute("delivered_grams", of: object, "properties"), object, "properties")
            let whole = objects.count == 1 ? try grams(weighed, fields, "note_attributes") : nil
            lines.append(
                OrderVersion.Line(
                    number: number, sku: try object.required("sku", object.text("sku", most: 64)?.trimmed),
                    packs: packs,
                    price: try object.required(
                        "price", object.money("price", currency, most: OrderVersion.mostMoney)),
                    discount: try discount(object), packWeight: try packWeight(object),
                    sentPacks: isSent || isAllSent ? packs : min(packs, sent[number, default: 0]),
                    weighed: own ?? whole))
        }
        return lines
    }

    /// By line; fulfilments that were cancelled or failed sent nothing.
    private func sentPacks() throws(WebhookError) -> [String: Int64] {
        var sent: [String: Int64] = [:]
        for fulfillment in try fields.objects("fulfillments", most: 250) {
            guard try fulfillment.text("status") ?? "success" == "success" else { continue }
            for item in try fulfillment.objects("line_items", most: 250) {
                let line = try item.required("id", item.identifier("id"))
                sent[line, default: 0] += try item.integer("quantity", in: 0...OrderVersion.mostPacks) ?? 0
            }
        }
        return sent
    }

    /// A weight of 0 is what shops send when nobody entered one.
    private func packWeight(_ line: JSONFields) throws(WebhookError) -> Quantity? {
        let grams = try line.integer("grams", in: 0...Self.mostGrams) ?? 0
        return grams == 0 ? nil : .grams(grams)
    }

    private func discount(_ line: JSONFields) throws(WebhookError) -> Money {
        var fen: Int64 = 0
        for allocation in try line.objects("discount_allocations", most: 100) {
            fen += try allocation.money("amount", currency, most: OrderVersion.mostMoney)?.fen ?? 0
        }
        let total = try line.money("total_discount", currency, most: OrderVersion.mostMoney)?.fen ?? 0
        return Money(fen: max(fen, total), currency: currency)
    }

    /// The value of a name-value pair in a list of the shop's, the last one of that name.
    private func attribute(
        _ name: String, of object: JSONFields, _ key: String
    ) throws(WebhookError) -> String? {
        var found: String?
        for pair in try object.objects(key, most: 250) where try pair.text("name") == name {
            found = try pair.plain("value")
        }
        return found
    }

    private func grams(_ text: String?, _ object: JSONFields, _ key: String) throws(WebhookError) -> Quantity? {
        guard let text else { return nil }
        guard let grams = Int64(text), (0...Self.mostGrams * OrderVersion.mostPacks).contains(grams) else {
            throw object.problem(key, .malformed(expected: "delivered_grams: 4870"))
        }
        return .grams(grams)
    }

    private func buyer() throws(WebhookError) -> BuyerReference? {
        let customer = try fields.object("customer")
        if let id = try customer?.identifier("id") { return .customer(id) }
        let addresses = [
            try fields.text("email"), try fields.text("contact_email"), try customer?.text("email"),
        ]
        return addresses.lazy.compactMap { $0?.trimmed }.first.map(BuyerReference.email)
    }

    /// From the cart's attributes, which express wallets keep; else from the address of the first page.
    private func referral() throws(WebhookError) -> String? {
        if let rid = try attribute("rid", of: fields, "note_attributes") { return rid }
        guard let landing = try fields.text("landing_site", most: 4_000),
            let mark = landing.firstIndex(of: "?")
        else {
            return nil
        }
        let query = landing[landing.index(after: mark)...].prefix { $0 != "#" }
        return query.split(separator: "&").last { $0.hasPrefix("rid=") }.map { String($0.dropFirst(4)) }
    }

    private func warnings(_ total: Money, _ lines: [OrderVersion.Line]) throws(WebhookError) -> [OrderWarning] {
        var warnings: [OrderWarning] = []
        let sum = lines.reduce(Int64(0)) { $0 + $1.price.fen * $1.packs }
        let most = OrderVersion.mostMoney
        let shipping = try fields.object("total_shipping_price_set")?.object("shop_money")
        let delivery = try shipping?.money("amount", currency, most: most)?.fen ?? 0
        let tip = try fields.money("total_tip_received", currency, most: most)?.fen ?? 0
        let tax = try fields.money("total_tax", currency, most: most)?.fen ?? 0
        let taxOnTop = try fields.boolean("taxes_included") == true ? 0 : tax
        let lineDiscounts = lines.reduce(Int64(0)) { $0 + $1.discount.fen }
        let discount = try fields.money("total_discounts", currency, most: most)?.fen ?? lineDiscounts
        if sum - discount + delivery + taxOnTop + tip != total.fen { warnings.append(.totalContradictsLines) }
        if try fields.boolean("test") == true { warnings.append(.testOrder) }
        return warnings
    }
}
