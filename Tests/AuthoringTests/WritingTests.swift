import Authoring
import Contracts
import TestKit
import Testing
import Values

@Suite struct `Writing an article` {
    @Test(arguments: Engine.all)
    func `begins with its first revision`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let dossier = try await office.begin()
            #expect(dossier.article.slug == Slug("oranges"))
            #expect(dossier.article.author == office.author.member)
            #expect(dossier.latest.number == 1)
            #expect(dossier.latest.manuscript == office.manuscript())
            #expect(dossier.stage == .draft)
            #expect(try await office.room.dossier(dossier.article.id, by: office.author) == dossier)
            #expect(
                try await office.room.revisions(of: dossier.article.id, by: office.author) == [dossier.latest]
            )
        }
    }

    @Test(arguments: Engine.all)
    func `is for authors alone`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.author])) {
                try await office.begin(by: office.publisher)
            }
            let article = try await office.begin().article.id
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor])) {
                try await office.room.revise(
                    article, to: office.manuscript("我的"), expecting: 1, by: office.otherAuthor)
            }
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor, .publisher, .auditor])) {
                try await office.room.dossier(article, by: office.otherAuthor)
            }
            let revised = try await office.room.revise(
                article, to: office.manuscript("改"), expecting: 1, by: office.editor)
            #expect(revised.latest.writtenBy == office.editor.member)
        }
    }

    @Test(arguments: Engine.all)
    func `refuses what cannot be taken and names the field`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            func problem(_ manuscript: Manuscript) async throws -> FieldProblem? {
                do {
                    _ = try await office.begin("x", manuscript)
                    return nil
                } catch AuthoringError.invalid(let problem) {
                    return problem
                }
            }
            func made(
                _ title: String = "t", _ summary: String = "", _ body: String = "",
                _ products: [ProductID] = []
            )
                -> Manuscript
            { Manuscript(title: title, summary: summary, body: body, products: products) }
            #expect(try await problem(made(" \n ")) == FieldProblem("title", .required))
            #expect(
                try await problem(made(String(repeating: "橙", count: 121)))
                    == FieldProblem("title", .tooLong(most: 120)))
            #expect(
                try await problem(made("e" + String(repeating: "\u{301}", count: 5_000)))
                    == FieldProblem("title", .tooLong(most: 120)))
            #expect(
                try await problem(made("a\nb"))
                    == FieldProblem("title", .malformed(expected: "one line of text")))
            #expect(
                try await problem(made("t", String(repeating: "a", count: 301)))
                    == FieldProblem("summary", .tooLong(most: 300)))
            #expect(
                try await problem(made("t", "", "a\0b"))
                    == FieldProblem("body", .malformed(expected: "text without control characters")))
            #expect(
                try await problem(made("t", "", String(repeating: "a", count: 262_145)))
                    == FieldProblem("body", .tooLong(most: 262_144)))
            #expect(
                try await problem(made("t", "", "", [office.orange, office.orange]))
                    == FieldProblem("products[1]", .taken("1001")))
            #expect(
                try await problem(made("t", "", "", [office.orange, ProductID(9)]))
                    == FieldProblem("products[1]", .unknown("9")))
            let begun = try await office.room.ownArticles(by: office.author)
            #expect(begun == [])
        }
    }

    @Test(arguments: Engine.all)
    func `joins a translation group once a language`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let group = try await office.begin().article.group
            let english = try await office.begin("oranges-en", language: .english, group: group)
            #expect(english.article.group == group)
            await #expect(throws: AuthoringError.invalid(FieldProblem("language", .taken("oranges-en")))) {
                try await office.begin("more", language: .english, group: group)
            }
            await #expect(throws: AuthoringError.invalid(FieldProblem("group", .unknown("77")))) {
                try await office.begin("more", group: TranslationGroupID(77))
            }
            await #expect(throws: AuthoringError.invalid(FieldProblem("slug", .taken("oranges")))) {
                try await office.begin("oranges")
            }
        }
    }

    @Test(arguments: Engine.all)
    func `loses no word when two write at once`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            let first = try await office.room.revise(
                article, to: office.manuscript("编辑改的"), expecting: 1, by: office.editor)
            let mine = office.manuscript("作者改的", body: "另一个结尾。")
            await #expect(throws: AuthoringError.conflict(newer: first.latest)) {
                try await office.room.revise(article, to: mine, expecting: 1, by: office.author)
            }
            let draft = try #require(try await office.room.draft(of: article, by: office.author))
            #expect(draft.manuscript == mine)
            #expect(draft.basedOn == 1)
            #expect(try await office.room.draft(of: article, by: office.editor) == nil)

            let merged = try await office.room.revise(article, to: mine, expecting: 2, by: office.author)
            #expect(merged.latest.number == 3)
            #expect(try await office.room.draft(of: article, by: office.author) == nil)
            #expect(
                try await office.room.revisions(of: article, by: office.author).map(\.manuscript.title)
                    == ["作者改的", "编辑改的", "保靖的椪柑"])
        }
    }

    @Test(arguments: Engine.all)
    func `a request that comes twice makes one revision`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            for _ in 0..<2 {
                let dossier = try await office.room.revise(
                    article, to: office.manuscript("二"), expecting: 1, by: office.author)
                #expect(dossier.latest.number == 2)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `of many who write at once one comes first and the others are told`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            let outcomes = await withTaskGroup(of: Bool?.self) { group in
                for index in 0..<12 {
                    group.addTask {
                        do {
                            _ = try await office.room.revise(
                                article, to: office.manuscript("第 \(index) 稿"), expecting: 1,
                                by: office.author)
                            return true
                        } catch AuthoringError.conflict {
                            return false
                        } catch {
                            return nil
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == true }.count == 1)
            #expect(outcomes.filter { $0 == false }.count == 11)
            #expect(try await office.room.dossier(article, by: office.author).article.latest == 2)
        }
    }

    @Test(arguments: Engine.all)
    func `offers an unfinished draft again to who wrote it`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            let half = Manuscript(
                title: "", summary: "", body: "半句\r\n话\0", products: [office.sugar, ProductID(9)])
            try await office.room.saveDraft(half, of: article, basedOn: 1, by: office.author)
            office.world.clock.advance(seconds: 60)
            let saved = try await office.room.saveDraft(
                Manuscript(title: "题", summary: "", body: "半句\n话", products: [office.sugar, ProductID(9)]),
                of: article,
                basedOn: 1, by: office.author)
            #expect(saved.manuscript.body == "半句\n话")
            #expect(try await office.room.draft(of: article, by: office.author) == saved)
            #expect(try await office.room.draft(of: article, by: office.editor) == nil)
            await #expect(throws: AuthoringError.noSuchRevision(article, number: 2)) {
                try await office.room.saveDraft(half, of: article, basedOn: 2, by: office.author)
            }
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor])) {
                try await office.room.draft(of: article, by: office.otherAuthor)
            }
            try await office.room.discardDraft(of: article, by: office.author)
            #expect(try await office.room.draft(of: article, by: office.author) == nil)
        }
    }
}
