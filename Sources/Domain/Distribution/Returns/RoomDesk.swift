import Contracts
import Logging
import Members
import Storage
import Values

/// What adapters that work by themselves are given to ask of the room.
struct RoomDesk: ChannelDesk {
    let room: DistributionRoom

    func channels(of kind: ChannelKind) async throws -> [Channel] {
        let known = try await room.ground.store.read { [channels = room.channels] transaction in
            try channels.all(in: transaction).filter { $0.kind == kind && $0.switchedOff == nil }
        }
        var entered: [Channel] = []
        for channel in known {
            // One channel whose credentials cannot be had must not keep the others from working.
            if let channel = try? await enter(channel) { entered.append(channel) }
        }
        return entered
    }

    func channel(_ id: ChannelID) async throws -> Channel? {
        let known = try await room.ground.store.read { [channels = room.channels] transaction in
            try channels.find(id, in: transaction)
        }
        guard let known, known.switchedOff == nil else { return nil }
        return try await enter(known)
    }

    func take(_ returned: Returned) async throws {
        guard (1...2_000).contains(returned.remote.utf8.count) else { return }
        let now = room.ground.clock.now()
        let id: ReturnedID = room.ground.identifiers.next()
        try await room.ground.store.write { [room] transaction in
            // What belongs to no publication of ours is nobody's to read.
            guard let publication = try room.lines.publications.find(returned.publication, in: transaction),
                publication.channel == returned.channel
            else { return }
            try room.returned.put(returned, id: id, at: now, in: transaction)
        }
    }

    func takeBack(_ channel: ChannelID, remote: String) async throws {
        let now = room.ground.clock.now()
        try await room.ground.store.write { [returned = room.returned] transaction in
            try returned.takeBack(channel, remote: remote, at: now, in: transaction)
        }
    }

    func isWanted(_ publication: PublicationID) async throws -> Bool {
        try await room.ground.store.read { [publications = room.lines.publications] transaction in
            try publications.find(publication, in: transaction)?.isLive ?? false
        }
    }

    func lookAgain(at publication: PublicationID, in transaction: Transaction) throws {
        let now = room.ground.clock.now()
        for delivery in try room.lines.deliveries.open(of: publication, in: transaction) where delivery.isAskedAfter {
            var again = delivery
            again.lookAgain(at: now)
            try room.lines.deliveries.put(again, in: transaction)
        }
        transaction.afterCommit { [room] in room.worker.wake() }
    }

    private func enter(_ channel: Channel) async throws(ChannelTrouble) -> Channel {
        guard let adapter = room.adapters[channel.kind] else { return channel }
        return try await room.worker.vault.entered(channel, adapter)
    }
}
