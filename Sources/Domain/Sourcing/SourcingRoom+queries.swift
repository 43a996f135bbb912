public import Contracts
import Members
import Storage
public import Values

extension SourcingRoom {
    /// Everybody may ask; nil when there is none.
    public func product(_ slug: Slug) async throws(SourcingError) -> ProductFile? {
        let today = ground.clock.now().day
        return try await ground.store.read(refusing: SourcingError.self) { transaction in
            guard let product = try ProductTable.find(slug, in: transaction) else { return nil }
            return try files(of: [product], on: today, in: transaction).first
        }
    }

    public func product(_ id: ProductID) async throws(SourcingError) -> ProductFile {
        let today = ground.clock.now().day
        let file = try await ground.store.read(refusing: SourcingError.self) { transaction in
            try files(of: [try ProductTable.find(id, in: transaction)], on: today, in: transaction).first
        }
        guard let file else { throw .noSuchProduct(id) }
        return file
    }

    /// Newest first; the next page begins before the last one's product.
    public func products(
        _ filter: ProductFilter = ProductFilter(), before last: ProductID? = nil, limit: Int = 50
    ) async throws(SourcingError) -> [ProductFile] {
        let today = ground.clock.now().day
        return try await ground.store.read(refusing: SourcingError.self) { transaction in
            let products = try ProductTable.list(filter, before: last, limit: limit, in: transaction)
            return try files(of: products, on: today, in: transaction)
        }
    }

    /// The visits on which a product's confirmations rest, oldest first: evidence is public, its papers are not.
    public func visits(of product: ProductID) async throws(SourcingError) -> [AssessedVisit] {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            let visits = try VisitTable.reported(of: product, in: transaction)
            return try assessed(visits, in: transaction)
        }
    }

    /// Every fact that was ever confirmed about a product, newest first.
    public func factHistory(
        of product: ProductID, before last: FactID? = nil, limit: Int = 50
    ) async throws(SourcingError) -> [Fact] {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            try FactTable.history(of: product, before: last, limit: limit, in: transaction)
        }
    }

    public func fact(_ id: FactID) async throws(SourcingError) -> Fact {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            try FactTable.find(id, in: transaction)
        }
    }

    public func lot(_ id: LotID) async throws(SourcingError) -> Lot {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            try LotTable.find(id, in: transaction)
        }
    }

    /// Newest first.
    public func lots(before last: LotID? = nil, limit: Int = 50) async throws(SourcingError) -> [Lot] {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            try LotTable.list(before: last, limit: limit, in: transaction)
        }
    }

    private func files(
        of products: [Product], on day: Day, in transaction: Transaction
    ) throws(StorageError) -> [ProductFile] {
        let ids = products.map(\.id)
        let facts = Dictionary(
            grouping: try FactTable.holding(of: ids, on: day, in: transaction), by: \.product)
        let lots = Dictionary(grouping: try LotTable.find(of: ids, in: transaction), by: \.product)
        return products.map { product in
            ProductFile(product: product, facts: facts[product.id] ?? [], lots: lots[product.id] ?? [])
        }
    }

    func assessed(_ visits: [Visit], in transaction: Transaction) throws(StorageError) -> [AssessedVisit] {
        let assessments = try AssessmentTable.find(of: visits.map(\.id), in: transaction)
        return visits.map { visit in
            AssessedVisit(visit: visit, assessment: assessments.first { $0.visit == visit.id })
        }
    }
}
