public import Contracts
public import Storage
public import Values

/// A body whose members work on the platform: a county bureau, a shop, a cooperative, or the platform itself.
public struct Organization: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case government
        case marketplace
        case cooperative
        case platform
    }

    public let id: OrganizationID
    public let kind: Kind
    public let name: Localized
    /// Where it is at home; a county bureau always has one.
    public let county: CountyCode?
    public let addedAt: Instant
}

/// What is asked for when an organization is added.
public struct NewOrganization: Hashable, Sendable {
    public let kind: Organization.Kind
    public let name: Localized
    public let county: CountyCode?

    public init(kind: Organization.Kind, name: Localized, county: CountyCode? = nil) {
        self.kind = kind
        self.name = name
        self.county = county
    }

    static let longestName = 200

    /// The same with its names trimmed; throws for what cannot be taken.
    func checked() throws(MembersError) -> NewOrganization {
        if kind == .government, county == nil { throw .invalid(FieldProblem("county", .required)) }
        if let county, County.find(county) == nil {
            throw .invalid(FieldProblem("county", .unknown(county.code)))
        }
        return NewOrganization(kind: kind, name: try checkedName(name, in: "name"), county: county)
    }
}

/// A name in both languages, each there, in one line, and not too long.
func checkedName(_ name: Localized, in field: String) throws(MembersError) -> Localized {
    Localized(
        chinese: try checkedLine(name.chinese, in: field + ".chinese", most: NewOrganization.longestName),
        english: try checkedLine(name.english, in: field + ".english", most: NewOrganization.longestName))
}

/// One trimmed line of at least one character; control characters have no place in it.
func checkedLine(_ text: String, in field: String, most: Int) throws(MembersError) -> String {
    guard let line = text.trimmed else { throw .invalid(FieldProblem(field, .required)) }
    guard line.unicodeScalars.count <= most else { throw .invalid(FieldProblem(field, .tooLong(most: most))) }
    guard line.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
        throw .invalid(FieldProblem(field, .malformed(expected: "one line of text")))
    }
    return line
}
