import Contracts
public import EventLog
public import Storage
import Values

extension ImpactRoom {
    /// Books what other rooms tell, and remembers names. Hears the domain stream.
    ///
    /// An event that was booked before changes nothing. One that contradicts the books is kept in `impact_refusal`.
    public func hear(_ event: RecordedEvent, in transaction: Transaction) throws {
        let envelope = event.event
        do {
            if let sale = try envelope.decoded(SaleRecorded.self) {
                try book(sale, envelope, in: transaction)
            } else if let delivery = try envelope.decoded(SaleDelivered.self) {
                try book(delivery, envelope, in: transaction)
            } else if let reversal = try envelope.decoded(SaleReversed.self) {
                try book(reversal, envelope, in: transaction)
            } else if let lot = try envelope.decoded(LotConfirmed.self) {
                try book(lot, envelope, in: transaction)
            } else if let withdrawal = try envelope.decoded(LotWithdrawn.self) {
                try book(withdrawal, envelope, in: transaction)
            } else {
                try rememberNames(in: envelope, in: transaction)
            }
        } catch let refusal as Refusal {
            try RefusalTable.record(refusal, of: envelope, in: transaction)
        }
    }

    private func book(_ event: LotConfirmed, _ envelope: Envelope, in transaction: Transaction) throws {
        let (known, head) = try LotTable.find(event.lot, in: transaction)
        guard known == nil else { return }
        let entry = try LotBooking.entry(event, from: envelope, as: head.next).written()
        guard case .lot(let subject) = entry.subject else { return }
        try Ledger.book(lot: entry, subject, after: head, in: transaction)
    }

    private func book(_ event: LotWithdrawn, _ envelope: Envelope, in transaction: Transaction) throws {
        let (known, head) = try LotTable.find(event.lot, in: transaction)
        guard known != nil else { throw Refusal("no lot \(event.lot)") }
        let entry = try LotBooking.entry(event, from: envelope, as: head.next).written()
        try Ledger.book(withdrawal: entry, after: head, in: transaction)
    }

    private func book(_ event: SaleRecorded, _ envelope: Envelope, in transaction: Transaction) throws {
        let buyer = SaleFact.number(of: event.buyer, at: event.marketplace)
        let others = try SaleTable.besides(event.order, buyer, in: transaction)
        guard !others.contains(where: { $0.sale == event.sale }) else { return }
        let (known, head) = try LotTable.find(event.lot, in: transaction)
        guard let lot = known else { throw Refusal("no lot \(event.lot)") }
        guard lot.product == event.product, lot.county == event.county.code else {
            throw Refusal("lot \(event.lot) is not of product \(event.product) and county \(event.county.code)")
        }
        let entry = try SaleBooking.entry(event, from: envelope, drawnOn: lot, as: head.next).written()
        guard let fact = SaleFact(entry, unit: lot.unit) else { return }
        try Ledger.book(
            sale: entry, fact, from: lot, touch: event.credit, besides: others, after: head, in: transaction)
    }

    private func book(_ event: SaleReversed, _ envelope: Envelope, in transaction: Transaction) throws {
        guard let sale = try SaleTable.standing(of: event.sale, in: transaction) else {
            throw Refusal("no sale \(event.sale)")
        }
        let head = try EntryTable.head(in: transaction)
        let entry = try ReversalBooking.entry(event, from: envelope, of: sale, as: head.next).written()
        guard let movement = Movement(entry, supplier: sale.supplier) else { return }
        try Ledger.book(movement: entry, movement, of: sale, after: head, in: transaction)
    }

    private func book(_ event: SaleDelivered, _ envelope: Envelope, in transaction: Transaction) throws {
        guard let sale = try SaleTable.standing(of: event.sale, in: transaction) else {
            throw Refusal("no sale \(event.sale)")
        }
        let head = try EntryTable.head(in: transaction)
        let entry = try DeliveryBooking.entry(event, from: envelope, of: sale, as: head.next).written()
        guard let movement = Movement(entry, supplier: sale.supplier) else { return }
        try Ledger.book(movement: entry, movement, of: sale, after: head, in: transaction)
    }

    private func rememberNames(in envelope: Envelope, in transaction: Transaction) throws {
        if let product = try envelope.decoded(ProductDescribed.self) {
            try NameTable.put(.product, product.product.raw, product.name, in: transaction)
        } else if let article = try envelope.decoded(ArticlePublished.self) {
            let title = Localized(chinese: article.title, english: article.title)
            try NameTable.put(.article, article.article.raw, title, in: transaction)
        } else if let copy = try envelope.decoded(PublicationDelivered.self) {
            let name = Localized(chinese: copy.channelName, english: copy.channelName)
            try NameTable.put(.channel, copy.channel.raw, name, in: transaction)
        } else if let listing = try envelope.decoded(ListingOpened.self) {
            let name = Localized(chinese: listing.marketplaceName, english: listing.marketplaceName)
            try NameTable.put(.marketplace, listing.marketplace.raw, name, in: transaction)
        }
    }
}

extension Entry {
    /// The entry, once it is sure that its body can be read back as it was written.
    func written() throws(Refusal) -> Entry {
        for time in [occurredAt, recordedAt] where Instant(iso8601: time.iso8601) != time {
            throw Refusal("a time of \(time.microseconds) microseconds")
        }
        return self
    }
}
