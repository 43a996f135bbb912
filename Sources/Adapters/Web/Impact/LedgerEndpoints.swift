import Contracts
import HTTPTypes
import Impact
import Values

/// `/ledger`
struct LedgerEndpoints: Sendable {
    let room: ImpactRoom

    var endpoints: [Endpoint] { [list, show] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/ledger",
            summary: "The ledger's length and root, and its entries, oldest first, as they were hashed",
            tag: "Impact", access: .everybody, query: [.limit, .after], answer: LedgerAnswer.shape
        ) { [room] request in
            let limit = try request.limit()
            let head = try await room.head()
            let page = try await room.entries(after: try request.after(), limit: limit)
            return try .json(
                LedgerAnswer(
                    entries: head.entries, root: head.root.description, items: page.map(EntryAnswer.init),
                    next: page.count == limit && (page.last?.id.raw ?? 0) < head.entries
                        ? page.last?.id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/ledger/{id}",
            summary: "One entry, with the proof that a signed root holds it once its day is closed",
            tag: "Impact", access: .everybody, answer: ProvenEntryAnswer.shape
        ) { [room] request in
            let id: EntryID = try request.id("id")
            let entry = try await room.entry(id)
            return try .json(
                ProvenEntryAnswer(
                    id: id, hash: entry.hash.description, body: entry.body,
                    proof: try await room.proof(of: id).map(ProofAnswer.init)))
        }
    }
}

/// `hash` is SHA-256(0x00 ‖ hash of the entry before ‖ body); 32 zero bytes stand before the first.
struct LedgerAnswer: Encodable, Sendable {
    let entries: Int64
    let root: String
    let items: [EntryAnswer]
    let next: String?

    static let shape = Shape.object([
        .required("entries", .integer), .required("root", .string), .required("items", .array(EntryAnswer.shape)),
        .optional("next", .string),
    ])
}

struct EntryAnswer: Encodable, Sendable {
    let id: EntryID
    let hash: String
    /// The canonical JSON that was hashed, as text.
    let body: String

    static let shape = Shape.object([
        .required("id", .identifier), .required("hash", .string), .required("body", .string),
    ])

    init(_ entry: JournalEntry) {
        id = entry.id
        hash = entry.hash.description
        body = entry.body
    }
}

struct ProvenEntryAnswer: Encodable, Sendable {
    let id: EntryID
    let hash: String
    let body: String
    let proof: ProofAnswer?

    static let shape = Shape.object([
        .required("id", .identifier), .required("hash", .string), .required("body", .string),
        .optional("proof", ProofAnswer.shape),
    ])
}

/// RFC 6962: the leaf is SHA-256(0x00 ‖ the entry's hash), a node SHA-256(0x01 ‖ left ‖ right).
struct ProofAnswer: Encodable, Sendable {
    /// The entry's place among those of the root, from 0.
    let index: Int64
    let path: [String]
    let root: RootAnswer

    static let shape = Shape.object([
        .required("index", .integer), .required("path", .array(.string)), .required("root", RootAnswer.shape),
    ])

    init(_ proof: InclusionProof) {
        index = proof.index
        path = proof.path.map(\.description)
        root = RootAnswer(proof.root)
    }
}
