import Contracts
import Values

/// A role with its name in the reader's language, for lists and check boxes.
struct RoleChoice {
    let value: String
    let name: String
    let isChosen: Bool

    static func names(_ roles: Set<Role>, _ house: House, _ request: WebRequest) -> [String] {
        Role.allCases.filter(roles.contains).map {
            house.renderer.text("common.role.\($0.rawValue)", request)
        }
    }

    static func all(
        _ offered: some Sequence<Role>, chosen: some Sequence<String>, _ house: House, _ request: WebRequest
    ) -> [RoleChoice] {
        let chosen = Set(chosen)
        return offered.map { role in
            RoleChoice(
                value: role.rawValue, name: house.renderer.text("common.role.\(role.rawValue)", request),
                isChosen: chosen.contains(role.rawValue))
        }
    }
}
