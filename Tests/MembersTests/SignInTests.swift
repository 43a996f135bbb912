import Contracts
import Storage
import TestKit
import Testing
import Values

@testable import Members

@Suite struct `Signing in` {
    @Test(arguments: Engine.all) func `gives a session that knows its member until it is ended`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let signIn = try await house.signIn(" Peng.Juan ")
            #expect(signIn.secret.utf8.count == 43)
            let session = try await house.room.session(signIn.secret)
            #expect(session == signIn.session)
            #expect(session.caller == house.nominator.caller)
            #expect(session.displayName == "彭娟")
            #expect(session.organizationName == house.bureau.name)
            #expect(session.expiresAt == house.world.clock.now().adding(days: 14))
            let other = try await house.signIn()
            #expect(other.secret != signIn.secret)
            #expect(session.accepts(formToken: session.formToken))
            #expect(!session.accepts(formToken: other.session.formToken))
            #expect(!session.accepts(formToken: ""))
            try await house.room.signOut(signIn.secret)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(signIn.secret) }
            #expect(try await house.room.session(other.secret) == other.session)
            try await house.room.signOut(signIn.secret)
        }
    }

    @Test(arguments: Engine.all) func `is refused alike for a wrong password and a wrong login`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            await #expect(throws: MembersError.wrongPassword) {
                try await house.signIn("peng.juan", Password("wrong password"))
            }
            await #expect(throws: MembersError.wrongPassword) { try await house.signIn("nobody.here") }
            await #expect(throws: MembersError.wrongPassword) { try await house.signIn("no login at all!") }
            await #expect(throws: MembersError.wrongPassword) { try await house.signIn("") }
            await #expect(throws: MembersError.invalid(FieldProblem("password", .tooLong(most: 1_024)))) {
                try await house.signIn("peng.juan", Password(String(repeating: "x", count: 1_025)))
            }
        }
    }

    @Test(arguments: Engine.all) func `costs as much for a login that does not exist`(
        engine: Engine
    ) async throws {
        try await World.on(engine, [.members]) { world in
            let cost = PasswordCost(logarithm: 14, blockSize: 8, parallelism: 1)
            let room = MembersRoom(ground: world.ground, passwordCost: cost, lanes: 1)
            try await room.found(
                platformName: Localized(chinese: "梯田", english: "Terrace"), login: "yang", displayName: "杨",
                password: House.platformPassword)
            func fastest(_ login: String) async -> Duration {
                var best = Duration.seconds(60)
                for _ in 0..<4 {
                    let took = await ContinuousClock().measure {
                        await #expect(throws: MembersError.wrongPassword) {
                            try await room.signIn(
                                login: login, password: Password("wrong password"), from: "192.0.2.1")
                        }
                    }
                    best = min(best, took)
                }
                return best
            }
            let known = await fastest("yang")
            let unknown = await fastest("yong")
            // Without the work it would be a hundredth; the rest is room for a busy machine.
            #expect(unknown > known / 5)
        }
    }

    @Test(arguments: Engine.all) func `ends by itself, sooner when it is not used`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let idle = try await house.signIn()
            house.world.clock.advance(seconds: Session.idleSeconds - 1)
            #expect(try await house.room.session(idle.secret).caller == house.nominator.caller)
            house.world.clock.advance(seconds: Session.idleSeconds - 1)
            #expect(try await house.room.session(idle.secret).caller == house.nominator.caller)
            house.world.clock.advance(seconds: Session.idleSeconds)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(idle.secret) }

            let busy = try await house.signIn()
            let end = house.world.clock.now().adding(seconds: Session.longestSeconds)
            while house.world.clock.now().adding(seconds: 6 * 3_600) < end {
                house.world.clock.advance(seconds: 6 * 3_600)
                _ = try await house.room.session(busy.secret)
            }
            house.world.clock.advance(seconds: 6 * 3_600)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(busy.secret) }
        }
    }

    @Test(arguments: Engine.all) func `is held up after ten failures of a login, and says how long`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            for attempt in 1...10 {
                await #expect(throws: MembersError.wrongPassword) {
                    try await house.signIn(
                        "peng.juan", Password("guess number \(attempt)"), from: "198.51.100.\(attempt)")
                }
                house.world.clock.advance(seconds: 6)
            }
            // The right password, and other machines, do not help now; other logins are not held up.
            await #expect(throws: MembersError.tooManySignIns(retryAfterSeconds: 840)) {
                try await house.signIn()
            }
            await #expect(throws: MembersError.tooManySignIns(retryAfterSeconds: 840)) {
                try await house.signIn("PENG.JUAN ", from: "203.0.113.9")
            }
            _ = try await house.signIn("yang", House.platformPassword, from: "198.51.100.1")
            house.world.clock.advance(seconds: 839)
            await #expect(throws: MembersError.tooManySignIns(retryAfterSeconds: 1)) {
                try await house.signIn()
            }
            house.world.clock.advance(seconds: 1)
            _ = try await house.signIn()
        }
    }

    @Test(arguments: Engine.all) func `is held up for an address that tries many logins`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            for attempt in 1...100 {
                await #expect(throws: MembersError.wrongPassword) {
                    try await house.signIn("guess\(attempt)")
                }
            }
            await #expect(throws: MembersError.tooManySignIns(retryAfterSeconds: 900)) {
                try await house.signIn()
            }
            _ = try await house.signIn(from: "203.0.113.9")
        }
    }

    @Test(arguments: Engine.all) func `lets no burst of guesses slip through at once`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let outcomes = await withTaskGroup(of: MembersError?.self) { group in
                for number in 1...40 {
                    group.addTask {
                        do throws(MembersError) {
                            _ = try await house.signIn("peng.juan", Password("guess number \(number)"))
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .wrongPassword }.count == 10)
            #expect(outcomes.filter { $0 == .tooManySignIns(retryAfterSeconds: 900) }.count == 30)
        }
    }

    @Test(arguments: Engine.all) func `forgets the failures of a login once it proves itself`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            for _ in 1...3 {
                for _ in 1...9 {
                    await #expect(throws: MembersError.wrongPassword) { try await house.signIn("yang") }
                }
                _ = try await house.signIn("yang", House.platformPassword)
            }
        }
    }

    @Test(arguments: Engine.all) func `ends for a member who is disabled, and comes back when that is lifted`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let id = house.nominator.id
            let signIn = try await house.signIn()
            let token = try await house.room.issueToken(
                named: "script", scopes: [.nominator], by: signIn.session.caller)
            _ = try await house.room.caller(bearing: token.secret)
            let disabled = try await house.room.disable(id, reason: " left the bureau ", by: house.admin)
            #expect(
                disabled.disabling
                    == Member.Disabling(
                        at: house.world.clock.now(), by: house.admin.member, reason: "left the bureau"))
            #expect(disabled.caller == nil)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(signIn.secret) }
            await #expect(throws: MembersError.notSignedIn) {
                try await house.room.caller(bearing: token.secret)
            }
            await #expect(throws: MembersError.disabled) { try await house.signIn() }
            await #expect(throws: MembersError.wrongPassword) {
                try await house.signIn("peng.juan", Password("wrong password"))
            }

            house.world.clock.advance(days: 1)
            #expect(try await house.room.lift(disablingOf: id, by: house.admin) == house.nominator)
            // The token lives again; the session was ended for good.
            #expect(try await house.room.caller(bearing: token.secret) == house.nominator.caller)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(signIn.secret) }
            _ = try await house.signIn()
            // It can happen twice.
            #expect(
                try await house.room.disable(id, reason: "again", by: house.admin).disabling?.reason
                    == "again")
            await #expect(throws: MembersError.invalid(FieldProblem("reason", .required))) {
                try await house.room.disable(id, reason: "", by: house.admin)
            }
        }
    }
}

@Suite struct `A password` {
    @Test(arguments: Engine.all) func `is changed by who knows the old one, and every session ends`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let here = try await house.signIn()
            let there = try await house.signIn()
            let caller = here.session.caller
            let new = Password("柿子红了橘子黄了稻子熟了")
            await #expect(throws: MembersError.wrongPassword) {
                try await house.room.changePassword(from: new, to: new, by: caller)
            }
            await #expect(throws: MembersError.invalid(FieldProblem("new_password", .tooShort(least: 10)))) {
                try await house.room.changePassword(
                    from: House.countyPassword, to: Password("short"), by: caller)
            }
            _ = try await house.room.session(there.secret)
            try await house.room.changePassword(from: House.countyPassword, to: new, by: caller)
            for secret in [here.secret, there.secret] {
                await #expect(throws: MembersError.notSignedIn) { try await house.room.session(secret) }
            }
            await #expect(throws: MembersError.wrongPassword) { try await house.signIn() }
            _ = try await house.signIn("peng.juan", new)
        }
    }

    @Test(arguments: Engine.all) func `is set anew by an admin, and by nobody else`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let session = try await house.signIn()
            let new = Password("a fresh start in spring")
            await #expect(throws: MembersError.notAllowed(anyOf: [.admin])) {
                try await house.room.setPassword(of: house.admin.member, to: new, by: session.session.caller)
            }
            try await house.room.setPassword(of: house.nominator.id, to: new, by: house.admin)
            await #expect(throws: MembersError.notSignedIn) { try await house.room.session(session.secret) }
            _ = try await house.signIn("peng.juan", new)
        }
    }

    @Test(arguments: Engine.all) func `guessed at through the account page is held up too`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            let caller = try await house.signIn().session.caller
            for _ in 1...10 {
                await #expect(throws: MembersError.wrongPassword) {
                    try await house.room.changePassword(
                        from: Password("a wrong guess"), to: House.platformPassword, by: caller)
                }
            }
            await #expect(throws: MembersError.tooManySignIns(retryAfterSeconds: 900)) {
                try await house.room.changePassword(
                    from: House.countyPassword, to: House.platformPassword, by: caller)
            }
        }
    }

    @Test(arguments: Engine.all) func `is hashed anew when the cost was raised, and stays the same`(
        engine: Engine
    ) async throws {
        try await House.on(engine) { house in
            func hash() async throws -> String {
                try await house.world.store.read { transaction in
                    try transaction.value(
                        "SELECT hash FROM members_password WHERE member = \(house.nominator.id)")
                }
            }
            #expect(try await hash().hasPrefix("$scrypt$ln=4,r=8,p=1$"))
            let dearer = MembersRoom(
                ground: house.world.ground,
                passwordCost: PasswordCost(logarithm: 5, blockSize: 8, parallelism: 1))
            _ = try await dearer.signIn(login: "peng.juan", password: House.countyPassword, from: "192.0.2.7")
            #expect(try await hash().hasPrefix("$scrypt$ln=5,r=8,p=1$"))
            _ = try await dearer.signIn(login: "peng.juan", password: House.countyPassword, from: "192.0.2.7")
        }
    }

    @Test func `never shows itself`() {
        let password = Password("two-days-ten-thousand")
        var dumped = ""
        dump(password, to: &dumped)
        for text in ["\(password)", String(reflecting: password), dumped, "\([password])"] {
            #expect(!text.contains("ten-thousand"))
        }
    }
}
