public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// The replies, likes, boosts and mentions that an article brought, newest first; for members.
    public func returned(
        to article: ArticleID, before cursor: ReturnedID? = nil, limit: Int, by caller: Caller
    ) async throws(DistributionError) -> [ReturnedItem] {
        guard (1...100).contains(limit) else {
            throw .invalid(FieldProblem("limit", .outOfRange(least: 1, most: 100)))
        }
        return try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            let publications = try lines.publications.all(of: [article], in: transaction).map(\.id)
            return try returned.page(of: publications, before: cursor, limit: limit, in: transaction)
        }
    }

    /// What each of an article's publications brought: counted here from what came back, and as the channel counts it.
    public func echoes(
        of article: ArticleID
    ) async throws(DistributionError) -> [PublicationID: PublicationEcho] {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            let publications = try lines.publications.all(of: [article], in: transaction).map(\.id)
            let counts = try returned.counts(of: publications, in: transaction)
            let told = try numbers.all(of: publications, in: transaction)
            let clicks = try numbers.clicks(of: publications, in: transaction)
            var echoes: [PublicationID: PublicationEcho] = [:]
            for id in publications where counts[id] != nil || told[id] != nil || clicks[id] != nil {
                echoes[id] = PublicationEcho(counted: counts[id] ?? [:], told: told[id], clicks: clicks[id] ?? 0)
            }
            return echoes
        }
    }
}

/// What came back from one copy.
public struct PublicationEcho: Hashable, Sendable {
    /// Of what was brought to us, and not taken back.
    public let counted: [Returned.Kind: Int]
    /// The newest numbers that the channel told; nil when it was never asked, or tells none.
    public let told: ToldNumbers?
    /// How often a link to a shop was followed from it, by its referral.
    public let clicks: Int64
}

public struct ToldNumbers: Hashable, Sendable {
    public let numbers: CopyMetrics
    public let at: Instant
}
