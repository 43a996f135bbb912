import Channels
import Contracts
import Distribution
import Testing
import Values

/// What the machinery relies on, of every adapter alike.
@Suite(.serialized) struct `Every channel` {
    @Test(arguments: Contestant.present)
    func `shows an article once, changes it in place, and takes it away`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            try await stage.adapter.health(of: stage.channel)
            let copy = stage.copy()
            let first = try await stage.create(copy)
            #expect(!first.reference.isEmpty && first.reference.utf8.count <= 4_000)
            try await expect(stage, copy, [first.reference])
            guard stage.capabilities.updates else { return }
            let second = try await stage.update(stage.at(first, copy), number: 2)
            try await expect(stage, copy, [second.reference])
            guard stage.capabilities.deletes else { return }
            _ = try await stage.adapter.delete(stage.at(second, copy))
            try await expect(stage, copy, [])
        }
    }

    @Test(arguments: Contestant.present)
    func `bears the same change twice`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            let copy = stage.copy()
            let first = try await stage.create(copy)
            var standing = stage.at(first, copy)
            if stage.capabilities.updates {
                standing = stage.at(try await stage.update(standing, number: 2), copy)
                standing = stage.at(try await stage.update(standing, number: 2), copy)
                try await expect(stage, copy, [standing.reference ?? ""])
            }
            guard stage.capabilities.deletes else { return }
            _ = try await stage.adapter.delete(standing)
            do {
                _ = try await stage.adapter.delete(standing)
            } catch let trouble as ChannelTrouble {
                guard case .gone = trouble else { throw trouble }
            }
            try await expect(stage, copy, [])
        }
    }

    @Test(arguments: Contestant.present)
    func `shows an article once though the answer to it was lost`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            let copy = stage.copy()
            let (rendition, prepared) = try await stage.ready(copy, number: 1)
            stage.outbound.loseNext()
            do {
                _ = try await stage.adapter.create(rendition, prepared: prepared, for: copy)
                #expect(contestant.publishesAtHome)
                return
            } catch let trouble as ChannelTrouble {
                guard case .unknownOutcome = trouble else { throw trouble }
            }
            #expect(!stage.outbound.isWaiting)
            switch stage.capabilities.repeatGuard {
            case .putByKey, .keyWithWindow:
                let again = try await stage.create(copy)
                try await expect(stage, copy, [again.reference])
            case .locateThenCreate:
                #expect(try await stage.adapter.locate(copy).count == 1)
            case .atMostOnce:
                // A person looks, unless the channel can be asked.
                if stage.capabilities.locates { #expect(try await stage.adapter.locate(copy).count == 1) }
            }
        }
    }

    @Test(arguments: Contestant.present)
    func `keeps two articles apart`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            let (one, other) = (stage.copy(), stage.copy())
            let first = try await stage.create(one)
            let second = try await stage.create(other)
            #expect(first.reference != second.reference)
            try await expect(stage, one, [first.reference])
            try await expect(stage, other, [second.reference])
            guard stage.capabilities.deletes else { return }
            _ = try await stage.adapter.delete(stage.at(first, one))
            try await expect(stage, one, [])
            try await expect(stage, other, [second.reference])
        }
    }

    @Test(arguments: Contestant.present)
    func `renders the same article in the same words`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            let copy = stage.copy()
            let edition = stage.edition(of: copy)
            let first = try stage.adapter.render(edition, for: copy)
            #expect(try stage.adapter.render(edition, for: copy).digest == first.digest)
            let changed = try stage.adapter.render(stage.edition(of: copy, number: 2), for: copy)
            #expect(changed.digest != first.digest)
            for attachment in first.attachments where attachment.part == .picture {
                #expect(!attachment.alternativeText.isEmpty)
            }
        }
    }

    @Test(arguments: Contestant.present.filter(\.hasCredentials))
    func `says that credentials are wrong`(_ contestant: Contestant) async throws {
        try await Stage.set(contestant) { stage in
            let wrong = stage.channel.entered(
                with: ChannelCredentials(stage.channel.credentials.values.mapValues { $0 + "x" }))
            let result = await outcome { () async throws(ChannelTrouble) in try await stage.adapter.health(of: wrong) }
            #expect(result.trouble.hasPrefix("auth "))
        }
    }

    /// Exactly these stand there under the key.
    private func expect(
        _ stage: Stage, _ copy: ChannelCopy, _ references: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        guard stage.capabilities.locates else { return }
        let found = try await stage.adapter.locate(copy)
        #expect(found.count == references.count, "\(found)", sourceLocation: sourceLocation)
        // What is not known for the same would be removed as a double.
        for (there, known) in zip(found, references) {
            #expect(
                stage.adapter.isSame(there.reference, known), "\(there.reference) \(known)",
                sourceLocation: sourceLocation)
        }
    }
}
