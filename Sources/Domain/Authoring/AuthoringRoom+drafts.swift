public import Contracts
import Members
import Storage
public import Values

extension AuthoringRoom {
    /// Keeps what a member is writing until they hand it in; it may be unfinished. Each save replaces the one before.
    @discardableResult
    public func saveDraft(
        _ manuscript: Manuscript, of id: ArticleID, basedOn number: Int, by caller: Caller
    ) async throws(AuthoringError) -> Draft {
        let manuscript = try manuscript.checkedAsDraft()
        return try await ground.store.write(refusing: AuthoringError.self) { transaction in
            let article = try ArticleTable.find(id, in: transaction)
            try article.checkMayWrite(caller)
            guard (1...article.latest).contains(number) else {
                throw AuthoringError.noSuchRevision(id, number: number)
            }
            return try keep(manuscript, of: id, basedOn: number, by: caller, in: transaction)
        }
    }

    /// What the caller left unfinished; nil when there is nothing.
    public func draft(of id: ArticleID, by caller: Caller) async throws(AuthoringError) -> Draft? {
        try await ground.store.read(refusing: AuthoringError.self) { transaction in
            try ArticleTable.find(id, in: transaction).checkMayWrite(caller)
            return try DraftTable.find(id, of: caller.member, in: transaction)
        }
    }

    public func discardDraft(of id: ArticleID, by caller: Caller) async throws(AuthoringError) {
        try await ground.store.write(refusing: AuthoringError.self) { transaction in
            try ArticleTable.find(id, in: transaction).checkMayWrite(caller)
            try DraftTable.remove(id, of: caller.member, in: transaction)
        }
    }

    @discardableResult
    func keep(
        _ manuscript: Manuscript, of id: ArticleID, basedOn number: Int, by caller: Caller,
        in transaction: Transaction
    ) throws(StorageError) -> Draft {
        let draft = Draft(
            article: id, member: caller.member, basedOn: number, manuscript: manuscript,
            savedAt: ground.clock.now())
        try DraftTable.put(draft, in: transaction)
        return draft
    }
}
