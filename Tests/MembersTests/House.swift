import Contracts
import EventLog
import Members
import Storage
import TestKit
import Testing
import Values

/// A founded platform with a county bureau and a nominator in it.
struct House {
    static let platformPassword = Password("laundry-on-the-line")
    static let countyPassword = Password("two-days-ten-thousand")

    let world: World
    let room: MembersRoom
    let admin: Caller
    let bureau: Organization
    let nominator: Member

    static func on<Answer>(_ engine: Engine, _ body: (House) async throws -> Answer) async throws -> Answer {
        try await World.on(engine, [.members]) { world in
            let room = MembersRoom(ground: world.ground, passwordCost: .cheap)
            let first = try await room.found(
                platformName: Localized(chinese: "梯田", english: "Terrace"), login: "yang", displayName: "杨帆",
                password: platformPassword)
            let admin = try #require(first.caller)
            let bureau = try await room.add(.baojingBureau, by: admin)
            let nominator = try await room.add(
                NewMember(
                    organization: bureau.id, login: "Peng.Juan", displayName: " 彭娟 ",
                    password: countyPassword,
                    roles: [.nominator]),
                by: admin)
            return try await body(
                House(world: world, room: room, admin: admin, bureau: bureau, nominator: nominator))
        }
    }

    /// Nobody's way in, told alike whatever is wrong.
    func signIn(
        _ login: String = "peng.juan", _ password: Password = House.countyPassword,
        from address: String = "192.0.2.7"
    ) async throws(MembersError) -> SignIn {
        try await room.signIn(login: login, password: password, from: address)
    }
}

extension PasswordCost {
    /// Not for anything but tests: a thousandth of the standard.
    static let cheap = PasswordCost(logarithm: 4, blockSize: 8, parallelism: 1)
}

extension NewOrganization {
    static let baojingBureau = NewOrganization(
        kind: .government, name: Localized(chinese: "保靖县商务局", english: "Baojing County Bureau of Commerce"),
        county: CountyCode(code: "433125", revision: "2019-04"))
}
