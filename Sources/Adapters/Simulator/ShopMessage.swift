import FoundationEssentials
import Values

/// One webhook in Shopify's form. Sent again it is the same to the byte, with the same identifier.
///
/// https://shopify.dev/docs/apps/build/webhooks/delivery-structure
struct ShopMessage: Hashable, Sendable {
    enum Topic: String, Hashable, Sendable {
        case created = "orders/create"
        case paid = "orders/paid"
        case fulfilled = "orders/fulfilled"
        case cancelled = "orders/cancelled"
        case refunded = "refunds/create"
    }

    let topic: Topic
    let order: ShopOrder
    let refund: ShopRefund?
    /// By the shop's clock.
    let at: Instant

    /// The same for both copies.
    var identifier: String { "\(order.number)-\(topic.rawValue.replacing("/", with: "-"))" }

    var headers: [(String, String)] {
        [
            ("X-Shopify-Topic", topic.rawValue),
            ("X-Shopify-Shop-Domain", "market.example"),
            ("X-Shopify-API-Version", "2026-07"),
            ("X-Shopify-Webhook-Id", identifier),
            ("X-Shopify-Event-Id", "event-\(identifier)"),
            ("X-Shopify-Triggered-At", at.iso8601),
        ]
    }

    var body: [UInt8] {
        let encoder = JSONEncoder()
        // Sorted, because both copies must be the same to the byte.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        do {
            return switch (topic, refund) {
            case (.refunded, let refund?): Array(try encoder.encode(RefundBody(refund, of: order)))
            default: Array(try encoder.encode(OrderBody(self)))
            }
        } catch {
            preconditionFailure("texts and whole numbers can be encoded: \(error)")
        }
    }
}

/// https://shopify.dev/docs/api/admin-rest/latest/resources/order, as far as a shop of one line needs it.
private struct OrderBody: Encodable {
    struct Attribute: Encodable {
        let name: String
        let value: String
    }

    struct Customer: Encodable {
        let id: Int64
        let email: String
    }

    struct Line: Encodable {
        let id: Int64
        let sku: String
        let title: String
        let quantity: Int64
        let grams: Int64
        let price: String
        let totalDiscount = "0.00"
        let fulfillmentStatus: String?
        let properties: [Attribute]
    }

    let id: Int64
    let name: String
    let orderNumber: Int64
    let createdAt: String
    let processedAt: String
    let updatedAt: String
    let cancelledAt: String?
    let cancelReason: String?
    let currency = "CNY"
    let financialStatus: String
    let fulfillmentStatus: String?
    let totalPrice: String
    let subtotalPrice: String
    let totalDiscounts = "0.00"
    let totalTax = "0.00"
    let taxesIncluded = true
    let totalWeight: Int64
    let landingSite: String
    let noteAttributes: [Attribute]
    let email: String
    let customer: Customer
    let lineItems: [Line]
    let refunds: [RefundBody]

    init(_ message: ShopMessage) {
        let order = message.order
        let isSent = message.topic == .fulfilled
        let isCancelled = message.topic == .cancelled
        id = order.number
        orderNumber = order.number % 1_000_000
        name = "#\(order.number % 1_000_000)"
        createdAt = shopTime(order.createdAt)
        processedAt = shopTime(order.createdAt)
        updatedAt = shopTime(message.at)
        cancelledAt = isCancelled ? shopTime(message.at) : nil
        cancelReason = isCancelled ? "customer" : nil
        switch message.topic {
        case .created: financialStatus = "pending"
        case .paid, .fulfilled, .refunded: financialStatus = "paid"
        case .cancelled: financialStatus = "refunded"
        }
        fulfillmentStatus = isSent ? "fulfilled" : nil
        totalPrice = order.total.plain
        subtotalPrice = order.total.plain
        totalWeight = order.grams
        // Express wallets put their own page here (a known trap), so the referral is in the attributes as well.
        landingSite = order.number % 5 == 0 ? "/wallets/checkouts.json" : order.landing
        noteAttributes = order.referral.map { [Attribute(name: "rid", value: $0)] } ?? []
        email = "customer-\(order.customer)@market.example"
        customer = Customer(id: order.customer, email: email)
        lineItems = [
            Line(
                id: order.line, sku: order.listing.sku, title: order.listing.sku, quantity: order.packs,
                grams: order.listing.packGrams, price: Money.fen(order.listing.priceFen).plain,
                fulfillmentStatus: isSent ? "fulfilled" : nil,
                properties: isSent ? [Attribute(name: "delivered_grams", value: String(order.weighedGrams))] : [])
        ]
        refunds = message.refund.map { [RefundBody($0, of: order)] } ?? []
    }
}

/// https://shopify.dev/docs/api/admin-rest/latest/resources/refund
private struct RefundBody: Encodable {
    struct Item: Encodable {
        let id: Int64
        let lineItemId: Int64
        let quantity: Int64
        let restockType: String
        let subtotal: String
        let totalTax = "0.00"
    }

    struct Transaction: Encodable {
        let id: Int64
        let kind = "refund"
        let status = "success"
        let amount: String
        let currency = "CNY"
    }

    struct Adjustment: Encodable {
        let id: Int64
        let kind = "refund_discrepancy"
        let amount: String
        let taxAmount = "0.00"
    }

    let id: Int64
    let orderId: Int64
    let createdAt: String
    let processedAt: String
    let note: String
    let restock: Bool
    let refundLineItems: [Item]
    let transactions: [Transaction]
    let orderAdjustments: [Adjustment]

    init(_ refund: ShopRefund, of order: ShopOrder) {
        id = refund.number
        orderId = order.number
        createdAt = shopTime(refund.createdAt)
        processedAt = shopTime(refund.createdAt)
        transactions = [Transaction(id: refund.number + 1, amount: refund.money.plain)]
        let restockType: String
        switch refund.cause {
        case .cancelled: (note, restock, restockType) = ("changed their mind", true, "cancel")
        case .returned: (note, restock, restockType) = ("came back", false, "return")
        case .allowance: (note, restock, restockType) = ("bruised", false, "no_restock")
        }
        let amount = Money.fen(order.listing.priceFen * refund.packs)
        refundLineItems =
            refund.packs == 0
            ? []
            : [
                Item(
                    id: refund.number + 2, lineItemId: order.line, quantity: refund.packs, restockType: restockType,
                    subtotal: amount.plain)
            ]
        orderAdjustments =
            refund.packs == 0
            ? [Adjustment(id: refund.number + 3, amount: Money.fen(-refund.money.fen).plain)] : []
    }
}

/// As Shopify writes times: in the shop's own zone.
private func shopTime(_ instant: Instant) -> String {
    instant.adding(seconds: 8 * 3_600).iso8601.dropLast() + "+08:00"
}
