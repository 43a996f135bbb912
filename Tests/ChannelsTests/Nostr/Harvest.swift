import Channels
import Contracts
import Distribution
import Foundation
import Values

/// What the tests of channels that speak in open protocols publish: articles of every kind, on a channel of one kind.
enum Harvest {
    static let site = SiteAddress("https://terrace.example")!
    static let published = Instant(iso8601: "2026-11-20T08:00:00+08:00")!

    /// The oranges of Baojing, with a picture, a film, a link, and a product's name.
    static let markdown = """
        # 十月的橙子

        保靖的山上，
        橙子熟了。

        ![枝头的橙子](media:77 "十月")

        ![采摘](film:88)

        一箱五公斤 **28 元**，见[产品](/products/baojing-orange)。
        """

    static let html = """
        <h2>十月的橙子</h2>
        <p>保靖的山上， 橙子熟了。</p>
        <figure><picture><source type="image/webp" srcset="/media/77/320.webp 320w" sizes="100vw" />\
        <img src="/media/77/1280.jpg" srcset="/media/77/320.jpg 320w" loading="lazy" alt="枝头的橙子" /></picture>\
        <figcaption>十月</figcaption></figure>
        <figure><video controls="controls" src="/media/88/film" aria-label="采摘"></video></figure>
        <p>一箱五公斤 <strong>28 元</strong>，见<a href="/products/baojing-orange">产品</a>。</p>

        """

    static func edition(
        number: Int = 1, title: String = "十月的保靖橙子", markdown: String = markdown, html: String = html,
        text: String? = nil, language: Language = .chinese, pictures: [Edition.Picture]? = nil,
        at published: Instant = published
    ) -> Edition {
        Edition(
            article: ArticleID(1), revision: RevisionID(1_000 + Int64(number)), number: number,
            group: TranslationGroupID(900), slug: Slug("baojing-oranges")!, language: language,
            kind: .article,
            title: title, summary: "五十吨橙子等人来", html: html, text: text ?? "保靖的山上，橙子熟了。\n一箱五公斤 28 元。",
            markdown: markdown, cover: .init(media: MediaID(77), alternativeText: "枝头的橙子"),
            pictures: pictures ?? [.init(media: MediaID(77), alternativeText: "枝头的橙子")], films: [MediaID(88)],
            products: [ProductID(50)], authorName: "田小妹", firstPublishedAt: published,
            updatedAt: published.adding(seconds: Int64(number - 1) * 60), translations: [])
    }

    static func channel(
        _ kind: String, _ settings: [String: Any], _ credentials: [String: String] = [:], id: Int64 = 5
    ) throws -> Channel {
        let json = String(
            decoding: try JSONSerialization.data(withJSONObject: settings, options: [.sortedKeys]),
            as: UTF8.self)
        return Channel(
            id: ChannelID(id), kind: ChannelKind(rawValue: kind), name: kind,
            settings: ChannelSettings(json: json)!,
            isAutomatic: false, madeAt: published, madeBy: nil, switchedOff: nil,
            credentials: ChannelCredentials(credentials))
    }

    /// A copy under a key that nobody has used.
    static func copy(on channel: Channel, key: String? = nil, reference: String? = nil) -> ChannelCopy {
        let letters = Array("234567abcdefghijklmnopqrstuvwxyz")
        let key = key ?? String((0..<13).map { _ in letters.randomElement()! })
        return ChannelCopy(
            publication: PublicationID(31), article: ArticleID(1), channel: channel,
            key: PublicationKey(key)!,
            reference: reference, referral: "rid-7")
    }

    /// What an answer says stands there.
    static func standing(_ answer: RemoteAnswer) -> RemoteCopy? {
        if case .stands(let copy) = answer { copy } else { nil }
    }
}

extension ChannelCopy {
    func standing(at reference: String?) -> ChannelCopy {
        Harvest.copy(on: channel, key: key.description, reference: reference)
    }
}

/// The real time, which other people's servers know too.
struct PresentClock: WallClock {
    func now() -> Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}

/// What a peer's script has printed.
func peer<Value: Decodable>(_ name: String, _ type: Value.Type = Value.self) throws -> Value {
    let text = ProcessInfo.processInfo.environment["TERRACE_PEER_\(name)"] ?? ""
    return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
}
