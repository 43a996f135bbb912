import Contracts
import Media
import Members
import Sourcing
import TestKit
import Testing
import Values

@Suite struct `A product` {
    @Test(arguments: Engine.all) func `is described under a name of its own and a county of today`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            _ = try await programme.describe()
            await #expect(throws: SourcingError.invalid(FieldProblem("slug", .taken("baojing-oranges")))) {
                try await programme.describe()
            }
            for code in ["433199", "540422", "", "保靖县"] {
                let rule: FieldRule = code.isEmpty ? .required : .unknown(code)
                await #expect(throws: SourcingError.invalid(FieldProblem("county", rule))) {
                    try await programme.describe("other", county: code)
                }
            }
            #expect(
                try await programme.room.products().map(\.product.slug.description) == ["baojing-oranges"])
        }
    }

    @Test(arguments: Engine.all) func `is of an organization that exists, with a picture that is one`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            func describe(_ organization: OrganizationID, _ picture: MediaID?) async throws -> Product {
                try await programme.room.describeProduct(
                    ProductDescription(
                        kind: .stay, slug: Slug("stay")!, name: Localized(chinese: "住", english: "Stay"),
                        summary: Localized(chinese: "住", english: "Stay"), county: "340181",
                        organization: organization,
                        picture: picture), by: programme.grower)
            }
            let paper = try await programme.media.store(
                Array("%PDF-1.7".utf8), as: .paper, by: programme.grower
            ).id
            let picture = try await programme.photograph().media
            await #expect(throws: SourcingError.invalid(FieldProblem("organization", .unknown("7")))) {
                try await describe(OrganizationID(7), nil)
            }
            await #expect(throws: SourcingError.invalid(FieldProblem("picture", .unknown("7")))) {
                try await describe(programme.cooperative.id, MediaID(7))
            }
            await #expect(
                throws: SourcingError.invalid(FieldProblem("picture", .malformed(expected: "picture")))
            ) {
                try await describe(programme.cooperative.id, paper)
            }
            #expect(try await describe(programme.cooperative.id, picture).picture == picture)
        }
    }

    static let words: [(Localized, Localized, FieldProblem)] = [
        (
            Localized(chinese: " ", english: "A"), Localized(chinese: "好", english: "Good"),
            FieldProblem("name.chinese", .required)
        ),
        (
            Localized(chinese: "橙", english: String(repeating: "x", count: 101)),
            Localized(chinese: "好", english: "Good"),
            FieldProblem("name.english", .tooLong(most: 100))
        ),
        (
            Localized(chinese: "橙\n子", english: "A"), Localized(chinese: "好", english: "Good"),
            FieldProblem("name.chinese", .malformed(expected: "one line of text"))
        ),
        (
            Localized(chinese: "橙", english: "A"), Localized(chinese: "好", english: "Go\u{0}od"),
            FieldProblem("summary.english", .malformed(expected: "text without control characters"))
        ),
    ]

    @Test(arguments: words) func `has words that can be read`(
        words: (name: Localized, summary: Localized, problem: FieldProblem)
    ) async throws {
        try await Programme.on(.sqlite) { programme in
            await #expect(throws: SourcingError.invalid(words.problem)) {
                try await programme.room.describeProduct(
                    ProductDescription(
                        kind: .produce, slug: Slug("x")!, name: words.name, summary: words.summary,
                        county: "433125",
                        organization: programme.cooperative.id), by: programme.grower)
            }
        }
    }

    @Test(arguments: Engine.all) func `is revised on top of what was read, by its own people`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            func revise(
                _ english: String, _ version: Int64, county: String = "433125", by caller: Caller? = nil
            ) async throws -> Product {
                try await programme.room.reviseProduct(
                    product.id,
                    to: ProductRevision(
                        name: Localized(chinese: "椪柑", english: english), summary: product.summary,
                        county: county),
                    expecting: version, by: caller ?? programme.grower)
            }
            let second = try await revise("Ponkan", 1)
            #expect(second.version == 2)
            #expect(second.name == Localized(chinese: "椪柑", english: "Ponkan"))
            await #expect(throws: SourcingError.productChanged(product.id, version: 2)) {
                try await revise("Late", 1)
            }
            await #expect(throws: SourcingError.notYourProduct(product.id)) {
                try await revise("Theirs", 2, by: programme.stranger)
            }
            await #expect(throws: SourcingError.notAllowed(anyOf: [.nominator, .assessor, .admin])) {
                try await revise("Mine", 2, by: programme.auditor)
            }
            // The same again is no new version, and nobody hears of it.
            #expect(try await revise("Ponkan", 2) == second)
            #expect(try await revise("Ponkan", 2, county: "433127").county.code == "433127")
            #expect(
                try await programme.world.recorded(ProductDescribed.self).map(\.name.english) == [
                    "Baojing ponkan", "Ponkan", "Ponkan",
                ])
        }
    }

    @Test(arguments: Engine.all) func `stays in its county once it was nominated`(engine: Engine) async throws {
        try await Programme.on(engine) { programme in
            let product = try await programme.describe()
            _ = try await programme.room.nominate(product.id, programme.request(), by: programme.grower)
            await #expect(
                throws: SourcingError.invalid(FieldProblem("county", .conflicts(with: "nominations")))
            ) {
                try await programme.room.reviseProduct(
                    product.id,
                    to: ProductRevision(name: product.name, summary: product.summary, county: "433127"),
                    expecting: 1, by: programme.grower)
            }
        }
    }

    @Test(arguments: Engine.all) func `is listed newest first, page by page, as the filter says`(
        engine: Engine
    ) async throws {
        try await Programme.on(engine) { programme in
            let oranges = try await programme.describe()
            _ = try await programme.describe("sugar", kind: .processed)
            _ = try await programme.describe("tea", county: "433127")
            _ = try await programme.confirmed(oranges)
            func slugs(
                _ filter: ProductFilter, before last: ProductID? = nil, limit: Int = 10
            ) async throws -> [String] {
                try await programme.room.products(filter, before: last, limit: limit).map(
                    \.product.slug.description)
            }
            #expect(try await slugs(ProductFilter()) == ["tea", "sugar", "baojing-oranges"])
            let first = try await programme.room.products(limit: 2)
            #expect(first.map(\.product.slug.description) == ["tea", "sugar"])
            #expect(
                try await slugs(ProductFilter(), before: first.last?.product.id, limit: 2) == [
                    "baojing-oranges"
                ])
            #expect(try await slugs(ProductFilter(), before: oranges.id).isEmpty)
            #expect(try await slugs(ProductFilter(kind: .processed)) == ["sugar"])
            #expect(try await slugs(ProductFilter(county: "433125")) == ["sugar", "baojing-oranges"])
            #expect(
                try await slugs(ProductFilter(organization: programme.cooperative.id, isConfirmed: true)) == [
                    "baojing-oranges"
                ])
            #expect(try await programme.room.product(try #require(Slug("none"))) == nil)
            await #expect(throws: SourcingError.noSuchProduct(ProductID(7))) {
                try await programme.room.product(ProductID(7))
            }
        }
    }
}
