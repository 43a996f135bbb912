import Contracts
import Foundation
import Members
import Values
import Web

/// The organizations and people of the demonstration.
struct Cast: Sendable {
    struct Account: Codable, Sendable {
        let login: String
        let name: String
        let roles: [String]
        let password: String
    }

    /// Those who nominate in one county.
    struct Bureau: Sendable {
        let county: String
        let cooperative: OrganizationID
        let applicant: Caller
        let agriculture: Caller
        let revitalisation: Caller
    }

    let bureaus: [Bureau]
    let callers: [String: Caller]
    let accounts: [Account]

    func caller(_ login: String) -> Caller {
        guard let caller = callers[login] else { preconditionFailure("\(login) is in the cast") }
        return caller
    }

    private struct Person {
        let login: String
        let name: String
        let roles: [Role]
    }

    private static let platformPeople = [
        Person(login: "visitor", name: "向远山", roles: [.assessor]),
        Person(login: "assessor", name: "田秋实", roles: [.assessor]),
        Person(login: "author", name: "石小满", roles: [.author]),
        Person(login: "editor", name: "彭清越", roles: [.editor]),
        Person(login: "publisher", name: "罗知行", roles: [.publisher]),
        Person(login: "marketer", name: "龙向晚", roles: [.marketer]),
        Person(login: "merchant", name: "吴有余", roles: [.merchant]),
        Person(login: "auditor", name: "麻守正", roles: [.auditor]),
    ]

    private struct Place {
        let name: String
        let county: String
        let cooperative: Localized
        let people: (applicant: String, agriculture: String, revitalisation: String)
    }

    private static let places = [
        Place(
            name: "baojing", county: "433125",
            cooperative: Localized(chinese: "保靖县梯田柑橘专业合作社", english: "Baojing Terraced Citrus Cooperative"),
            people: ("彭大山", "向春耕", "田兴村")),
        Place(
            name: "zhenfeng", county: "522325",
            cooperative: Localized(chinese: "贞丰县红糖专业合作社", english: "Zhenfeng Brown Sugar Cooperative"),
            people: ("韦甘来", "黄禾", "罗众兴")),
        Place(
            name: "fangxian", county: "420325",
            cooperative: Localized(chinese: "房县香菇专业合作社", english: "Fangxian Mushroom Cooperative"),
            people: ("邓林生", "杨谷雨", "刘同舟")),
    ]

    /// Finds everybody who is there and adds who is missing; passwords are made once and kept beside the data.
    static func assemble(in rooms: Rooms, folder: String) async throws -> Cast {
        var book = try PasswordBook(folder: folder)
        let members = rooms.members
        let password = try book.password(of: "admin")
        let admin: Member
        if try await members.platform() == nil {
            admin = try await members.found(
                platformName: Localized(chinese: "梯田平台", english: "Terrace"), login: "admin", displayName: "梁总管",
                password: Password(password))
        } else {
            guard let found = try await members.member(login: "admin") else {
                throw DemonstrationTrouble.notADemonstration
            }
            admin = found
        }
        var accounts = [Account(login: "admin", name: admin.displayName, roles: ["admin"], password: password)]
        guard let chief = admin.caller else { throw DemonstrationTrouble.notADemonstration }
        var callers = ["admin": chief]
        func join(_ person: Person, _ organization: OrganizationID) async throws -> Caller {
            let password = try book.password(of: person.login)
            accounts.append(
                Account(login: person.login, name: person.name, roles: person.roles.map(\.rawValue), password: password)
            )
            let member: Member
            if let found = try await members.member(login: person.login) {
                member = found
            } else {
                member = try await members.add(
                    NewMember(
                        organization: organization, login: person.login, displayName: person.name,
                        password: Password(password), roles: Set(person.roles)), by: chief)
            }
            guard let caller = member.caller else { throw DemonstrationTrouble.notADemonstration }
            callers[person.login] = caller
            return caller
        }
        for person in platformPeople { _ = try await join(person, admin.organization) }
        var bureaus: [Bureau] = []
        for place in places {
            guard let county = County.find(place.county) else { throw DemonstrationTrouble.noCounty(place.county) }
            func organization(_ kind: Organization.Kind, _ name: Localized) async throws -> OrganizationID {
                try await members.findOrAdd(kind, name, county.code, by: chief)
            }
            let cooperative = try await organization(.cooperative, place.cooperative)
            let agriculture = try await organization(
                .government,
                Localized(
                    chinese: county.name.chinese + "农业农村局", english: county.name.english + " Agriculture Bureau"))
            let revitalisation = try await organization(
                .government,
                Localized(
                    chinese: county.name.chinese + "乡村振兴局",
                    english: county.name.english + " Rural Revitalisation Bureau"))
            bureaus.append(
                Bureau(
                    county: place.county, cooperative: cooperative,
                    applicant: try await join(
                        Person(login: "\(place.name)-grower", name: place.people.applicant, roles: [.nominator]),
                        cooperative),
                    agriculture: try await join(
                        Person(login: "\(place.name)-agriculture", name: place.people.agriculture, roles: [.nominator]),
                        agriculture),
                    revitalisation: try await join(
                        Person(
                            login: "\(place.name)-revitalisation", name: place.people.revitalisation,
                            roles: [.nominator]),
                        revitalisation)))
        }
        return Cast(bureaus: bureaus, callers: callers, accounts: accounts)
    }

    /// One token for each role, for the demonstration's file.
    func tokens(in rooms: Rooms) async throws -> [String: String] {
        var tokens: [String: String] = [:]
        for role in Role.allCases {
            let login = role == .nominator ? "baojing-grower" : role.rawValue
            tokens[role.rawValue] = try await rooms.members.issueToken(
                named: "demonstration", scopes: [role], days: 365, by: caller(login)
            ).secret
        }
        return tokens
    }
}

enum DemonstrationTrouble: Error, CustomStringConvertible {
    case notADemonstration
    case noCounty(String)
    case notPublished(String)

    var description: String {
        switch self {
        case .notADemonstration: "the data folder holds a platform that is no demonstration: name another with --data"
        case .noCounty(let code): "the table of counties has no \(code)"
        case .notPublished(let slug): "the story \(slug) did not get onto the site: see the log"
        }
    }
}

extension MembersRoom {
    /// The organization of that kind and name, added when it is missing.
    fileprivate func findOrAdd(
        _ kind: Organization.Kind, _ name: Localized, _ county: CountyCode, by admin: Caller
    ) async throws -> OrganizationID {
        var last: OrganizationID?
        while true {
            let some = try await organizations(after: last, limit: 100)
            if let found = some.first(where: { $0.kind == kind && $0.name == name }) { return found.id }
            guard let next = some.last, some.count == 100 else { break }
            last = next.id
        }
        return try await add(NewOrganization(kind: kind, name: name, county: county), by: admin).id
    }
}
