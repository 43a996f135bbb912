public import Contracts
import EventLog
import Members
import Storage
public import Values

extension CommerceRoom {
    /// Offers a confirmed lot on a marketplace under a SKU. From now on that shop's orders of the SKU draw on
    /// the lot.
    @discardableResult
    public func openListing(
        _ request: ListingRequest, by caller: Caller
    ) async throws(CommerceError) -> Listing {
        try check(caller)
        let sku = try request.checkedSKU()
        return try await ground.store.write(refusing: CommerceError.self) { transaction in
            guard let marketplace = try MarketplaceTable.known(request.marketplace, in: transaction) else {
                throw CommerceError.field("marketplace", .unknown(request.marketplace.description))
            }
            guard marketplace.switchedOff == nil else { throw CommerceError.marketplaceOff(marketplace.id) }
            guard let lot = try LotTable.find([request.lot], in: transaction).first else {
                throw CommerceError.field("lot", .unknown(request.lot.description))
            }
            guard lot.withdrawn == nil else {
                throw CommerceError.field("lot", .conflicts(with: "withdrawal"))
            }
            let terms = try request.offer.checked(in: marketplace.currency)
            guard terms.pack <= lot.confirmed.amount else {
                throw CommerceError.field("pack", .outOfRange(least: 1, most: lot.confirmed.amount))
            }
            guard try ListingTable.find([sku], of: marketplace.id, in: transaction).isEmpty else {
                throw CommerceError.field("sku", .taken(sku))
            }
            let isResellable =
                try terms.returnsAreResellable
                ?? (ProductTable.kind(of: lot.product, in: transaction) == .processed)
            let listing = Listing(
                id: ground.identifiers.next(), marketplace: marketplace.id, sku: sku, product: lot.product,
                lot: lot.id,
                title: terms.title, price: terms.price,
                pack: Quantity(amount: terms.pack, unit: lot.confirmed.unit),
                address: terms.address, returnsAreResellable: isResellable, version: 1,
                openedAt: ground.clock.now(), openedBy: caller.member, closed: nil)
            try ListingTable.add(listing, in: transaction)
            try tell(listing, on: marketplace, in: transaction)
            try ground.audit.record(
                "commerce.openListing", of: "listing \(listing.id)", by: caller, in: transaction)
            return listing
        }
    }

    /// Changes what is offered. `version` is the one the change was made from; nil takes whatever stands.
    @discardableResult
    public func reviseListing(
        _ id: ListingID, to terms: ListingTerms, expecting version: Int64?, by caller: Caller
    ) async throws(CommerceError) -> Listing {
        try await change(id, expecting: version, verb: "commerce.reviseListing", by: caller) {
            before, transaction in
            guard before.closed == nil else { throw CommerceError.listingClosed(id) }
            let terms = try terms.checked(in: before.price.currency)
            let lot = try LotTable.find(before.lot, in: transaction)
            guard terms.pack <= lot.confirmed.amount else {
                throw CommerceError.field("pack", .outOfRange(least: 1, most: lot.confirmed.amount))
            }
            return before.revised(to: terms)
        }
    }

    /// Ends the offer. What the shop sells under the SKU all the same is still taken.
    @discardableResult
    public func closeListing(
        _ id: ListingID, because reason: String, by caller: Caller
    ) async throws(CommerceError) -> Listing {
        let closed = Listing.Closed(
            at: ground.clock.now(), by: caller.member, reason: try checkedText(reason, "reason", most: 500))
        return try await change(id, expecting: nil, verb: "commerce.closeListing", by: caller) { before, _ in
            guard before.closed == nil else { throw CommerceError.listingClosed(id) }
            return before.with(closed)
        }
    }

    /// Offers it again as it was.
    @discardableResult
    public func reopenListing(_ id: ListingID, by caller: Caller) async throws(CommerceError) -> Listing {
        try await change(id, expecting: nil, verb: "commerce.reopenListing", by: caller) { before, _ in
            before.closed == nil ? before : before.with(nil)
        }
    }

    public func listing(_ id: ListingID) async throws(CommerceError) -> Listing {
        try await ground.store.read(refusing: CommerceError.self) { transaction in
            try ListingTable.find(id, in: transaction)
        }
    }

    /// Listings by marketplace, product or lot, the oldest first; pages go on after the last one's
    /// identifier.
    public func listings(
        of marketplace: MarketplaceID? = nil, product: ProductID? = nil, lot: LotID? = nil,
        after: ListingID? = nil, limit: Int = 100
    ) async throws(CommerceError) -> [Listing] {
        var filters: [Statement] = []
        if let marketplace { filters.append("l.marketplace = \(marketplace)") }
        if let product { filters.append("l.product = \(product)") }
        if let lot { filters.append("l.lot = \(lot)") }
        return try await ground.store.read(refusing: CommerceError.self) { [filters] transaction in
            try ListingTable.page(filters, after: after, limit: limit, in: transaction)
        }
    }

    private func change(
        _ id: ListingID, expecting version: Int64?, verb: String, by caller: Caller,
        _ body: @escaping @Sendable (Listing, Transaction) throws -> Listing
    ) async throws(CommerceError) -> Listing {
        try check(caller)
        return try await ground.store.write(refusing: CommerceError.self) { transaction in
            let before = try ListingTable.find(id, in: transaction)
            guard version == nil || version == before.version else {
                throw CommerceError.listingChanged(id, version: before.version)
            }
            let after = try body(before, transaction)
            guard after != before else { return before }
            try ListingTable.update(after, in: transaction)
            try tell(after, on: MarketplaceTable.find(after.marketplace, in: transaction), in: transaction)
            try ground.audit.record(verb, of: "listing \(id)", by: caller, in: transaction)
            return after
        }
    }

    /// Tells the other rooms how the listing stands: offered, or not.
    func tell(_ listing: Listing, on marketplace: Marketplace, in transaction: Transaction) throws {
        guard listing.closed == nil, marketplace.switchedOff == nil else {
            return try ground.outbox.record(
                ListingClosed(listing: listing.id, product: listing.product, lot: listing.lot),
                in: transaction)
        }
        try ground.outbox.record(
            ListingOpened(
                listing: listing.id, marketplace: marketplace.id, marketplaceName: marketplace.name,
                product: listing.product, lot: listing.lot, price: listing.price, pack: listing.pack),
            in: transaction)
    }
}

extension Listing {
    fileprivate func revised(to terms: ListingTerms) -> Listing {
        let revised = Listing(
            id: id, marketplace: marketplace, sku: sku, product: product, lot: lot, title: terms.title,
            price: terms.price, pack: Quantity(amount: terms.pack, unit: pack.unit), address: terms.address,
            returnsAreResellable: terms.returnsAreResellable ?? returnsAreResellable, version: version,
            openedAt: openedAt, openedBy: openedBy, closed: closed)
        return revised == self ? self : revised.with(closed)
    }

    fileprivate func with(_ closed: Closed?) -> Listing {
        Listing(
            id: id, marketplace: marketplace, sku: sku, product: product, lot: lot, title: title,
            price: price,
            pack: pack, address: address, returnsAreResellable: returnsAreResellable, version: version + 1,
            openedAt: openedAt, openedBy: openedBy, closed: closed)
    }
}
