import Contracts
import Storage
import Values

/// What a person saw who looked at the channel for what nobody else could tell.
extension Settlement {
    /// It is there. A recall that waited for the answer goes on by itself.
    func see(_ remote: RemoteCopy) throws {
        guard delivery.operation == .delete else { return try settle(.found(remote)) }
        // Where it stands is known now, and it is still to disappear.
        let standing = publication.standing
        try worker.lines.publications.put(
            Publication.Standing(
                reference: remote.reference, address: remote.address, revision: standing?.revision ?? delivery.revision,
                number: standing?.number ?? 0, digest: nil, since: standing?.since ?? now, updatedAt: now),
            for: publication.id, in: transaction)
        try sendAgain()
    }

    /// It is not there: a creation is made again, unless a recall waits behind it; then both have come to their end.
    func missed(recall: Delivery?) throws {
        if delivery.operation == .delete { return try settle(.removed) }
        guard let recall else { return try sendAgain() }
        try worker.lines.close(delivery, as: .cancelled, in: transaction)
        // It never stood there, so nobody is told that it does no longer.
        try worker.lines.publications.markCertain(publication.id, in: transaction)
        let known = try worker.lines.publications.find(publication.id, in: transaction)
        try Settlement(
            worker: worker, transaction: transaction, delivery: recall, publication: known ?? publication,
            channel: channel, capabilities: capabilities, now: now
        ).settle(.removed)
    }

    /// All parts of which nobody knew arrived, or are to be sent again; the adapter writes down which.
    func settleParts(arrived: Bool) throws {
        let copy = worker.copy(of: publication, on: channel, pending: delivery.pendingReference)
        try worker.adapters[channel.kind]?.settleParts(of: copy, arrived: arrived, in: transaction)
        guard var asked = try worker.lines.deliveries.find(delivery.id, in: transaction) else { return }
        asked.lookAgain(at: now)
        try worker.lines.deliveries.put(asked, in: transaction)
    }

    private func sendAgain() throws {
        try worker.lines.publications.markCertain(publication.id, in: transaction)
        var again = delivery
        again.dispatched = nil
        again.dispatchedAt = nil
        again.wait(as: .scheduled, until: now, nil)
        try worker.lines.deliveries.put(again, in: transaction)
    }
}
