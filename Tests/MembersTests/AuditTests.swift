import Contracts
import Members
import Storage
import TestKit
import Testing
import Values

@Suite struct `The audit trail` {
    @Test(arguments: Engine.all) func `says who did what, newest first, page by page`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let trail = try await house.room.auditTrail(by: house.admin)
            #expect(
                trail.map { "\($0.verb) \($0.subject)" } == [
                    "members.add_member member \(house.nominator.id)",
                    "members.add_organization organization \(house.bureau.id)",
                    "members.found organization \(house.admin.organization)",
                ])
            #expect(
                trail.allSatisfy {
                    $0.member == house.admin.member && $0.organization == house.admin.organization
                })
            #expect(trail.allSatisfy { $0.at == house.world.clock.now() })
            let first = try await house.room.auditTrail(limit: 2, by: house.admin)
            #expect(first == Array(trail.prefix(2)))
            #expect(
                try await house.room.auditTrail(before: first[1].id, limit: 2, by: house.admin) == [trail[2]])
            #expect(try await house.room.auditTrail(before: trail[2].id, limit: 2, by: house.admin) == [])
        }
    }

    @Test(arguments: Engine.all) func `is narrowed by member, organization, room, verb, subject and time`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let start = house.world.clock.now()
            house.world.clock.advance(seconds: 60)
            let ground = house.world.ground
            try await house.world.store.write { transaction in
                try ground.audit.record(
                    "sourcing.nominate", of: "nomination 1", by: house.nominator.caller, in: transaction)
                try ground.audit.record("sourcing.confirm", of: "lot 1", by: nil, in: transaction)
                try ground.audit.record("sourcingx.confirm", of: "lot 1", by: nil, in: transaction)
            }
            func verbs(_ filter: AuditFilter) async throws -> [String] {
                try await house.room.auditTrail(filter, by: house.admin).map(\.verb)
            }
            #expect(try await verbs(AuditFilter(member: house.nominator.id)) == ["sourcing.nominate"])
            #expect(try await verbs(AuditFilter(organization: house.bureau.id)) == ["sourcing.nominate"])
            #expect(
                try await verbs(AuditFilter(verb: "sourcing")) == ["sourcing.confirm", "sourcing.nominate"])
            #expect(try await verbs(AuditFilter(verb: "sourcing.confirm")) == ["sourcing.confirm"])
            #expect(
                try await verbs(AuditFilter(subject: "lot 1")) == ["sourcingx.confirm", "sourcing.confirm"])
            #expect(try await verbs(AuditFilter(verb: "sourcing", subject: "lot 1")) == ["sourcing.confirm"])
            #expect(try await verbs(AuditFilter(from: start, to: house.world.clock.now())).count == 3)
            #expect(try await verbs(AuditFilter(from: house.world.clock.now())).count == 3)
            #expect(try await verbs(AuditFilter(verb: "源")) == [])
        }
    }

    @Test(arguments: Engine.all) func `is read by auditors and admins alone`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let nominator = try #require(house.nominator.caller)
            await #expect(throws: MembersError.notAllowed(anyOf: [.auditor])) {
                try await house.room.auditTrail(by: nominator)
            }
            let auditor = Caller(
                member: nominator.member, organization: nominator.organization, roles: [.auditor])
            #expect(
                try await house.room.auditTrail(limit: 1, by: auditor).map(\.verb) == ["members.add_member"])
        }
    }
}
