import Contracts
import Members
import Storage
import TestKit
import Testing
import Values

@Suite struct `The platform's people` {
    @Test(arguments: Engine.all) func `are founded once, with one admin who can do everything`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let platform = try #require(try await house.room.platform())
            #expect(platform.kind == .platform)
            #expect(platform.name == Localized(chinese: "梯田", english: "Terrace"))
            let admin = try await house.room.member(house.admin.member)
            #expect(admin.organization == platform.id)
            #expect(admin.roles == [.admin])
            await #expect(throws: MembersError.alreadyFounded) {
                try await house.room.found(
                    platformName: Localized(chinese: "别家", english: "Another"), login: "eve",
                    displayName: "Eve",
                    password: Password("correct horse battery"))
            }
            #expect(try await house.room.member(login: "eve") == nil)
        }
    }

    @Test(arguments: Engine.all) func `are founded once even when two try at the same time`(
        engine: Engine
    ) async throws {
        try await World.on(engine, [.members]) { world in
            let room = MembersRoom(ground: world.ground, passwordCost: .cheap)
            let outcomes = await withTaskGroup(of: Result<Member, MembersError>.self) { group in
                for number in 1...6 {
                    group.addTask {
                        do throws(MembersError) {
                            return .success(
                                try await room.found(
                                    platformName: Localized(chinese: "梯田", english: "Terrace"),
                                    login: "admin\(number)",
                                    displayName: "Admin \(number)",
                                    password: Password("a long enough password")))
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .failure(.alreadyFounded) }.count == 5)
            let founded = try #require(outcomes.compactMap { try? $0.get() }.first)
            let caller = try #require(founded.caller)
            #expect(try await room.members(by: caller) == [founded])
        }
    }

    @Test(arguments: Engine.all) func `take in a county bureau with its county`(engine: Engine) async throws {
        try await House.on(engine) { house in
            #expect(try await house.room.organization(house.bureau.id) == house.bureau)
            #expect(house.bureau.county == CountyCode(code: "433125", revision: "2019-04"))
            let shop = try await house.room.add(
                NewOrganization(kind: .marketplace, name: Localized(chinese: " 京东 ", english: "JD.com")),
                by: house.admin)
            #expect(shop.name.chinese == "京东")
            let platform = try #require(try await house.room.platform())
            #expect(try await house.room.organizations() == [platform, house.bureau, shop])
            #expect(try await house.room.organizations(after: platform.id, limit: 1) == [house.bureau])
            #expect(try await house.room.organizations([shop.id, OrganizationID(4)]) == [shop.id: shop])
        }
    }

    @Test(arguments: Engine.all) func `refuse organizations that make no sense`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let name = Localized(chinese: "某", english: "Some")
            let cases: [(NewOrganization, FieldProblem)] = [
                (NewOrganization(kind: .government, name: name), FieldProblem("county", .required)),
                (
                    NewOrganization(
                        kind: .cooperative, name: name,
                        county: CountyCode(code: "999999", revision: "2019-04")),
                    FieldProblem("county", .unknown("999999"))
                ),
                (NewOrganization(kind: .platform, name: name), FieldProblem("kind", .taken("platform"))),
                (
                    NewOrganization(kind: .cooperative, name: Localized(chinese: "  ", english: "Some")),
                    FieldProblem("name.chinese", .required)
                ),
                (
                    NewOrganization(
                        kind: .cooperative,
                        name: Localized(chinese: "某", english: String(repeating: "x", count: 201))),
                    FieldProblem("name.english", .tooLong(most: 200))
                ),
                (
                    NewOrganization(kind: .cooperative, name: Localized(chinese: "某\n某", english: "Some")),
                    FieldProblem("name.chinese", .malformed(expected: "one line of text"))
                ),
            ]
            for (organization, problem) in cases {
                await #expect(throws: MembersError.invalid(problem)) {
                    try await house.room.add(organization, by: house.admin)
                }
            }
            let nominator = try #require(house.nominator.caller)
            await #expect(throws: MembersError.notAllowed(anyOf: [.admin])) {
                try await house.room.add(.baojingBureau, by: nominator)
            }
            #expect(try await house.room.organizations().count == 2)
        }
    }
}

@Suite struct `A member` {
    @Test(arguments: Engine.all) func `belongs to one organization under a login of their own`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            #expect(house.nominator.login.description == "peng.juan")
            #expect(house.nominator.displayName == "彭娟")
            let byID = try await house.room.member(house.nominator.id)
            #expect(byID == house.nominator)
            let byLogin = try await house.room.member(login: "PENG.JUAN")
            #expect(byLogin == house.nominator)
            let names = try await house.room.displayNames(of: [house.nominator.id, MemberID(4)])
            #expect(names == [house.nominator.id: "彭娟"])
            await #expect(throws: MembersError.invalid(FieldProblem("login", .taken("peng.juan")))) {
                try await house.room.add(
                    NewMember(
                        organization: house.bureau.id, login: "peng.juan", displayName: "另一个",
                        password: House.countyPassword, roles: []),
                    by: house.admin)
            }
        }
    }

    @Test(arguments: Engine.all) func `is refused with the field that does not fit`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            func new(
                _ organization: OrganizationID? = nil, login: String = "wang", name: String = "王",
                password: String = "long enough 1",
                roles: Set<Role> = []
            ) -> NewMember {
                NewMember(
                    organization: organization ?? house.bureau.id, login: login, displayName: name,
                    password: Password(password), roles: roles)
            }
            let login = FieldRule.malformed(expected: "2-64 × a-z 0-9 . _ - @ +")
            let cases: [(NewMember, FieldProblem)] = [
                (new(OrganizationID(4)), FieldProblem("organization", .unknown("4"))),
                (new(login: ""), FieldProblem("login", .required)),
                (new(login: "w"), FieldProblem("login", login)),
                (new(login: "王五"), FieldProblem("login", login)),
                (new(login: "-wang"), FieldProblem("login", login)),
                (new(name: "\t"), FieldProblem("display_name", .required)),
                (
                    new(name: "王\u{0}五"),
                    FieldProblem("display_name", .malformed(expected: "one line of text"))
                ),
                (new(password: ""), FieldProblem("password", .required)),
                (new(password: "九个字的密码不够啊"), FieldProblem("password", .tooShort(least: 10))),
                (
                    new(password: String(repeating: "好", count: 342)),
                    FieldProblem("password", .tooLong(most: 1_024))
                ),
                (
                    new(login: "wangxiaoming", password: "WangXiaoMing"),
                    FieldProblem("password", .conflicts(with: "login"))
                ),
                // Admins may do everything everywhere: none can sit in a county bureau.
                (new(roles: [.nominator, .admin]), FieldProblem("roles", .conflicts(with: "organization"))),
            ]
            for (member, problem) in cases {
                await #expect(throws: MembersError.invalid(problem)) {
                    try await house.room.add(member, by: house.admin)
                }
            }
            let nominator = try #require(house.nominator.caller)
            await #expect(throws: MembersError.notAllowed(anyOf: [.admin])) {
                try await house.room.add(new(), by: nominator)
            }
            #expect(try await house.room.members(of: house.bureau.id, by: house.admin) == [house.nominator])
        }
    }

    @Test(arguments: Engine.all) func `is given roles and loses them again, each time on record`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let id = house.nominator.id
            #expect(
                try await house.room.grant(.author, to: id, by: house.admin).roles == [.nominator, .author])
            #expect(
                try await house.room.grant(.author, to: id, by: house.admin).roles == [.nominator, .author])
            #expect(try await house.room.revoke(.nominator, from: id, by: house.admin).roles == [.author])
            #expect(try await house.room.revoke(.author, from: id, by: house.admin).roles == [])
            #expect(try await house.room.member(id).roles == [])
            let trail = try await house.room.auditTrail(AuditFilter(subject: "member \(id)"), by: house.admin)
            #expect(
                trail.map(\.verb) == [
                    "members.revoke", "members.revoke", "members.grant", "members.add_member",
                ])
            #expect(trail.allSatisfy { $0.member == house.admin.member })
            await #expect(
                throws: MembersError.invalid(FieldProblem("role", .conflicts(with: "organization")))
            ) {
                try await house.room.grant(.admin, to: id, by: house.admin)
            }
            await #expect(throws: MembersError.noSuchMember(MemberID(4))) {
                try await house.room.grant(.author, to: MemberID(4), by: house.admin)
            }
        }
    }

    @Test(arguments: Engine.all) func `who is the last admin stays one`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let first = house.admin.member
            await #expect(throws: MembersError.lastAdmin(first)) {
                try await house.room.revoke(.admin, from: first, by: house.admin)
            }
            await #expect(throws: MembersError.lastAdmin(first)) {
                try await house.room.disable(first, reason: "tired", by: house.admin)
            }
            let second = try await house.room.add(
                NewMember(
                    organization: house.admin.organization, login: "li", displayName: "李",
                    password: House.platformPassword,
                    roles: [.admin]),
                by: house.admin)
            // Both lay down the office at once: one of them must stay.
            let outcomes = await withTaskGroup(of: MembersError?.self) { group in
                for id in [first, second.id] {
                    group.addTask {
                        do throws(MembersError) {
                            _ = try await house.room.disable(id, reason: "moved away", by: house.admin)
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.contains(.lastAdmin(first)) || outcomes.contains(.lastAdmin(second.id)))
        }
    }

    @Test(arguments: Engine.all) func `is listed to auditors and admins, and to colleagues`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let auditor = try await house.room.add(
                NewMember(
                    organization: house.admin.organization, login: "audit", displayName: "审",
                    password: House.platformPassword,
                    roles: [.auditor]),
                by: house.admin)
            let all = try await house.room.members(by: try #require(auditor.caller))
            #expect(all.map(\.id) == [house.admin.member, house.nominator.id, auditor.id])
            #expect(
                try await house.room.members(after: house.admin.member, limit: 1, by: house.admin) == [
                    house.nominator
                ])
            let nominator = try #require(house.nominator.caller)
            #expect(try await house.room.members(of: house.bureau.id, by: nominator) == [house.nominator])
            await #expect(throws: MembersError.notAllowed(anyOf: [.auditor, .admin])) {
                try await house.room.members(of: house.admin.organization, by: nominator)
            }
        }
    }
}
