import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Members

@Suite struct `A bearer token` {
    @Test(arguments: Engine.all) func `acts for its member with the roles that its scopes leave`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let id = house.nominator.id
            let caller = try #require(try await house.room.grant(.author, to: id, by: house.admin).caller)
            let issued = try await house.room.issueToken(
                named: " nightly import ", scopes: [.author], by: caller)
            #expect(issued.secret.hasPrefix("trc_"))
            #expect(issued.secret.utf8.count == 47)
            #expect(issued.token.shown == String(issued.secret.prefix(10)))
            #expect(issued.token.name == "nightly import")
            #expect(issued.token.expiresAt == house.world.clock.now().adding(days: 90))
            let bearer = try await house.room.caller(bearing: issued.secret)
            #expect(bearer == Caller(member: id, organization: house.bureau.id, roles: [.author]))
            // A role that is taken away is gone from the token at once, and the token cannot make a wider one.
            await #expect(throws: MembersError.notAllowed(anyOf: [.nominator])) {
                try await house.room.issueToken(named: "wider", scopes: [.nominator, .author], by: bearer)
            }
            _ = try await house.room.revoke(.author, from: id, by: house.admin)
            #expect(try await house.room.caller(bearing: issued.secret).roles == [])
        }
    }

    @Test(arguments: Engine.all) func `of an admin may be narrow`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let issued = try await house.room.issueToken(
                named: "feed", scopes: [.author, .auditor], by: house.admin)
            let bearer = try await house.room.caller(bearing: issued.secret)
            #expect(bearer.roles == [.author, .auditor])
            #expect(!bearer.has(.admin))
        }
    }

    @Test(arguments: Engine.all) func `is unknown when a character is wrong, and after its time`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let issued = try await house.room.issueToken(
                named: "a day", scopes: [.admin], days: 1, by: house.admin)
            let last = issued.secret.last == "A" ? "Q" : "A"
            for wrong in [
                "", "trc_", issued.token.shown, issued.secret.dropLast() + last, issued.secret + "A",
            ] {
                await #expect(throws: MembersError.notSignedIn) {
                    try await house.room.caller(bearing: wrong)
                }
            }
            // A session's secret is no token, and a token no session.
            let session = try await house.signIn()
            await #expect(throws: MembersError.notSignedIn) {
                try await house.room.caller(bearing: session.secret)
            }
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(issued.secret) }
            house.world.clock.advance(seconds: 86_399)
            _ = try await house.room.caller(bearing: issued.secret)
            house.world.clock.advance(seconds: 1)
            await #expect(throws: MembersError.notSignedIn) {
                try await house.room.caller(bearing: issued.secret)
            }
        }
    }

    @Test(arguments: Engine.all) func `is not stored, only its digest is`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let issued = try await house.room.issueToken(named: "kept", scopes: [.admin], by: house.admin)
            let session = try await house.signIn()
            let stored = try await house.world.store.read { transaction in
                try transaction.rows(
                    """
                    SELECT t.digest, t.beginning, s.digest FROM members_token t
                    CROSS JOIN members_session s
                    """
                ) { row throws(StorageError) in
                    (
                        try row.value(0, as: ContentDigest.self), try row.value(1, as: String.self),
                        try row.value(2, as: ContentDigest.self)
                    )
                }
            }
            #expect(stored.count == 1)
            #expect(stored[0].1 == issued.secret.prefix(10))
            #expect(!"\(stored)".contains(issued.secret.suffix(30)))
            #expect(!"\(stored)".contains(session.secret))
        }
    }

    @Test(arguments: Engine.all) func `knows when it was last used, to the hour`(engine: Engine) async throws {
        try await House.on(engine) { house in
            let issued = try await house.room.issueToken(named: "clock", scopes: [.admin], by: house.admin)
            func usedAt() async throws -> Instant? {
                try await house.room.tokens(of: house.admin.member, by: house.admin).first?.usedAt
            }
            #expect(try await usedAt() == nil)
            let first = house.world.clock.now()
            _ = try await house.room.caller(bearing: issued.secret)
            #expect(try await usedAt() == first)
            house.world.clock.advance(seconds: 3_599)
            _ = try await house.room.caller(bearing: issued.secret)
            #expect(try await usedAt() == first)
            house.world.clock.advance(seconds: 10)
            _ = try await house.room.caller(bearing: issued.secret)
            #expect(try await usedAt() == first.adding(seconds: 3_609))
        }
    }

    @Test(arguments: Engine.all)
    func `is revoked at once by its member or an admin, and is nobody else's business`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let nominator = try #require(house.nominator.caller)
            let mine = try await house.room.issueToken(named: "mine", scopes: [.nominator], by: nominator)
            let theirs = try await house.room.issueToken(named: "theirs", scopes: [.admin], by: house.admin)
            _ = try await house.room.caller(bearing: mine.secret)
            await #expect(throws: MembersError.noSuchToken(theirs.token.id)) {
                try await house.room.revokeToken(theirs.token.id, by: nominator)
            }
            await #expect(throws: MembersError.notAllowed(anyOf: [.admin])) {
                try await house.room.tokens(of: house.admin.member, by: nominator)
            }
            let revoked = try await house.room.revokeToken(mine.token.id, by: house.admin)
            let revocation = BearerToken.Revocation(at: house.world.clock.now(), by: house.admin.member)
            #expect(revoked.revocation == revocation)
            await #expect(throws: MembersError.notSignedIn) {
                try await house.room.caller(bearing: mine.secret)
            }
            house.world.clock.advance(seconds: 60)
            #expect(try await house.room.revokeToken(mine.token.id, by: nominator).revocation == revocation)
            #expect(try await house.room.tokens(of: nominator.member, by: nominator) == [revoked])
            _ = try await house.room.caller(bearing: theirs.secret)
        }
    }

    @Test(arguments: Engine.all) func `is refused with the field that does not fit`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let cases: [(String, Set<Role>, Int64, FieldProblem)] = [
                ("  ", [.admin], 90, FieldProblem("name", .required)),
                ("x", [], 90, FieldProblem("scopes", .required)),
                ("x", [.admin], 0, FieldProblem("days", .outOfRange(least: 1, most: 366))),
                ("x", [.admin], 367, FieldProblem("days", .outOfRange(least: 1, most: 366))),
                (String(repeating: "名", count: 101), [.admin], 90, FieldProblem("name", .tooLong(most: 100))),
            ]
            for (name, scopes, days, problem) in cases {
                await #expect(throws: MembersError.invalid(problem)) {
                    try await house.room.issueToken(named: name, scopes: scopes, days: days, by: house.admin)
                }
            }
            for number in 1...100 {
                _ = try await house.room.issueToken(named: "\(number)", scopes: [.admin], by: house.admin)
            }
            await #expect(throws: MembersError.invalid(FieldProblem("tokens", .tooLong(most: 100)))) {
                try await house.room.issueToken(named: "one more", scopes: [.admin], by: house.admin)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `is asked of the database once in five seconds, and at once after a change elsewhere`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let issued = try await house.room.issueToken(named: "busy", scopes: [.admin], by: house.admin)
            _ = try await house.room.caller(bearing: issued.secret)
            // Another node takes it away: this one learns of it when its five seconds are over.
            let other = MembersRoom(ground: house.world.ground, passwordCost: .cheap)
            try await other.revokeToken(issued.token.id, by: house.admin)
            _ = try await house.room.caller(bearing: issued.secret)
            house.world.clock.advance(seconds: 5)
            await #expect(throws: MembersError.notSignedIn) {
                try await house.room.caller(bearing: issued.secret)
            }
            await #expect(throws: MembersError.notSignedIn) { try await other.caller(bearing: issued.secret) }
        }
    }
}
