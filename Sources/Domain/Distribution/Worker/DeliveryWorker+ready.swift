import Contracts
import Values

extension DeliveryWorker {
    /// Keeps true what waits on a channel for a person to release it: nobody must release an older text, nor an article
    /// that was recalled.
    ///
    /// The same change again changes nothing, and no reader sees it, so a lost answer is no reason for doubt.
    func keep(
        _ remote: RemoteCopy, checkAfter seconds: Int64, _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        let copy = copy(of: attempt).at(remote.reference)
        let edition: Edition
        switch attempt.publication.isLive ? await read(attempt) : .notReleased {
        case .released(let newest): edition = newest
        case .notReleased:
            _ = try await looking(for: attempt) { () async throws(ChannelTrouble) in
                try await adapter.delete(copy)
            }
            return .removed
        case .unreadable:
            return .ready(remote, checkAfter: seconds, shown: nil, prepared: nil, hindrance: attempt.delivery.problem)
        }
        let rendition = try adapter.render(edition, for: copy)
        let shown = Delivery.Dispatch(revision: edition.revision, number: edition.number, digest: rendition.digest)
        if let sent = attempt.delivery.dispatched, sent.digest == shown.digest || edition.number < sent.number {
            return .ready(remote, checkAfter: seconds, shown: nil, prepared: nil, hindrance: nil)
        }
        let problems = adapter.validate(rendition, against: try await limits(of: attempt.channel, adapter))
        if let problem = problems.first {
            let said = "\(problem.rule). \(problem.fix)"
            return .ready(
                remote, checkAfter: seconds, shown: nil, prepared: nil,
                hindrance: DeliveryProblem(cause: .content, mend: .fixContent, field: problem.field, said: said))
        }
        do throws(ChannelTrouble) {
            return try await bring(rendition, shown, to: copy, attempt, adapter)
        } catch {
            // What stands there still waits for somebody; it is only the new text that does not go.
            guard case .content(let field, _) = error else { throw error }
            return .ready(
                remote, checkAfter: seconds, shown: nil, prepared: nil,
                hindrance: DeliveryProblem(cause: .content, mend: .fixContent, field: field, said: error.said))
        }
    }

    private func bring(
        _ rendition: ArticleRendition, _ shown: Delivery.Dispatch, to copy: ChannelCopy, _ attempt: Attempt,
        _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        let earlier = attempt.delivery.preparation
        let prepared = try await looking(for: attempt) { () async throws(ChannelTrouble) in
            try await adapter.prepare(rendition, for: copy, earlier: earlier)
        }
        let answer = try await looking(for: attempt) { () async throws(ChannelTrouble) in
            try await adapter.update(rendition, prepared: prepared, for: copy)
        }
        switch answer {
        case .stands(let there): return .stands(there, shown: shown, lookAgain: false)
        case .pending(let there, let later):
            return .ready(there, checkAfter: later, shown: shown, prepared: prepared, hindrance: nil)
        case .partlyUnconfirmed(let there, let said, let later):
            return .partly(there, said: said, checkAfter: later, shown: shown)
        case .absent: throw .gone("what was ready there is not there any longer")
        }
    }
}
