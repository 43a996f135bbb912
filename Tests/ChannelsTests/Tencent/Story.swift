import Channels
import Contracts
import Distribution
import Values

/// Articles that closed platforms find hard.
enum Story {
    static let site = SiteAddress("https://terrace.example")!

    static func edition(
        title: String = "十月的保靖橙子", summary: String = "五十吨橙子等人来", html: String, kind: ArticleKind = .article,
        language: Language = .chinese, pictures: [MediaID] = [MediaID(77)], films: [MediaID] = [],
        products: [ProductID] = [ProductID(50)], cover: MediaID? = MediaID(77)
    ) -> Edition {
        Edition(
            article: ArticleID(1), revision: RevisionID(1_001), number: 1, group: TranslationGroupID(900),
            slug: Slug("baojing-oranges")!, language: language, kind: kind, title: title, summary: summary, html: html,
            text: "橙子熟了", markdown: "橙子熟了", cover: cover.map { .init(media: $0, alternativeText: "封面") },
            pictures: pictures.map { .init(media: $0, alternativeText: "第 \($0) 张") }, films: films, products: products,
            authorName: "田小妹", firstPublishedAt: Instant(iso8601: "2026-11-20T08:00:00+08:00")!,
            updatedAt: Instant(iso8601: "2026-11-24T08:00:00+08:00")!, translations: [])
    }

    static func picture(_ id: Int64) -> String {
        """
        <figure><picture><source type="image/webp" srcset="/media/\(id)/320.webp 320w, /media/\(id)/640.webp 640w" \
        sizes="100vw" /><img src="/media/\(id)/1280.jpg" srcset="/media/\(id)/320.jpg 320w" loading="lazy" \
        decoding="async" alt="枝头的&quot;橙子&quot;" /></picture><figcaption>十月</figcaption></figure>

        """
    }

    /// Whatever our renderer can write, once.
    static let everything = """
        <h2>十月 <em>的</em> <strong>橙子</strong></h2>
        \(picture(77))<p>见<a href="https://shop.example/?a=1&amp;b=2" rel="noopener nofollow ugc">店铺</a>，\
        又见<a href="https://mp.weixin.qq.com/s/abc">老文章</a><sup><a href="#fn-1" id="fnref-1-1" role="doc-noteref">1</a></sup>。</p>
        <figure><video controls="controls" preload="metadata" playsinline="playsinline" src="/media/88/film" \
        aria-label="采摘"></video><figcaption>采摘</figcaption></figure>
        <aside class="product-card" data-product="50"><strong>保靖橙子</strong> <span>湖南保靖</span></aside>
        <ul>
        <li><input type="checkbox" checked="checked" disabled="disabled" /> 采了</li>
        <li><input type="checkbox" disabled="disabled" /> 没装</li>
        </ul>
        <table>
        <thead>
        <tr>
        <th scope="col" align="right">箱</th>
        </tr>
        </thead>
        </table>
        <pre><code class="language-sh">a &lt; b &amp;&amp; c</code></pre>
        <hr />
        <p>第一行<br />
        第二行</p>

        """

    static func copy(
        _ kind: String, _ settings: String, key: String = "abcdefghijklm", reference: String? = nil,
        publication: Int64 = 1_000_000_000_000_000
    ) -> ChannelCopy {
        ChannelCopy(
            publication: PublicationID(publication), article: ArticleID(1),
            channel: Channel(
                id: ChannelID(5), kind: ChannelKind(rawValue: kind), name: kind,
                settings: ChannelSettings(json: settings)!,
                isAutomatic: false, madeAt: Instant(seconds: 0), madeBy: nil, switchedOff: nil),
            key: PublicationKey(key)!, reference: reference, referral: "rid-7")
    }
}
