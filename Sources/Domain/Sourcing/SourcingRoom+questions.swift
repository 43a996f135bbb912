public import Contracts
import Members
import Storage
public import Values

/// What other rooms ask.
extension SourcingRoom: ProductCatalog, FactBook {
    public func cards(of products: [ProductID]) async throws -> [ProductCard] {
        let found = try await ground.store.read { transaction in
            try ProductTable.find(Array(Set(products)), in: transaction)
        }
        return products.compactMap { id in found.first { $0.id == id }?.card }
    }

    public func facts(of product: ProductID, on day: Day) async throws -> [ConfirmedFact] {
        try await ground.store.read { transaction in
            try FactTable.holding(of: [product], on: day, in: transaction).map(\.shown)
        }
    }
}
