import Authoring
import Contracts
import Markdown
import Media
import Members
import Synchronization
import TestKit
import Testing
import Values

/// The people, products and pictures that the articles of these tests are made with.
struct EditorialOffice: Sendable {
    let world: World
    let room: AuthoringRoom
    let media: MediaRoom
    let almanac: Almanac
    /// 向小梅 writes, 李编 and 王编 review, 张 publishes, 田 writes too.
    let author: Caller
    let otherAuthor: Caller
    let editor: Caller
    let otherEditor: Caller
    let publisher: Caller
    let orange = ProductID(1_001)
    let sugar = ProductID(1_002)

    static func open<Answer>(
        _ engine: Engine, _ body: (EditorialOffice) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .media, .authoring]) { world in
            try await withTemporaryFolder { folder in
                let members = MembersRoom(
                    ground: world.ground,
                    passwordCost: PasswordCost(logarithm: 1, blockSize: 1, parallelism: 1))
                let admin = try await members.found(
                    platformName: Localized(chinese: "梯田", english: "Terrace"), login: "admin",
                    displayName: "管理员", password: Password("terraces at dawn"))
                func hire(_ login: String, _ name: String, _ role: Role) async throws -> Caller {
                    let member = try await members.add(
                        NewMember(
                            organization: admin.organization, login: login, displayName: name,
                            password: Password("terraces at dawn"), roles: [role]),
                        by: try #require(admin.caller))
                    return try #require(member.caller)
                }
                let almanac = Almanac()
                let media = try MediaRoom(
                    ground: world.ground, folder: folder + "/media", images: ReadyImages())
                let office = EditorialOffice(
                    world: world,
                    room: AuthoringRoom(
                        ground: world.ground, facts: almanac, catalog: almanac,
                        markdown: CommonMarkRenderer(),
                        media: media, members: members),
                    media: media, almanac: almanac,
                    author: try await hire("xiaomei", "向小梅", .author),
                    otherAuthor: try await hire("tian", "田", .author),
                    editor: try await hire("li", "李编", .editor),
                    otherEditor: try await hire("wang", "王编", .editor),
                    publisher: try await hire("zhang", "张", .publisher))
                almanac.add(
                    office.orange, "baojing-orange", Localized(chinese: "保靖椪柑", english: "Baojing orange"))
                almanac.add(office.sugar, "brown-sugar", Localized(chinese: "红糖", english: "Brown sugar"))
                almanac.confirm(office.orange, "price", Localized(chinese: "¥28.00", english: "¥28.00"))
                almanac.confirm(office.orange, "pack_weight", Localized(chinese: "5 公斤", english: "5 kg"))
                return try await body(office)
            }
        }
    }

    /// A manuscript that is ready to go out.
    func manuscript(_ title: String = "保靖的椪柑", body: String = "一箱只要 {{fact:price}}。") -> Manuscript {
        Manuscript(title: title, summary: "五万公斤，两天。", body: body, products: [orange])
    }

    func begin(
        _ slug: String = "oranges", _ manuscript: Manuscript? = nil, kind: ArticleKind = .article,
        language: Language = .chinese, group: TranslationGroupID? = nil, by caller: Caller? = nil
    ) async throws -> Dossier {
        try await room.begin(
            NewArticle(
                kind: kind, slug: Slug(slug)!, language: language, group: group,
                manuscript: manuscript ?? self.manuscript()),
            by: caller ?? author)
    }

    /// Submits the latest revision, has it approved and lets it out.
    @discardableResult
    func bringOut(_ article: ArticleID) async throws -> Dossier {
        let number = try await room.dossier(article, by: editor).article.latest
        _ = try await room.submit(article, number: number, by: author)
        _ = try await room.review(article, number: number, verdict: .approve, by: editor)
        return try await room.publish(article, number: number, by: publisher)
    }

    /// Brings a photograph; each number is another one.
    func picture(_ number: UInt8) async throws -> MediaID {
        try await media.store([0xFF, 0xD8, 0xFF, number], as: .picture, by: author).id
    }

    func film() async throws -> MediaID {
        let bytes: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 2, 0]
        return try await media.store(bytes, as: .film, by: author).id
    }
}

/// Stands for Sourcing: its products, and the facts that hold as long as they are not struck out.
final class Almanac: FactBook, ProductCatalog {
    private struct Pages {
        var cards: [ProductID: ProductCard] = [:]
        var facts: [ProductID: [String: ConfirmedFact]] = [:]
    }

    private let pages = Mutex(Pages())

    func add(_ product: ProductID, _ slug: String, _ name: Localized) {
        let card = ProductCard(
            id: product, slug: Slug(slug)!, kind: .produce, name: name, summary: name,
            county: CountyCode(code: "433125", revision: "2019-04")!,
            countyName: Localized(chinese: "湖南省保靖县", english: "Baojing, Hunan"),
            organization: OrganizationID(1), picture: nil)
        pages.withLock { $0.cards[product] = card }
    }

    func confirm(_ product: ProductID, _ name: String, _ text: Localized, expiresOn: Day? = nil) {
        let fact = ConfirmedFact(
            id: FactID(1), product: product, name: name, text: text, confirmedAt: Instant(seconds: 0),
            expiresOn: expiresOn)
        pages.withLock { $0.facts[product, default: [:]][name] = fact }
    }

    func facts(of product: ProductID, on day: Day) async throws -> [ConfirmedFact] {
        pages.withLock { Array(($0.facts[product] ?? [:]).values) }.filter {
            $0.expiresOn.map { day <= $0 } ?? true
        }
    }

    func cards(of products: [ProductID]) async throws -> [ProductCard] {
        pages.withLock { pages in products.compactMap { pages.cards[$0] } }
    }
}

/// Stands for libvips: every picture is whole and measures 1,600 by 1,200.
private struct ReadyImages: ImageProcessor {
    func measure(_ original: [UInt8]) async throws(ImageTrouble) -> (width: Int, height: Int) {
        (1_600, 1_200)
    }

    func renditions(
        of original: [UInt8], widths: [Int], formats: [Rendition.Format]
    ) async throws(ImageTrouble) -> [Rendition] {
        widths.flatMap { width in
            formats.map { Rendition(format: $0, width: width, height: width * 3 / 4, bytes: original) }
        }
    }

    func picture(of original: [UInt8], fitting: PictureFit) async throws(ImageTrouble) -> Rendition {
        Rendition(format: fitting.format, width: fitting.width, height: fitting.width * 3 / 4, bytes: original)
    }
}
