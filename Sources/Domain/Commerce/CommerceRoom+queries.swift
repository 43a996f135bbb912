public import Contracts
import Members
import Storage
public import Values

/// An order with its whole way: each message that the shop sent about it, and each posting.
public struct OrderStory: Hashable, Sendable {
    public let order: Order
    public let sales: [Sale]
    public let reversals: [Reversal]
    public let messages: [KeptMessage]
}

/// Part of an order that a shop sold beyond the lot.
public struct Oversale: Hashable, Sendable {
    public let sale: Sale
    public let order: Order
}

extension CommerceRoom {
    /// Orders, the newest first; pages go on before the last one's identifier.
    public func orders(
        of marketplace: MarketplaceID? = nil, before: OrderID? = nil, limit: Int = 100, by caller: Caller
    ) async throws(CommerceError) -> [Order] {
        try checkReading(caller)
        return try await ground.store.read(refusing: CommerceError.self) { transaction in
            try OrderTable.page(of: marketplace, before: before, limit: limit, in: transaction)
        }
    }

    public func order(_ id: OrderID, by caller: Caller) async throws(CommerceError) -> OrderStory {
        try checkReading(caller)
        return try await ground.store.read(refusing: CommerceError.self) { transaction in
            let order = try OrderTable.find(id, in: transaction)
            return OrderStory(
                order: order, sales: try SaleTable.of(id, in: transaction),
                reversals: try ReversalTable.of(id, in: transaction),
                messages: try MessageTable.of(order.number, at: order.marketplace, in: transaction))
        }
    }

    /// Lots with what is confirmed, promised, left and oversold, the oldest first; pages go on after the last
    /// one's identifier.
    public func stock(after: LotID? = nil, limit: Int = 100) async throws(CommerceError) -> [StockLot] {
        try await ground.store.read(refusing: CommerceError.self) { transaction in
            try LotTable.page(after: after, limit: limit, in: transaction)
        }
    }

    public func stock(of lot: LotID) async throws(CommerceError) -> StockLot {
        try await ground.store.read(refusing: CommerceError.self) { transaction in
            try LotTable.find(lot, in: transaction)
        }
    }

    /// What shops sold beyond their lots and have not taken back, the newest first. How much it is of each
    /// lot is public: ``stock(of:)``.
    public func oversold(
        before: SaleID? = nil, limit: Int = 100, by caller: Caller
    ) async throws(CommerceError) -> [Oversale] {
        try checkReading(caller)
        return try await ground.store.read(refusing: CommerceError.self) { transaction in
            try SaleTable.oversold(before: before, limit: limit, in: transaction).map { sale in
                Oversale(sale: sale, order: try OrderTable.find(sale.order, in: transaction))
            }
        }
    }
}
