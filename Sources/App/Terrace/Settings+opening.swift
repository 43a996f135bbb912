package import Storage
import StoragePostgres
import StorageSQLite

extension Settings {
    /// The database that the settings name.
    package func openStore() async throws -> any Store {
        if let database { return try await PostgresStore(address: database) }
        return try SQLiteStore(path: dataFolder + "/terrace.sqlite")
    }

    /// The site's own address once the port is known.
    func address(port: Int) -> String { baseAddress ?? "http://\(host):\(port)" }

    /// The site's own address as far as it is known before listening.
    var publicAddress: String { address(port: port) }
}
