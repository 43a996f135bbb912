import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `An article in a Matrix room` {
    let markup = MatrixMarkup(site: `An article for a WordPress site`.site)
    let link = "https://terrace.example/articles/oranges?from=rid&copy=3zzzzzzzzzz22"

    func html(_ html: String) -> String { markup.html(of: .telling("橙子", html: html), link: link) }

    @Test func `has only tags that clients show, and the way to our pages`() {
        let body =
            "<h2>甲</h2>\n<p>一 <em>二</em><br />\n<code class=\"language-x\">三</code> <a href=\"/products/x\" rel=\"nofollow\">四</a></p>\n"
            + "<ol start=\"3\">\n<li>五</li>\n</ol>\n<aside class=\"product-card\" data-product=\"50\"><strong>六</strong> <span>七</span></aside>\n"
            + "<section class=\"footnotes\"><p>八</p></section>\n"
        #expect(
            html(body) == """
                <h3>橙子</h3>
                <h2>甲</h2><p>一 <em>二</em><br />
                <code>三</code> <a href="https://terrace.example/products/x">四</a></p><ol start="3">
                <li>五</li>
                </ol><p><strong>六</strong> 七</p><p>八</p><p><a href="\(escaped(link))">阅读全文并选购</a></p>
                """)
    }

    @Test func `leaves out pictures and films, which come by themselves`() {
        let body =
            "<p>一</p><figure><picture><source srcset=\"/media/1/640.webp 640w\" /><img src=\"/media/1/1280.jpg\" alt=\"x\" /></picture>"
            + "<figcaption>二</figcaption></figure><p>三 <video src=\"/media/2/film\"></video></p>"
        #expect(html(body).hasPrefix("<h3>橙子</h3>\n<p>一</p><p>三 </p>"))
    }

    @Test(arguments: ["保靖的橙子🍊", "\"quoted\" \\ & <", "مرحبا "])
    func `stays within an event, however long the article`(_ words: String) throws {
        let long = String(repeating: words, count: 30_000 / words.count)
        let paragraphs = (0..<100).map { "<p>\($0) \(escaped(String(long.prefix(300))))</p>\n" }.joined()
        for body in ["<p>\(escaped(long))</p>", paragraphs] {
            let edition = Edition.telling("橙子", html: body, text: long)
            let pictures = (0..<10).map { number in
                MatrixPicture(
                    media: "\(number)", url: "mxc://farm.test/abcdefghijklmnopqrstuvwx", name: "\(number).jpg",
                    words: String(repeating: "橙", count: 100),
                    info: .init(mimetype: "image/jpeg", size: 1, w: 1, h: 1))
            }
            let message = MatrixMessage(
                msgtype: "m.text", body: markup.text(of: edition, link: link), format: "org.matrix.custom.html",
                formatted_body: markup.html(of: edition, link: link),
                copy: MatrixCopyMark(key: "3zzzzzzzzzz22", digest: "d", pictures: pictures))
            let bytes = jsonBytes(message).count
            #expect(bytes > 20_000 && bytes < 62_000)
            #expect(message.formatted_body?.hasSuffix("阅读全文并选购</a></p>") == true)
            #expect(message.body.hasSuffix("\n\n\(link)"))
        }
    }
}
