import Values

/// An order as a shop in Shopify's form writes it; ``json`` is the body of its webhooks.
struct ShopOrder: Sendable {
    struct Line: Sendable {
        var id: Int64
        var sku = "ORANGE-5KG"
        var quantity: Int64 = 1
        var price: Int64 = 2_800
        var grams: Int64 = 5_000
        var sent: Int64 = 0
    }

    struct Refund: Sendable {
        struct Item: Sendable {
            var line: Int64
            var quantity: Int64
            var restock = "return"
            var subtotal: Int64 = 0
        }

        var id: Int64
        var order: Int64
        var money: Int64
        var items: [Item] = []
        var minute: Int64 = 30
        var status = "success"

        var json: String {
            let items = items.enumerated().map { index, item in
                """
                {"id":\(id * 10 + Int64(index)),"line_item_id":\(item.line),"quantity":\(item.quantity),\
                "restock_type":"\(item.restock)","subtotal":\(Money.fen(item.subtotal).plain),"total_tax":0.00}
                """
            }
            let transactions =
                money == 0
                ? ""
                : #"{"id":1,"kind":"refund","status":"\#(status)","amount":"\#(Money.fen(money).plain)","currency":"CNY"}"#
            return """
                {"id":\(id),"order_id":\(order),"created_at":"\(moment(minute))","note":"called +86 138 0000 0000",\
                "refund_line_items":[\(items.joined(separator: ","))],"transactions":[\(transactions)]}
                """
        }
    }

    var id: Int64
    var status = "paid"
    var lines: [Line]
    /// What the buyer pays beside the lines.
    var shipping: Int64 = 0
    /// Minutes after eight in the morning, by the shop's clock.
    var minute: Int64 = 0
    var cancelledAt: Int64?
    var refunds: [Refund] = []
    var attributes: [(name: String, value: String)] = []
    var customer: Int64? = 207_119_551

    init(
        _ id: Int64, status: String = "paid", _ lines: [Line]? = nil, quantity: Int64 = 1, minute: Int64 = 0,
        rid: String? = nil
    ) {
        self.id = id
        self.status = status
        self.lines = lines ?? [Line(id: id * 100 + 1, quantity: quantity)]
        self.minute = minute
        if let rid { attributes = [("rid", rid)] }
    }

    var total: Int64 { lines.reduce(shipping) { $0 + $1.price * $1.quantity } }

    var json: String {
        let items = lines.map { line in
            """
            {"id":\(line.id),"sku":"\(line.sku)","quantity":\(line.quantity),"grams":\(line.grams),\
            "price":"\(Money.fen(line.price).plain)","title":"橙","properties":[]}
            """
        }
        let sent = lines.filter { $0.sent > 0 }.map { #"{"id":\#($0.id),"quantity":\#($0.sent)}"# }
        let fulfillments =
            sent.isEmpty ? "" : #"{"status":"success","line_items":[\#(sent.joined(separator: ","))]}"#
        let attributes = attributes.map { #"{"name":"\#($0.name)","value":"\#($0.value)"}"# }
        let buyer = customer.map { #"{"id":\#($0),"email":"Tian@Example.COM","first_name":"田"}"# } ?? "null"
        return """
            {"id":\(id),"name":"#\(id)","email":"Tian@Example.COM","phone":"+8613800000000",\
            "created_at":"\(moment(0))","updated_at":"\(moment(minute))",\
            "cancelled_at":\(cancelledAt.map { "\"" + moment($0) + "\"" } ?? "null"),\
            "cancel_reason":\(cancelledAt == nil ? "null" : "\"customer\""),"currency":"CNY",\
            "financial_status":"\(status)","total_price":"\(Money.fen(total).plain)",\
            "total_shipping_price_set":{"shop_money":{"amount":"\(Money.fen(shipping).plain)","currency_code":"CNY"}},\
            "customer":\(buyer),"shipping_address":{"name":"田 小花","phone":"13800000000"},\
            "note_attributes":[\(attributes.joined(separator: ","))],"line_items":[\(items.joined(separator: ","))],\
            "fulfillments":[\(fulfillments)],"refunds":[\(refunds.map(\.json).joined(separator: ","))]}
            """
    }
}

/// So many minutes after eight in the morning, as shops write it.
func moment(_ minute: Int64) -> String {
    Instant(iso8601: "2026-11-24T08:00:00+08:00")!.adding(seconds: minute * 60).iso8601
}
