import Contracts
import EventLog
import Members
import Storage
import Values

/// Carries one message of a shop through an ``OrderBook`` into the tables and the outbox, inside one
/// transaction.
struct Booking {
    let room: CommerceRoom
    let marketplace: Marketplace
    let message: ShopMessage
    let kept: Identifier<MessageMark>
    let now: Instant
    let transaction: Transaction

    func take(_ version: OrderVersion, buyer: BuyerReference?, referral: String?) throws {
        try version.check(in: marketplace.currency)
        let precedence = version.precedence(message.digest)
        let known = try OrderTable.find(version.number, of: marketplace.id, in: transaction)
        if let known, !known.isOlder(than: version, precedence) { return try note(.older, version.warnings) }
        var order = newOrder(version, precedence, buyer: buyer, referral: referral)
        if let known { order = known.soldAt == nil ? known.following(order) : known }
        let sales = known == nil ? [] : try SaleTable.of(order.id, in: transaction)
        let listings = try self.listings(of: version, sold: sales)
        let lots = try LotTable.find(
            Array(Set(sales.map(\.lot)).union(listings.values.map(\.lot))), in: transaction)
        var book = OrderBook(
            order: order, sales: sales, lots: lots, identifiers: room.ground.identifiers, now: now)
        book.take(version, precedence, listings: listings)
        let refunds = try giveBack(version.refunds, in: &book)
        book.finish()
        try write(book, over: (known, sales, lots), refunds: refunds)
        let odd = book.warnings.union(version.warnings)
        if odd.count > version.warnings.count { try note(.applied, Array(odd)) }
    }

    func take(_ notice: RefundNotice) throws {
        try notice.check(in: marketplace.currency)
        let order = try OrderTable.find(notice.orderNumber, of: marketplace.id, in: transaction)
        guard let order, order.soldAt != nil else {
            for refund in try merged([notice], of: notice.orderNumber) where !refund.isPosted {
                try put(refund)
            }
            return try note(.parked, [])
        }
        let sales = try SaleTable.of(order.id, in: transaction)
        let lots = try LotTable.find(Array(Set(sales.map(\.lot))), in: transaction)
        var book = OrderBook(
            order: order, sales: sales, lots: lots, identifiers: room.ground.identifiers, now: now)
        let refunds = try giveBack([notice], in: &book)
        book.finish()
        try write(book, over: (order, sales, lots), refunds: refunds)
        if !book.warnings.isEmpty { try note(.applied, Array(book.warnings)) }
    }

    private func newOrder(
        _ version: OrderVersion, _ precedence: String, buyer: BuyerReference?, referral: String?
    ) -> Order {
        Order(
            id: room.ground.identifiers.next(), marketplace: marketplace.id, number: version.number,
            name: version.name, status: version.status, createdAt: version.createdAt,
            updatedAt: version.updatedAt,
            precedence: precedence, cancelledAt: version.cancelledAt, cancelReason: version.cancelReason,
            total: version.total, refunded: Money(fen: 0, currency: marketplace.currency),
            buyer: room.keys.commitment(to: buyer, order: version.number, at: marketplace.id),
            credit: room.credit(referral), soldAt: nil, recordedAt: now)
    }

    /// The listings of a version's lines by SKU; lines that are booked already need none.
    private func listings(of version: OrderVersion, sold sales: [Sale]) throws -> [String: Listing] {
        let open = version.lines.filter { line in !sales.contains { $0.line == line.number } }
        guard !open.isEmpty else { return [:] }
        let found = try ListingTable.find(Array(Set(open.map(\.sku))), of: marketplace.id, in: transaction)
        let bySKU = Dictionary(uniqueKeysWithValues: found.map { ($0.sku, $0) })
        for (index, line) in version.lines.enumerated() where bySKU[line.sku] == nil {
            guard open.contains(line) else { continue }
            throw CommerceError.field("line_items[\(index)].sku", .unknown(line.sku))
        }
        return bySKU
    }

    /// Books the refunds that are not booked yet, the oldest first, and says which rows have to be written.
    private func giveBack(_ notices: [RefundNotice], in book: inout OrderBook) throws -> [KeptRefund] {
        let all = try merged(notices, of: book.order.number)
        let open = all.filter { !$0.isPosted }
        guard book.order.soldAt != nil else { return open }
        var known = all.filter(\.isPosted).map(\.notice)
        return open.sorted {
            ($0.notice.createdAt, $0.notice.number) < ($1.notice.createdAt, $1.notice.number)
        }
        .map { refund in
            known.append(refund.notice)
            book.giveBack(refund.notice, knowing: known)
            var posted = refund
            posted.isPosted = true
            return posted
        }
    }

    /// All refunds of an order: those kept, and those that the message brought; of two reports of one refund
    /// the fuller.
    private func merged(_ notices: [RefundNotice], of order: String) throws -> [KeptRefund] {
        var refunds = try RefundTable.of(order, at: marketplace.id, in: transaction)
        for notice in notices {
            if let index = refunds.firstIndex(where: { $0.notice.number == notice.number }) {
                guard notice.supersedes(refunds[index].notice) else { continue }
                refunds[index].notice = notice
                refunds[index].isPosted = false
            } else {
                refunds.append(
                    KeptRefund(id: room.ground.identifiers.next(), notice: notice, isPosted: false))
            }
        }
        return refunds
    }

    private func put(_ refund: KeptRefund) throws {
        try RefundTable.put(refund, at: marketplace.id, in: transaction)
    }

    private func note(_ effect: KeptMessage.Effect, _ warnings: [OrderWarning]) throws {
        try MessageTable.set(effect, warnings.sorted { $0.rawValue < $1.rawValue }, of: kept, in: transaction)
    }
}

extension Booking {
    fileprivate typealias Before = (order: Order?, sales: [Sale], lots: [StockLot])

    fileprivate func write(_ book: OrderBook, over before: Before, refunds: [KeptRefund]) throws {
        if before.order == nil {
            try OrderTable.add(book.order, in: transaction)
        } else if before.order != book.order {
            try OrderTable.update(book.order, in: transaction)
        }
        for (index, sale) in book.sales.enumerated() {
            if index >= before.sales.count {
                try SaleTable.add(sale, in: transaction)
            } else if sale != before.sales[index] {
                try SaleTable.update(sale, in: transaction)
            }
        }
        for refund in refunds { try put(refund) }
        for posting in book.postings { try record(posting, of: book) }
        for lot in before.lots { try move(lot, to: book) }
    }

    private func move(_ lot: StockLot, to book: OrderBook) throws {
        guard let after = book.lots[lot.id], after != lot else { return }
        let moved = try LotTable.move(
            lot.id, drawing: lot.remaining.amount - after.remaining.amount,
            overselling: after.oversold.amount - lot.oversold.amount, in: transaction)
        // Writers run one after another, so the lot stands as it was read; were it not so, nothing may be
        // promised.
        guard moved else { throw StorageError.unexpected("lot \(lot.id) moved while an order drew on it") }
        guard after.available != lot.available else { return }
        try room.ground.outbox.record(
            LotStockChanged(lot: lot.id, product: lot.product, remaining: after.available), in: transaction)
    }

    private func record(_ posting: OrderBook.Posting, of book: OrderBook) throws {
        func sale(_ id: SaleID) throws -> Sale {
            guard let sale = book.sales.first(where: { $0.id == id }) else {
                throw StorageError.unexpected("no sale \(id)")
            }
            return sale
        }
        switch posting {
        case .sold(let id): try record(sold: try sale(id), of: book)
        case .reversed(let reversal):
            try ReversalTable.add(reversal, of: book.order.id, by: kept, at: now, in: transaction)
            try record(reversal, of: try sale(reversal.sale))
        case .delivered(let id, let quantity):
            let sale = try sale(id)
            try room.ground.outbox.record(
                SaleDelivered(
                    sale: id, order: sale.order, lot: sale.lot, product: sale.product, delivered: quantity,
                    occurredAt: book.order.updatedAt, source: message.digest),
                in: transaction)
        }
    }

    private func record(sold sale: Sale, of book: OrderBook) throws {
        guard let lot = book.lots[sale.lot] else { throw StorageError.unexpected("no lot \(sale.lot)") }
        let order = book.order
        try room.ground.outbox.record(
            SaleRecorded(
                sale: sale.id, order: order.id, marketplace: marketplace.id,
                marketplaceName: marketplace.name,
                listing: sale.listing, product: sale.product, lot: sale.lot, county: lot.county,
                supplier: lot.supplier, buyer: order.buyer, gross: sale.gross, growerShare: sale.share,
                drawn: sale.amount(sale.drawn), oversold: sale.amount(sale.oversold), credit: order.credit,
                occurredAt: order.createdAt, source: message.digest, sourceVersion: sourceVersion),
            in: transaction)
    }

    private func record(_ reversal: Reversal, of sale: Sale) throws {
        try room.ground.outbox.record(
            SaleReversed(
                refund: reversal.id, sale: sale.id, order: sale.order, marketplace: marketplace.id,
                lot: sale.lot,
                product: sale.product, cause: reversal.cause, money: reversal.money,
                growerShare: reversal.share,
                restored: reversal.restored, wasted: reversal.wasted,
                oversoldRestored: reversal.oversoldRestored,
                reason: reversal.reason, occurredAt: reversal.occurredAt, source: message.digest,
                sourceVersion: sourceVersion),
            in: transaction)
    }

    /// The shop's own time of what it reported.
    private var sourceVersion: String {
        switch message.content {
        case .order(let version, _, _): version.updatedAt.iso8601
        case .refund(let notice): notice.createdAt.iso8601
        case .ignored: ""
        }
    }
}
