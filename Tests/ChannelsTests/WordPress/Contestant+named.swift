import Distribution

extension Contestant {
    static func named(_ kind: String) -> Contestant { all.first { $0.kind == kind }! }

    /// The same server with other credentials, and more settings.
    func entering(
        _ credentials: @escaping @Sendable ([String: String]) -> [String: String], settings: [String: EntryValue] = [:]
    ) -> Contestant {
        Contestant(
            kind: kind, peer: peer, isContractTest: isContractTest, hasCredentials: hasCredentials, schemas: schemas,
            entry: { told in
                var entry = self.entry(told)
                entry.credentials = credentials(told)
                entry.settings.merge(settings) { $1 }
                return entry
            }, adapter: adapter)
    }
}
