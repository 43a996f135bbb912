import Contracts
import HTTPTypes
import Hummingbird
import Impact
import NIOCore
import Values

/// The ledger for people who want to look at it, and for those who take it home to check it.
struct LedgerPages: Sendable {
    private static let perPage = 50
    let house: House

    var pages: [Page] {
        [
            .get("/impact/entries") { request in try await list(request) },
            .get("/impact/entries/{id}") { request in try await show(request) },
            .get("/ledger.jsonl") { _ in try await journal(.jsonLines, type: "application/jsonl") },
            .get("/ledger.beancount") { _ in
                try await journal(.beancount, type: "text/plain; charset=utf-8")
            },
        ]
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.impact
        let page = try await room.entries(after: try request.after(), limit: Self.perPage)
        let head = try await room.head()
        let words = ImpactWords(house: house, request: request)
        return try house.renderer.page(
            "impact/entries", for: request, LedgerPage(page, head, isFull: page.count == Self.perPage, words))
    }

    private func show(_ request: WebRequest) async throws -> WebResponse {
        let id: EntryID = try request.id("id")
        let entry = try await house.rooms.impact.entry(id)
        let proof = try await house.rooms.impact.proof(of: id)
        let head = try await house.rooms.impact.head()
        let words = ImpactWords(house: house, request: request)
        return try house.renderer.page("impact/entry", for: request, EntryPage(entry, proof, head, words))
    }

    /// Written piece by piece, each read in a transaction of its own, so that a slow reader holds up nobody.
    private func journal(_ format: JournalFormat, type: String) async throws -> WebResponse {
        let room = house.rooms.impact
        let start = try await room.journal(as: format)
        return WebResponse(
            headers: [
                .contentType: type, .cacheControl: "no-cache",
                .contentDisposition: "attachment; filename=\"ledger.\(format.rawValue)\"",
            ],
            body: .stream(length: nil) { writer in
                var next: JournalPosition? = start
                while let position = next {
                    let page = try await room.page(of: position)
                    try await writer.write(ByteBuffer(string: page.text))
                    next = page.next
                }
            })
    }
}

/// What `/impact/entries` shows.
struct LedgerPage {
    struct Row {
        let id: String
        let kind: String
        let day: String
        let lines: [String]
    }

    let items: [Row]
    let entries: String
    let root: String
    let next: String?

    init(_ page: [JournalEntry], _ head: LedgerHead, isFull: Bool, _ words: ImpactWords) {
        items = page.compactMap { stored in
            guard let entry = stored.read else { return nil }
            return Row(
                id: stored.id.description, kind: words("kind.\(entry.kind.rawValue)"),
                day: entry.occurredAt.shanghai,
                lines: entry.lines.map { "\($0.account) \($0.commodity.display($0.amount, words.language))" })
        }
        entries = words.count(head.entries)
        root = head.root.description
        next = isFull && (page.last?.id.raw ?? 0) < head.entries ? page.last?.id.description : nil
    }
}

/// What `/impact/entries/{id}` shows.
struct EntryPage {
    struct Line {
        let account: String
        let amount: String
    }

    let title: String
    let kind: String
    let occurredAt: String
    let recordedAt: String
    let lines: [Line]
    /// The entry that it takes back or delivers.
    let follows: String?
    let body: String
    let hash: String
    let before: String?
    let after: String?
    let proof: Proof?

    struct Proof {
        let root: String
        let path: [String]
        let holds: Bool
        let proven: String
    }

    init(_ stored: JournalEntry, _ proof: InclusionProof?, _ head: LedgerHead, _ words: ImpactWords) {
        let entry = stored.read
        title = words("entry.title", ["id": stored.id.description])
        kind = entry.map { words("kind.\($0.kind.rawValue)") } ?? ""
        occurredAt = entry?.occurredAt.shanghai ?? ""
        recordedAt = entry?.recordedAt.shanghai ?? ""
        lines =
            entry?.lines.map {
                Line(account: $0.account.description, amount: $0.commodity.display($0.amount, words.language))
            } ?? []
        if case .follows(let sale, _, _)? = entry?.subject { follows = sale.description } else { follows = nil }
        body = stored.body
        hash = stored.hash.description
        before = stored.id.raw > 1 ? String(stored.id.raw - 1) : nil
        after = stored.id.raw < head.entries ? String(stored.id.raw + 1) : nil
        self.proof = proof.map { proof in
            Proof(
                root: proof.root.root.description, path: proof.path.map(\.description), holds: proof.holds,
                proven: words(
                    "entry.proven", ["day": proof.root.day.description, "index": String(proof.index)]))
        }
    }
}

extension Commodity {
    /// `¥28.00`, `5 kg`, with its sign.
    fileprivate func display(_ amount: Int64, _ language: Language) -> String {
        switch self {
        case .yuan: Money(fen: amount).display
        case .grams: Quantity.grams(amount).display(language)
        case .places: Quantity.places(amount).display(language)
        }
    }
}
