import Authoring
import Contracts
import TestKit
import Testing
import Values

@Suite struct `Reviewing an article` {
    @Test(arguments: Engine.all)
    func `begins only with a revision that is ready`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let shown = try await office.picture(1)
            let film = try await office.film()
            let body = """
                价格 {{fact:price}}，甜度 {{fact:sweetness}}。
                ![](media:\(shown)) ![树](media:404) ![片](media:\(film))

                {{product:brown-sugar}} {{fact:brown-sugar:price}} {{fakt:price}}
                """
            let article = try await office.begin(
                "story",
                Manuscript(title: "{{fact:size}}", summary: "", body: body, products: [office.orange]),
                kind: .pictureStory
            ).article.id
            do {
                _ = try await office.room.submit(article, number: 1, by: office.author)
                Issue.record("it was taken")
            } catch AuthoringError.notReady(let obstacles) {
                let described = obstacles.map(describe)
                #expect(
                    described == [
                        "no summary", "no words for \(shown)", "unknown 404", "unknown \(film)",
                        "unconfirmed {{fact:size}} title:1", "unconfirmed {{fact:sweetness}} body:1",
                        "no product {{product:brown-sugar}} body:4",
                        "no product {{fact:brown-sugar:price}} body:4",
                        "unreadable {{fakt:price}} body:4",
                    ])
            }
            #expect(try await office.room.dossier(article, by: office.author).waiting == nil)
        }
    }

    @Test(arguments: Engine.all)
    func `asks a picture story for pictures and a film for a film`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            var pictures: [MediaID] = []
            for number in 1...3 { pictures.append(try await office.picture(UInt8(number))) }
            func body(_ pictures: [MediaID]) -> String {
                pictures.map { "![果园](media:\($0))" }.joined(separator: "\n\n")
            }
            let story = try await office.begin(
                "story", office.manuscript(body: body([pictures[0], pictures[0], pictures[1]])),
                kind: .pictureStory
            ).article.id
            await #expect(throws: AuthoringError.notReady([.tooFewPictures(least: 3, found: 2)])) {
                try await office.room.submit(story, number: 1, by: office.author)
            }
            _ = try await office.room.revise(
                story, to: office.manuscript(body: body(pictures)), expecting: 1, by: office.author)
            #expect(try await office.room.submit(story, number: 2, by: office.author).stage == .waiting)

            let film = try await office.begin("film", office.manuscript(body: "片子"), kind: .film).article.id
            await #expect(throws: AuthoringError.notReady([.filmMissing])) {
                try await office.room.submit(film, number: 1, by: office.author)
            }
            let media = try await office.film()
            _ = try await office.room.revise(
                film, to: office.manuscript(body: "![采摘](film:\(media))"), expecting: 1, by: office.author)
            #expect(try await office.room.submit(film, number: 2, by: office.author).stage == .waiting)
        }
    }

    @Test(arguments: Engine.all)
    func `is done by an editor who did not write it`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            await #expect(throws: AuthoringError.nothingWaiting(article)) {
                try await office.room.review(article, number: 1, verdict: .approve, by: office.editor)
            }
            _ = try await office.room.revise(
                article, to: office.manuscript("编辑改"), expecting: 1, by: office.editor)
            _ = try await office.room.submit(article, number: 2, by: office.author)
            await #expect(throws: AuthoringError.notAllowed(anyOf: [.editor])) {
                try await office.room.review(article, number: 2, verdict: .approve, by: office.author)
            }
            await #expect(throws: AuthoringError.ownWork) {
                try await office.room.review(article, number: 2, verdict: .approve, by: office.editor)
            }
            let authorAsEditor = Caller(
                member: office.author.member, organization: office.author.organization,
                roles: [.author, .editor])
            await #expect(throws: AuthoringError.ownWork) {
                try await office.room.review(article, number: 2, verdict: .approve, by: authorAsEditor)
            }
            let approved = try await office.room.review(
                article, number: 2, verdict: .approve, by: office.otherEditor)
            #expect(approved.stage == .approved)
            #expect(approved.reviews.map(\.reviewer) == [office.otherEditor.member])
            await #expect(throws: AuthoringError.alreadyApproved(number: 2)) {
                try await office.room.submit(article, number: 2, by: office.author)
            }
        }
    }

    @Test(arguments: Engine.all)
    func `sends it back with reasons, and it comes again`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            _ = try await office.room.submit(article, number: 1, by: office.author)
            await #expect(throws: AuthoringError.alreadyWaiting(number: 1)) {
                try await office.room.submit(article, number: 1, by: office.author)
            }
            await #expect(throws: AuthoringError.invalid(FieldProblem("reasons", .required))) {
                try await office.room.review(
                    article, number: 1, verdict: .needsChanges(reasons: []), by: office.editor)
            }
            await #expect(throws: AuthoringError.invalid(FieldProblem("reasons[1]", .required))) {
                try await office.room.review(
                    article, number: 1, verdict: .needsChanges(reasons: ["a", " "]), by: office.editor)
            }
            let back = try await office.room.review(
                article, number: 1, verdict: .needsChanges(reasons: ["标题太长", "缺一张果园的照片"]), by: office.editor)
            #expect(back.stage == .needsChanges)
            #expect(back.reviews.map(\.verdict) == [.needsChanges(reasons: ["标题太长", "缺一张果园的照片"])])
            #expect(back.waiting == nil)
            // The same words again, because the county explained them.
            #expect(try await office.room.submit(article, number: 1, by: office.author).stage == .waiting)
            #expect(
                try await office.room.review(article, number: 1, verdict: .approve, by: office.editor).stage
                    == .approved)
            let history = try await office.room.history(of: article, by: office.author)
            #expect(history.submissions.map(\.number) == [1, 1])
            #expect(history.reviews.map(\.verdict.word) == ["needs_changes", "approve"])
        }
    }

    @Test(arguments: Engine.all)
    func `is bound to the revision that was read`(engine: Engine) async throws {
        try await EditorialOffice.open(engine) { office in
            let article = try await office.begin().article.id
            _ = try await office.room.submit(article, number: 1, by: office.author)
            _ = try await office.room.revise(
                article, to: office.manuscript("二"), expecting: 1, by: office.author)
            await #expect(
                throws: AuthoringError.conflict(
                    newer: try await office.room.revision(article, number: 2, by: office.author))
            ) {
                try await office.room.submit(article, number: 1, by: office.author)
            }
            _ = try await office.room.submit(article, number: 2, by: office.author)
            await #expect(throws: AuthoringError.otherRevisionWaiting(number: 2)) {
                try await office.room.review(article, number: 1, verdict: .approve, by: office.editor)
            }
            #expect(try await office.room.waiting(by: office.editor).map(\.line.waiting) == [2])
            _ = try await office.room.review(article, number: 2, verdict: .approve, by: office.editor)
            let third = try await office.room.revise(
                article, to: office.manuscript("三"), expecting: 2, by: office.author)
            #expect(third.stage == .draft)
            await #expect(throws: AuthoringError.notApproved(number: 3)) {
                try await office.room.publish(article, number: 3, by: office.publisher)
            }
            await #expect(throws: AuthoringError.notApproved(number: 1)) {
                try await office.room.publish(article, number: 1, by: office.publisher)
            }
            #expect(
                try await office.room.publish(article, number: 2, by: office.publisher).standing?.number == 2)
        }
    }
}

private func describe(_ obstacle: Obstacle) -> String {
    func at(_ reference: TextReference) -> String {
        "\(reference.text) \(reference.place.rawValue):\(reference.line)"
    }
    switch obstacle {
    case .summaryMissing: return "no summary"
    case .bodyMissing: return "no body"
    case .tooFewPictures(let least, let found): return "\(found) of \(least) pictures"
    case .filmMissing: return "no film"
    case .tooManyMedia: return "too many media"
    case .alternativeTextMissing(let media): return "no words for \(media)"
    case .mediaUnknown(let media): return "unknown \(media)"
    case .factUnconfirmed(let reference): return "unconfirmed \(at(reference))"
    case .factOfWhichProduct(let reference): return "which product \(at(reference))"
    case .productUnknown(let reference): return "no product \(at(reference))"
    case .referenceUnreadable(let reference): return "unreadable \(at(reference))"
    }
}
