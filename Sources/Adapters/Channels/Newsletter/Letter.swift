import Contracts
import Distribution
import Values

/// A mail to one reader, put together from what all letters say and what is the reader's own.
struct Letter {
    let settings: NewsletterSettings
    let site: SiteAddress
    let channel: ChannelID
    let channelName: String

    /// An article, with the ways to take leave that RFC 8058 and the big mailbox providers ask for.
    func issue(
        _ text: IssueText, _ recipient: NewsletterRecipient, _ subscriber: Subscriber, language: Language
    ) -> MailMessage {
        let leave = address("unsubscribe", subscriber.token)
        let words = NewsletterWords(subscriber.language)
        let html = page(
            """
            <div dir="auto" lang="\(language.rawValue)">
            \(text.html)
            </div>
            <p style="margin:2em 0 0;padding-top:1em;border-top:1px solid #c9c4b8;font-size:.85em;color:#55504a" lang="\(subscriber.language.rawValue)">\(inHTML(words.why(name))) <a href="\(inHTML(leave))" style="color:#8a3b00">\(inHTML(words.leave))</a>\(imprintHTML)</p>
            """, title: text.subject, language: language)
        let plain = "\(text.text)\n\n-- \n\(words.why(name))\n\(words.leave): \(leave)\(imprintText)\n"
        return MailMessage(
            id: recipient.messageID,
            headers: common(recipient, subject: text.subject) + [
                MailHeader("List-Unsubscribe", addresses: [leave]),
                MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                MailHeader("Precedence", "bulk"), MailHeader("Content-Language", language.rawValue),
            ], text: plain, html: html)
    }

    /// Asks a mailbox's owner whether it was they who signed up.
    func confirmation(_ recipient: NewsletterRecipient, _ subscriber: Subscriber) -> MailMessage {
        let words = NewsletterWords(subscriber.language)
        return note(
            recipient, subscriber, subject: words.confirmSubject(name), words: [words.confirmAsk(name)],
            link: address("confirm", subscriber.token), button: words.confirm, after: words.confirmIgnore)
    }

    /// Tells somebody who signed up again that they read it already: the page must not, since anybody may ask there.
    func notice(_ recipient: NewsletterRecipient, _ subscriber: Subscriber) -> MailMessage {
        let words = NewsletterWords(subscriber.language)
        return note(
            recipient, subscriber, subject: words.noticeSubject(name), words: [words.noticeText(name)],
            link: address("unsubscribe", subscriber.token), button: words.leave, after: words.confirmIgnore)
    }

    private func note(
        _ recipient: NewsletterRecipient, _ subscriber: Subscriber, subject: String, words: [String],
        link: String,
        button: String, after: String
    ) -> MailMessage {
        let html = page(
            """
            \(words.map { "<p>\(inHTML($0))</p>" }.joined(separator: "\n"))
            <p style="margin:1.5em 0"><a href="\(inHTML(link))" style="color:#8a3b00;font-weight:bold">\(inHTML(button))</a></p>
            <p style="font-size:.85em;color:#55504a">\(inHTML(after))\(imprintHTML)</p>
            """, title: subject, language: subscriber.language)
        let plain = "\(words.joined(separator: "\n\n"))\n\n\(button): \(link)\n\n\(after)\(imprintText)\n"
        return MailMessage(
            id: recipient.messageID,
            headers: common(recipient, subject: subject) + [
                // Nobody's absence is to be answered to us (RFC 3834).
                MailHeader("Auto-Submitted", "auto-generated"),
                MailHeader("Content-Language", subscriber.language.rawValue),
            ], text: plain, html: html)
    }

    private func common(_ recipient: NewsletterRecipient, subject: String) -> [MailHeader] {
        [
            MailHeader("Date", recipient.queuedAt.mailDate),
            MailHeader("From", phrase: settings.fromName ?? channelName, in: settings.from.description),
            MailHeader("To", "<\(recipient.address)>"),
            MailHeader("Subject", text: subject),
            MailHeader("List-Id", phrase: channelName, in: "newsletter-\(channel).\(settings.from.domain)"),
        ]
    }

    /// What a letter that cannot be delivered comes back to (VERP).
    func returnPath(of recipient: NewsletterRecipient) -> String {
        settings.bounces.detailed(recipient.returnToken)?.description ?? settings.bounces.description
    }

    private var name: String { settings.fromName ?? channelName }

    private func address(_ verb: String, _ token: String) -> String {
        site.full("/newsletter/\(channel)/\(verb)/\(token)")
    }

    private var imprintHTML: String {
        settings.imprint.map { "<br>" + inHTML($0).replacing("\n", with: "<br>") } ?? ""
    }

    private var imprintText: String { settings.imprint.map { "\n\($0)" } ?? "" }

    private func page(_ content: String, title: String, language: Language) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(inHTML(title))</title></head>
        <body style="margin:0;padding:0;background:#fff">
        <div style="max-width:600px;margin:0 auto;padding:24px 16px;font-family:-apple-system,'Segoe UI','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;font-size:16px;line-height:1.7;color:#2b2620">
        \(content)
        </div>
        </body>
        </html>

        """
    }
}
