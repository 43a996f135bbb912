import Contracts
import Values

/// Why a body cannot be read, in words for the person who has to find out.
struct BodyTrouble: Error, Hashable {
    let text: String

    init(_ text: String) { self.text = text }
}

/// Takes the members of a JSON object one after another; ``finish()`` refuses what was left.
struct BodyReader {
    private let place: String
    private var members: [String: CanonicalJSON]

    init(_ value: CanonicalJSON, _ place: String) throws(BodyTrouble) {
        guard case .object(let members) = value else { throw BodyTrouble("\(place) is not an object") }
        self.members = members
        self.place = place
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    mutating func string(_ name: String) throws(BodyTrouble) -> String {
        guard case .string(let text)? = members.removeValue(forKey: name) else {
            throw BodyTrouble("\(name) of \(place) is not a text")
        }
        return text
    }

    mutating func integer(_ name: String) throws(BodyTrouble) -> Int64 {
        switch members.removeValue(forKey: name) {
        case .integer(let number)?: return number
        case .string(let text)?:
            guard let number = Int64(text), number.magnitude > CanonicalJSON.greatestNumber.magnitude else {
                throw BodyTrouble("\(name) of \(place) is not an integer")
            }
            return number
        case .null?, .array?, .object?, nil: throw BodyTrouble("\(name) of \(place) is not an integer")
        }
    }

    mutating func array(_ name: String) throws(BodyTrouble) -> [CanonicalJSON] {
        guard case .array(let elements)? = members.removeValue(forKey: name) else {
            throw BodyTrouble("\(name) of \(place) is not an array")
        }
        return elements
    }

    mutating func object(_ name: String) throws(BodyTrouble) -> CanonicalJSON {
        guard let value = members.removeValue(forKey: name) else { throw BodyTrouble("\(place) has no \(name)") }
        return value
    }

    mutating func reader(_ name: String) throws(BodyTrouble) -> BodyReader {
        guard let value = members.removeValue(forKey: name) else { throw BodyTrouble("\(place) has no \(name)") }
        return try BodyReader(value, name)
    }

    mutating func parsed<Value>(_ name: String, _ parse: (String) -> Value?) throws(BodyTrouble) -> Value {
        let text = try string(name)
        guard let value = parse(text) else { throw BodyTrouble("\(name) of \(place) cannot be \(text)") }
        return value
    }

    mutating func identifier<Thing>(_ name: String) throws(BodyTrouble) -> Identifier<Thing> {
        try parsed(name, Identifier<Thing>.init(_:))
    }

    mutating func entry(_ name: String) throws(BodyTrouble) -> EntryID {
        let number = try integer(name)
        guard number > 0 else { throw BodyTrouble("\(name) of \(place) cannot be \(number)") }
        return EntryID(number)
    }

    mutating func instant(_ name: String) throws(BodyTrouble) -> Instant { try parsed(name, Instant.init(iso8601:)) }

    mutating func county() throws(BodyTrouble) -> CountyCode {
        let code = try string("county")
        let revision = try string("county_revision")
        guard let county = CountyCode(code: code, revision: revision) else {
            throw BodyTrouble("no county \(code) of \(revision)")
        }
        return county
    }

    func finish() throws(BodyTrouble) {
        if let name = members.keys.min() { throw BodyTrouble("\(place) has a member \(name) that no entry has") }
    }
}
