public import Contracts
import Members
import Storage
public import Values

extension NewsletterDesk {
    /// Issues and corrections of all newsletters, newest first.
    public func issues(
        before last: NewsletterIssueID? = nil, limit: Int, by caller: Caller
    ) async throws(NewsletterError) -> [NewsletterIssueOverview] {
        try check(caller)
        return try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            try office.issues.all(before: last, limit: limit, in: transaction).map { issue throws(StorageError) in
                NewsletterIssueOverview(issue, try office.recipients.tally(of: issue.id, in: transaction))
            }
        }
    }

    /// One issue; nil when there is none of that number.
    public func issue(
        _ id: NewsletterIssueID, by caller: Caller
    ) async throws(NewsletterError) -> NewsletterIssueOverview? {
        try check(caller)
        return try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            try office.issues.find(id, in: transaction).map { issue throws(StorageError) in
                NewsletterIssueOverview(issue, try office.recipients.tally(of: issue.id, in: transaction))
            }
        }
    }

    /// The letters of an issue in the order of their numbers; those in one state, or all of them.
    public func letters(
        of issue: NewsletterIssueID, in state: NewsletterLetter.State? = nil,
        after last: NewsletterRecipientID? = nil, limit: Int, by caller: Caller
    ) async throws(NewsletterError) -> [NewsletterLetter] {
        try check(caller)
        return try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            let found = try office.recipients.letters(of: issue, in: state, after: last, limit: limit, in: transaction)
            let bounces = try office.recipients.bounces(of: found.map(\.id), in: transaction)
            return found.map { NewsletterLetter($0, bounce: bounces[$0.id]) }
        }
    }
}
