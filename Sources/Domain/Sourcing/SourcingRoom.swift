public import Contracts
import EventLog
public import Media
public import Members
import Storage
public import Values

/// The front door of Sourcing: products, their nominations, visits, assessments and confirmations, lots and facts.
///
/// Products: ``describeProduct(_:by:)`` · ``reviseProduct(_:to:expecting:by:)``. Nominations: ``nominate(_:_:by:)`` ·
/// ``sign(_:as:by:)`` · ``withdraw(_:because:by:)`` · ``reject(_:for:saying:by:)``. Visits:
/// ``scheduleVisit(for:on:visitor:by:)`` · ``recordVisit(_:_:by:)`` · ``cancelVisit(_:because:by:)`` · ``assess(_:_:by:)``.
/// Supply: ``confirm(_:_:by:)`` · ``withdrawLot(_:because:by:)`` · ``denyOrigin(of:saying:by:)``. Facts:
/// ``confirmFact(_:of:because:by:)`` · ``withdrawFact(_:because:by:)`` · ``lapseFacts(on:)``. The rest asks.
public struct SourcingRoom: Sendable {
    let ground: Ground
    let members: MembersRoom
    let media: MediaRoom

    public init(ground: Ground, members: MembersRoom, media: MediaRoom) {
        self.ground = ground
        self.members = members
        self.media = media
    }

    /// Enters a product. That it exists says nothing about it yet: it must be nominated, visited and confirmed.
    public func describeProduct(
        _ description: ProductDescription, by caller: Caller
    ) async throws(SourcingError) -> Product {
        try caller.mustBe(anyOf: .nominator, .assessor)
        let words = try ProductRevision(
            name: description.name, summary: description.summary, county: description.county,
            picture: description.picture
        ).checked()
        let county = try checkedCounty(description.county, "county")
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            guard try ProductTable.find(description.slug, in: transaction) == nil else {
                throw SourcingError.field("slug", .taken("\(description.slug)"))
            }
            guard try members.find(description.organization, in: transaction) != nil else {
                throw SourcingError.field("organization", .unknown("\(description.organization)"))
            }
            try checkPicture(description.picture, in: transaction)
            let product = Product(
                id: ground.identifiers.next(), slug: description.slug, kind: description.kind,
                name: words.name,
                summary: words.summary, county: county, organization: description.organization,
                picture: description.picture, version: 1, describedAt: ground.clock.now(),
                describedBy: caller.member)
            try ProductTable.add(product, in: transaction)
            try ground.outbox.record(product.described, in: transaction)
            try ground.audit.record(
                "sourcing.describe_product", of: "product \(product.id)", by: caller, in: transaction)
            return product
        }
    }

    /// Describes a product anew, on top of the version that the writer read. The same words again change nothing.
    public func reviseProduct(
        _ id: ProductID, to revision: ProductRevision, expecting version: Int64, by caller: Caller
    ) async throws(SourcingError) -> Product {
        try caller.mustBe(anyOf: .nominator, .assessor)
        let revision = try revision.checked()
        return try await ground.store.write(refusing: SourcingError.self) { transaction in
            let product = try ProductTable.find(id, in: transaction)
            guard caller.has(.assessor) || caller.organization == product.organization else {
                throw SourcingError.notYourProduct(id)
            }
            guard product.version == version else {
                throw SourcingError.productChanged(id, version: product.version)
            }
            let county = try county(of: revision, for: product, in: transaction)
            try checkPicture(revision.picture, in: transaction)
            guard !product.reads(revision, county: county) else { return product }
            let revised = product.revised(revision, county: county, at: ground.clock.now(), by: caller)
            try ProductTable.replace(with: revised, in: transaction)
            try ground.outbox.record(revised.described, in: transaction)
            try ground.audit.record(
                "sourcing.revise_product", of: "product \(id)", by: caller, in: transaction)
            return revised
        }
    }

    /// Signatures and lots rest on the county, so it stays once the product was nominated.
    private func county(
        of revision: ProductRevision, for product: Product, in transaction: Transaction
    ) throws -> CountyCode {
        if revision.county == product.county.code { return product.county }
        let county = try checkedCounty(revision.county, "county")
        guard try NominationTable.find(of: product.id, in: transaction).isEmpty else {
            throw SourcingError.field("county", .conflicts(with: "nominations"))
        }
        return county
    }

    private func checkPicture(_ picture: MediaID?, in transaction: Transaction) throws {
        guard let picture else { return }
        guard let stored = try media.find(picture, in: transaction) else {
            throw SourcingError.field("picture", .unknown("\(picture)"))
        }
        guard stored.kind == .picture else {
            throw SourcingError.field("picture", .malformed(expected: "picture"))
        }
    }
}
