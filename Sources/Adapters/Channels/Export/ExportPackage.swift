/// An article made ready for a platform that has no interface for this account: a person carries it there.
public struct ExportPackage: Hashable, Sendable {
    public struct File: Hashable, Sendable {
        /// Relative, with `/`: `pictures/01.jpg`.
        public let name: String
        public let contentType: String
        public let bytes: [UInt8]

        public init(name: String, contentType: String, bytes: [UInt8]) {
            self.name = name
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    /// The folder's name, and the ZIP file's without its ending: `baojing-oranges-wechat`.
    public let name: String
    public let files: [File]

    public init(name: String, files: [File]) {
        self.name = name
        self.files = files
    }

    /// The whole folder as one ZIP file; the same package gives the same bytes.
    public var zip: [UInt8] {
        ZipArchive(files.map { (name: "\(name)/\($0.name)", bytes: $0.bytes) }).bytes
    }

    public subscript(name: String) -> File? { files.first { $0.name == name } }
}
