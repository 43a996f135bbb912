import Commerce
import Contracts
import Values

struct OrderAnswer: Encodable, Sendable {
    let id: OrderID
    let marketplace: MarketplaceID
    /// The shop's own identifier.
    let number: String
    let name: String
    let status: String
    /// By the shop's clock, like the two below.
    let createdAt: String
    let updatedAt: String
    let cancelledAt: String?
    let cancelReason: String?
    let currency: String
    let totalFen: Int64
    let refundedFen: Int64
    /// A commitment; it tells nobody who the buyer is.
    let buyer: String
    let creditedArticle: ArticleID?
    let creditedChannel: ChannelID?
    let evidence: String
    /// When it was booked as sold; absent as long as it is not paid.
    let soldAt: String?

    static let fields: [Shape.Field] = [
        .required("id", .identifier), .required("marketplace", .identifier), .required("number", .string),
        .required("name", .string), .required("status", .choice(PaymentStatus.allCases.map(\.rawValue))),
        .required("created_at", .string), .required("updated_at", .string),
        .optional("cancelled_at", .string),
        .optional("cancel_reason", .string), .required("currency", .string), .required("total_fen", .integer),
        .required("refunded_fen", .integer), .required("buyer", .string),
        .optional("credited_article", .identifier),
        .optional("credited_channel", .identifier), .required("evidence", .string),
        .optional("sold_at", .string),
    ]
    static let shape = Shape.object(fields)

    init(_ order: Order) {
        id = order.id
        marketplace = order.marketplace
        number = order.number
        name = order.name
        status = order.status.rawValue
        createdAt = order.createdAt.iso8601
        updatedAt = order.updatedAt.iso8601
        cancelledAt = order.cancelledAt?.iso8601
        cancelReason = order.cancelReason
        currency = order.total.currency.rawValue
        totalFen = order.total.fen
        refundedFen = order.refunded.fen
        buyer = order.buyer
        creditedArticle = order.credit.article
        creditedChannel = order.credit.channel
        evidence = order.credit.evidence
        soldAt = order.soldAt?.iso8601
    }
}

struct OrderStoryAnswer: Encodable, Sendable {
    let order: OrderAnswer
    let lines: [SaleAnswer]
    let reversals: [ReversalAnswer]
    let messages: [MessageAnswer]

    static let shape = Shape.object([
        .required("order", OrderAnswer.shape), .required("lines", .array(SaleAnswer.shape)),
        .required("reversals", .array(ReversalAnswer.shape)),
        .required("messages", .array(MessageAnswer.shape)),
    ])

    init(_ story: OrderStory) {
        order = OrderAnswer(story.order)
        lines = story.sales.map(SaleAnswer.init)
        reversals = story.reversals.map(ReversalAnswer.init)
        messages = story.messages.map(MessageAnswer.init)
    }
}

/// One line: ordered, drawn, oversold, delivered and given back, in the unit beside them.
struct SaleAnswer: Encodable, Sendable {
    let id: SaleID
    let line: String
    let listing: ListingID
    let product: ProductID
    let lot: LotID
    let packs: Int64
    let pack: Int64
    let unit: String
    let drawn: Int64
    let oversold: Int64
    let delivered: Int64
    let weighed: Int64?
    let restored: Int64
    let wasted: Int64
    let oversoldRestored: Int64
    let grossFen: Int64
    let refundedFen: Int64
    let growerShareFen: Int64

    static let shape = Shape.object([
        .required("id", .identifier), .required("line", .string), .required("listing", .identifier),
        .required("product", .identifier), .required("lot", .identifier), .required("packs", .integer),
        .required("pack", .integer), .required("unit", .choice(Unit.allCases.map(\.rawValue))),
        .required("drawn", .integer), .required("oversold", .integer), .required("delivered", .integer),
        .optional("weighed", .integer), .required("restored", .integer), .required("wasted", .integer),
        .required("oversold_restored", .integer), .required("gross_fen", .integer),
        .required("refunded_fen", .integer), .required("grower_share_fen", .integer),
    ])

    init(_ sale: Sale) {
        id = sale.id
        line = sale.line
        listing = sale.listing
        product = sale.product
        lot = sale.lot
        packs = sale.packs
        pack = sale.pack.amount
        unit = sale.pack.unit.rawValue
        drawn = sale.drawn
        oversold = sale.oversold
        delivered = sale.delivered
        weighed = sale.weighed
        restored = sale.restored
        wasted = sale.wasted
        oversoldRestored = sale.oversoldRestored
        grossFen = sale.gross.fen
        refundedFen = sale.refunded.fen
        growerShareFen = sale.share.fen - sale.shareReversed.fen
    }
}

struct ReversalAnswer: Encodable, Sendable {
    let id: RefundID
    let sale: SaleID
    let refundNumber: String?
    let cause: String
    let moneyFen: Int64
    let growerShareFen: Int64
    let restored: Int64
    let wasted: Int64
    let oversoldRestored: Int64
    let reason: String
    let occurredAt: String

    static let shape = Shape.object([
        .required("id", .identifier), .required("sale", .identifier), .optional("refund_number", .string),
        .required("cause", .choice(SaleReversed.Cause.allCases.map(\.rawValue))),
        .required("money_fen", .integer),
        .required("grower_share_fen", .integer), .required("restored", .integer),
        .required("wasted", .integer),
        .required("oversold_restored", .integer), .required("reason", .string),
        .required("occurred_at", .string),
    ])

    init(_ reversal: Reversal) {
        id = reversal.id
        sale = reversal.sale
        refundNumber = reversal.refundNumber
        cause = reversal.cause.rawValue
        moneyFen = reversal.money.fen
        growerShareFen = reversal.share.fen
        restored = reversal.restored.amount
        wasted = reversal.wasted.amount
        oversoldRestored = reversal.oversoldRestored.amount
        reason = reversal.reason
        occurredAt = reversal.occurredAt.iso8601
    }
}

struct MessageAnswer: Encodable, Sendable {
    let topic: String
    let delivery: String
    /// SHA-256 of the body, which itself is not kept.
    let digest: String
    let receivedAt: String
    let effect: String
    let warnings: [String]
    /// What the order's version said, when the message brought one.
    let status: String?
    let updatedAt: String?

    static let shape = Shape.object([
        .required("topic", .string), .required("delivery", .string), .required("digest", .string),
        .required("received_at", .string),
        .required("effect", .choice(KeptMessage.Effect.allCases.map(\.rawValue))),
        .required("warnings", .array(.choice(OrderWarning.allCases.map(\.rawValue)))),
        .optional("status", .choice(PaymentStatus.allCases.map(\.rawValue))),
        .optional("updated_at", .string),
    ])

    init(_ message: KeptMessage) {
        topic = message.topic
        delivery = message.delivery
        digest = message.digest.description
        receivedAt = message.receivedAt.iso8601
        effect = message.effect.rawValue
        warnings = message.warnings.map(\.rawValue)
        status = message.version?.status.rawValue
        updatedAt = message.version?.updatedAt.iso8601
    }
}

struct OversaleAnswer: Encodable, Sendable {
    let order: OrderID
    let number: String
    let marketplace: MarketplaceID
    let sale: SaleID
    let lot: LotID
    let product: ProductID
    /// Not taken back yet, in the unit beside it.
    let oversold: Int64
    let unit: String
    let createdAt: String

    static let shape = Shape.object([
        .required("order", .identifier), .required("number", .string), .required("marketplace", .identifier),
        .required("sale", .identifier), .required("lot", .identifier), .required("product", .identifier),
        .required("oversold", .integer), .required("unit", .choice(Unit.allCases.map(\.rawValue))),
        .required("created_at", .string),
    ])

    init(_ oversale: Oversale) {
        order = oversale.order.id
        number = oversale.order.number
        marketplace = oversale.order.marketplace
        sale = oversale.sale.id
        lot = oversale.sale.lot
        product = oversale.sale.product
        oversold = oversale.sale.oversold - oversale.sale.oversoldRestored
        unit = oversale.sale.pack.unit.rawValue
        createdAt = oversale.order.createdAt.iso8601
    }
}
