import Contracts
import Distribution
import Values

/// The pages of a newsletter: plain HTML without scripts, in Chinese or English as the browser asks.
struct NewsletterPage {
    let language: Language
    let words: NewsletterWords

    init(_ request: InboundRequest) {
        // The site's switch is remembered in a cookie.
        let cookies = (request.header("cookie") ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
        let chosen = cookies.first { $0.hasPrefix("language=") }.flatMap { Language(rawValue: String($0.dropFirst(9))) }
        language = chosen ?? Language(acceptLanguage: request.header("accept-language") ?? "")
        words = NewsletterWords(language)
    }

    func list(_ channels: [(id: ChannelID, name: String)]) -> InboundAnswer {
        let items = channels.map { "<li><a href=\"/newsletter/\($0.id)\">\(inHTML($0.name))</a></li>" }
        let content =
            items.isEmpty ? "<p>\(words.noNewsletters)</p>" : "<ul>\(items.joined(separator: "\n"))</ul>"
        return page(200, words.newsletters, content)
    }

    func form(
        _ channel: ChannelID, _ name: String, language chosen: Language, written: String = "",
        isWrong: Bool = false
    ) -> InboundAnswer {
        let choices = [(Language.chinese, "中文"), (.english, "English")].map { language, name in
            "<option value=\"\(language.rawValue)\" lang=\"\(language.rawValue)\"\(language == chosen ? " selected" : "")>\(name)</option>"
        }
        let mark = isWrong ? " aria-invalid=\"true\" aria-describedby=\"address-problem\"" : ""
        let problem = isWrong ? "<p id=\"address-problem\" role=\"alert\">\(words.badAddress)</p>" : ""
        return page(
            isWrong ? 422 : 200, words.subscribeTitle(name),
            """
            <p>\(words.subscribeText)</p>
            <form method="post" action="/newsletter/\(channel)">
            \(problem)
            <p><label for="address">\(words.addressLabel)</label><br>
            <input id="address" name="address" type="email" autocomplete="email" inputmode="email" required maxlength="254" value="\(inHTML(written))"\(mark)></p>
            <p><label for="language">\(words.languageLabel)</label><br>
            <select id="language" name="language">\(choices.joined())</select></p>
            <p><button type="submit">\(words.subscribe)</button></p>
            </form>
            """)
    }

    func asked(_ address: String) -> InboundAnswer {
        page(200, words.askedTitle, "<p>\(inHTML(words.askedText(address)))</p>")
    }

    func button(_ title: String, _ text: String, _ label: String, action: String) -> InboundAnswer {
        page(
            200, title,
            """
            <p>\(text)</p>
            <form method="post" action="\(inHTML(action))"><p><button type="submit">\(label)</button></p></form>
            """)
    }

    func said(_ title: String, _ text: String, again channel: ChannelID? = nil) -> InboundAnswer {
        let link = channel.map { "<p><a href=\"/newsletter/\($0)\">\(words.subscribeAgain)</a></p>" } ?? ""
        return page(200, title, "<p role=\"status\">\(text)</p>\n\(link)")
    }

    func lapsed(_ channel: ChannelID?) -> InboundAnswer {
        let link = channel.map { "<p><a href=\"/newsletter/\($0)\">\(words.subscribeAgain)</a></p>" } ?? ""
        return page(404, words.lapsedTitle, "<p>\(words.lapsedText)</p>\n\(link)")
    }

    func unknown() -> InboundAnswer { page(404, words.unknownTitle, "<p>\(words.noNewsletters)</p>") }

    func tooMuch(_ seconds: Int64) -> InboundAnswer {
        page(
            429, words.tooMuchTitle, "<p>\(words.tooMuchText)</p>", [("retry-after", String(max(1, seconds)))]
        )
    }

    func notNow() -> InboundAnswer {
        page(503, words.tooMuchTitle, "<p>\(words.notNowText)</p>", [("retry-after", "60")])
    }

    private func page(
        _ status: Int, _ title: String, _ content: String, _ more: [(name: String, value: String)] = []
    ) -> InboundAnswer {
        let html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(inHTML(title)) · Terrace</title>
            <link rel="stylesheet" href="/static/terrace.css">
            </head>
            <body>
            <a class="skip" href="#main">\(words.skip)</a>
            <main id="main">
            <h1>\(inHTML(title))</h1>
            \(content)
            <p><a href="/">\(words.home)</a></p>
            </main>
            </body>
            </html>

            """
        return InboundAnswer(
            status: status,
            headers: [
                ("content-type", "text/html; charset=utf-8"), ("content-language", language.rawValue),
                ("vary", "accept-language"), ("cache-control", "no-store"), ("x-robots-tag", "noindex"),
                // The address of the page is a key to the subscription.
                ("referrer-policy", "no-referrer"),
            ] + more, body: Array(html.utf8))
    }
}
