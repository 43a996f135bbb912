public import Contracts
import Members
import Storage
public import Values

extension CommerceRoom: ListingDirectory {
    public func offers(of products: [ProductID]) async throws -> [ListingOffer] {
        guard !products.isEmpty else { return [] }
        let today = ground.clock.now().day
        return try await ground.store.read { transaction in
            try OfferTable.of(Array(Set(products)), on: today, in: transaction).filter(\.isOpen)
        }
    }

    public func offer(_ listing: ListingID) async throws -> ListingOffer? {
        let today = ground.clock.now().day
        return try await ground.store.read { transaction in
            try OfferTable.find(listing, on: today, in: transaction)
        }
    }
}
