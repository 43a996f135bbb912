import Contracts
import EventLog
import Values

extension Entry {
    /// The canonical JSON that is hashed.
    var body: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "id": .integer(id.raw),
            "kind": .string(kind.rawValue),
            "occurred_at": .string(occurredAt.iso8601),
            "recorded_at": .string(recordedAt.iso8601),
            "source": source.json,
            "lines": .array(lines.map(\.json)),
            "about": subject.json,
        ]
        if let reason { members["reason"] = .string(reason) }
        if case .follows(let sale, _, _) = subject {
            members[kind == .delivery ? "delivers" : "reverses"] = .integer(sale.raw)
        }
        return .object(members)
    }

    /// Reads a body; throws what is wrong with it. Members that no entry of ours has are refused.
    init(body: [UInt8]) throws(BodyTrouble) {
        guard let value = CanonicalReader.read(body) else { throw BodyTrouble("it is not canonical JSON (RFC 8785)") }
        var members = try BodyReader(value, "the body")
        id = try members.entry("id")
        kind = try members.parsed("kind", Kind.init(rawValue:))
        occurredAt = try members.instant("occurred_at")
        recordedAt = try members.instant("recorded_at")
        source = try Source(try members.reader("source"))
        var lines: [Line] = []
        for line in try members.array("lines") { lines.append(try Line(line)) }
        guard Set(lines.map(\.account)).count == lines.count else { throw BodyTrouble("an account stands twice in it") }
        self.lines = lines
        reason = members.has("reason") ? try members.string("reason") : nil
        var about = try members.reader("about")
        switch kind {
        case .lotConfirmed: subject = .lot(try LotSubject(&about))
        case .lotWithdrawn: subject = .withdrawal(try about.identifier("lot"), try about.identifier("product"))
        case .sale: subject = .sale(try SaleSubject(&about))
        case .cancellation, .goodsReturned, .refund, .delivery:
            subject = .follows(
                try members.entry(kind == .delivery ? "delivers" : "reverses"), lot: try about.identifier("lot"),
                product: try about.identifier("product"))
        }
        try about.finish()
        try members.finish()
    }
}

extension Entry.Line {
    /// No line moves more: 10 trillion yuan, a billion tonnes. It keeps every sum within 63 bits.
    static let most: Int64 = 1_000_000_000_000_000

    fileprivate var json: CanonicalJSON {
        [
            "account": .string(account.description), "commodity": .string(commodity.rawValue),
            "amount": .integer(amount),
        ]
    }

    fileprivate init(_ value: CanonicalJSON) throws(BodyTrouble) {
        var members = try BodyReader(value, "a line")
        account = try members.parsed("account", Account.init)
        commodity = try members.parsed("commodity", Commodity.init(rawValue:))
        amount = try members.integer("amount")
        try members.finish()
        guard amount != 0, amount.magnitude <= Self.most.magnitude else {
            throw BodyTrouble("a line moves \(amount)")
        }
        guard account.holdsGoods == commodity.countsGoods else {
            throw BodyTrouble("\(account) does not hold \(commodity.rawValue)")
        }
    }
}

extension Entry.Source {
    fileprivate var json: CanonicalJSON {
        var members: [String: CanonicalJSON] = ["event": .string(event.description)]
        members["marketplace"] = (marketplace?.description).map { .string($0) }
        members["order"] = (order?.description).map { .string($0) }
        members["sale"] = (sale?.description).map { .string($0) }
        members["refund"] = (refund?.description).map { .string($0) }
        members["visit"] = (visit?.description).map { .string($0) }
        members["version"] = version.map { .string($0) }
        members["digest"] = (digest?.description).map { .string($0) }
        return .object(members)
    }

    fileprivate init(_ reader: BodyReader) throws(BodyTrouble) {
        var members = reader
        event = try members.identifier("event")
        marketplace = members.has("marketplace") ? try members.identifier("marketplace") : nil
        order = members.has("order") ? try members.identifier("order") : nil
        sale = members.has("sale") ? try members.identifier("sale") : nil
        refund = members.has("refund") ? try members.identifier("refund") : nil
        visit = members.has("visit") ? try members.identifier("visit") : nil
        version = members.has("version") ? try members.string("version") : nil
        digest = members.has("digest") ? try members.parsed("digest", ContentDigest.init(_:)) : nil
        try members.finish()
    }
}
