public import Contracts
import Members
import Storage
public import Values

/// What members see of the work. Assessors, auditors and admins see all; the others what concerns their organization.
extension SourcingRoom {
    /// Newest first; the next page begins before the last one's nomination.
    public func nominations(
        _ filter: NominationFilter = NominationFilter(), before last: NominationID? = nil, limit: Int = 50,
        by caller: Caller
    ) async throws(SourcingError) -> [NominationFile] {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            guard let seen = try seen(filter, by: caller, in: transaction) else { return [] }
            return try files(
                of: try NominationTable.list(seen, before: last, limit: limit, in: transaction),
                in: transaction)
        }
    }

    /// One that does not concern the caller does not exist for them.
    public func nomination(
        _ id: NominationID, by caller: Caller
    ) async throws(SourcingError) -> NominationFile {
        let file = try await ground.store.read(refusing: SourcingError.self) { transaction in
            let nomination = try NominationTable.find(id, in: transaction)
            return try files(of: [nomination], in: transaction).first { file in
                try concerns(file, caller, in: transaction)
            }
        }
        guard let file else { throw .noSuchNomination(id) }
        return file
    }

    /// Newest first; for assessors, auditors and admins. `visitor` leaves those of one assessor.
    public func visits(
        of visitor: MemberID? = nil, before last: VisitID? = nil, limit: Int = 50, by caller: Caller
    ) async throws(SourcingError) -> [AssessedVisit] {
        try caller.mustBe(anyOf: .assessor, .auditor)
        return try await ground.store.read(refusing: SourcingError.self) { transaction in
            try assessed(
                try VisitTable.list(of: visitor, before: last, limit: limit, in: transaction), in: transaction
            )
        }
    }

    public func visit(_ id: VisitID, by caller: Caller) async throws(SourcingError) -> AssessedVisit {
        try caller.mustBe(anyOf: .assessor, .auditor)
        let found = try await ground.store.read(refusing: SourcingError.self) { transaction in
            try assessed([try VisitTable.find(id, in: transaction)], in: transaction).first
        }
        guard let found else { throw .noSuchVisit(id) }
        return found
    }

    /// What waits for the caller among the `limit` newest open nominations, the oldest of them first.
    public func tasks(of caller: Caller, limit: Int = 200) async throws(SourcingError) -> [SourcingTask] {
        try await ground.store.read(refusing: SourcingError.self) { transaction in
            guard let organization = try members.find(caller.organization, in: transaction),
                let seen = try seen(NominationFilter(state: .open), by: caller, in: transaction)
            else { return [] }
            let files = try files(
                of: try NominationTable.list(seen, before: nil, limit: limit, in: transaction),
                in: transaction)
            return files.reversed().compactMap { file in
                file.task(of: caller, of: organization).map { kind in
                    SourcingTask(kind: kind, nomination: file.nomination.id, product: file.product)
                }
            }
        }
    }

    /// The filter with what the caller may see; nil when that is nothing.
    private func seen(
        _ filter: NominationFilter, by caller: Caller, in transaction: Transaction
    ) throws(StorageError) -> NominationFilter? {
        if caller.has(anyOf: .assessor, .auditor) { return filter }
        guard let organization = try members.find(caller.organization, in: transaction) else { return nil }
        var filter = filter
        filter.view = NominationView(of: organization)
        return filter
    }

    private func concerns(
        _ file: NominationFile, _ caller: Caller, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        if caller.has(anyOf: .assessor, .auditor) { return true }
        guard let organization = try members.find(caller.organization, in: transaction) else { return false }
        let view = NominationView(of: organization)
        return file.nomination.organization == view.organization
            || file.product.organization == view.organization
            || view.counties.contains(file.product.county.code)
    }

    private func files(
        of nominations: [Nomination], in transaction: Transaction
    ) throws(StorageError) -> [NominationFile] {
        let ids = nominations.map(\.id)
        var products: [ProductID: Product] = [:]
        for product in try ProductTable.find(Array(Set(nominations.map(\.product))), in: transaction) {
            products[product.id] = product
        }
        let visits = Dictionary(
            grouping: try assessed(try VisitTable.find(of: ids, in: transaction), in: transaction),
            by: \.visit.nomination)
        let lots = try LotTable.find(of: ids, in: transaction)
        var files: [NominationFile] = []
        for nomination in nominations {
            guard let product = products[nomination.product] else { continue }
            files.append(
                NominationFile(
                    nomination: nomination, product: product, visits: visits[nomination.id] ?? [],
                    lot: lots.first { $0.nomination == nomination.id }))
        }
        return files
    }
}

extension NominationFile {
    /// What the caller could do next; nil when it waits for others.
    fileprivate func task(of caller: Caller, of organization: Organization) -> SourcingTask.Kind? {
        let isInvolved = (try? nomination.mustNotInvolve(caller.member)) == nil
        switch stage {
        case .signing(let missing):
            guard caller.has(.nominator) else { return nil }
            let duties = missing.filter { duty in
                (try? nomination.signature(
                    for: duty, of: product, by: caller, of: organization, at: nomination.nominatedAt)) != nil
            }
            return duties.isEmpty ? nil : .sign(duties)
        case .scheduling: return caller.has(.assessor) && !isInvolved ? .scheduleVisit : nil
        case .visiting(let visit):
            guard let pending = visits.last(where: { $0.visit.id == visit })?.visit else { return nil }
            return pending.visitor == caller.member ? .recordVisit(visit, on: pending.day) : nil
        case .assessing(let visit): return caller.has(.assessor) && !isInvolved ? .assess(visit) : nil
        case .confirming(let visit):
            let isVisitor = visits.contains { $0.visit.id == visit && $0.visit.visitor == caller.member }
            let isOwner = caller.organization == product.organization
            return caller.has(.assessor) && !isInvolved && !isVisitor && !isOwner ? .confirm(visit) : nil
        case .failed(let visit):
            return caller.has(.assessor) && !isInvolved ? .rejectOrVisitAgain(visit) : nil
        case .ended: return nil
        }
    }
}
