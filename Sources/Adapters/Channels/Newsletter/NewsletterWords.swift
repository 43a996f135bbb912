import Values

/// What letters and pages of a newsletter say, in the reader's language.
struct NewsletterWords {
    let language: Language
    private let chinese: Bool

    init(_ language: Language) {
        self.language = language
        chinese = language == .chinese
    }

    private func say(_ chinese: String, _ english: String) -> String { self.chinese ? chinese : english }

    // Letters
    func why(_ name: String) -> String {
        say("您收到这封信，是因为您订阅了“\(name)”。", "You get this letter because you subscribed to “\(name)”.")
    }
    var leave: String { say("退订", "Unsubscribe") }
    func confirmSubject(_ name: String) -> String { say("请确认订阅“\(name)”", "Please confirm: “\(name)”") }
    func confirmAsk(_ name: String) -> String {
        say(
            "有人用这个邮箱订阅了“\(name)”。如果是您本人，请在三天内确认：",
            "Somebody asked for “\(name)” to be sent to this address. If it was you, please confirm within three days:"
        )
    }
    var confirm: String { say("确认订阅", "Confirm the subscription") }
    var confirmIgnore: String {
        say("如果不是您，请忽略这封信，我们不会再写信。", "If it was not you, ignore this letter and you will hear no more.")
    }
    func noticeSubject(_ name: String) -> String { say("您已订阅“\(name)”", "You read “\(name)” already") }
    func noticeText(_ name: String) -> String {
        say(
            "有人（也许是您）又用这个邮箱订阅了“\(name)”。您已经是订阅者，不必再做什么。不想再收到，可以退订。",
            "Somebody, perhaps you, asked again for “\(name)” to be sent here. You are subscribed already and need do nothing. If you want no more of it, you can unsubscribe."
        )
    }

    // Pages
    var newsletters: String { say("邮件订阅", "Newsletters") }
    var noNewsletters: String { say("目前没有可以订阅的邮件。", "There is no newsletter at the moment.") }
    func subscribeTitle(_ name: String) -> String { say("订阅“\(name)”", "Subscribe to “\(name)”") }
    var subscribeText: String {
        say(
            "产地的新故事会寄到您的邮箱，每封信里都可以一键退订。我们只用您的邮箱寄这份邮件。",
            "New stories from the farms come to your mailbox, and each letter lets you leave with one click. Your address is used for these letters alone."
        )
    }
    var addressLabel: String { say("邮箱地址", "E-mail address") }
    var languageLabel: String { say("来信语言", "Language of the letters") }
    var subscribe: String { say("订阅", "Subscribe") }
    var badAddress: String {
        say(
            "邮箱地址不完整，应像 name@example.org。",
            "That is not an e-mail address, which looks like name@example.org.")
    }
    var askedTitle: String { say("请查看邮箱", "Look into your mailbox") }
    func askedText(_ address: String) -> String {
        say(
            "我们往 \(address) 寄了一封信。点开信里的链接，订阅才会生效。没收到的话，请看看垃圾邮件。",
            "A letter is on its way to \(address). The subscription begins when you follow the link in it. If none comes, look among the unwanted mail."
        )
    }
    func confirmTitle(_ name: String) -> String { say("确认订阅“\(name)”", "Confirm “\(name)”") }
    var confirmText: String { say("请按下面的按钮确认。", "Press the button to confirm.") }
    var confirmedTitle: String { say("订阅成功", "You are subscribed") }
    var confirmedText: String { say("下一个故事会寄到您的邮箱。", "The next story will come to your mailbox.") }
    func leaveTitle(_ name: String) -> String { say("退订“\(name)”", "Unsubscribe from “\(name)”") }
    var leaveText: String { say("请按下面的按钮退订，之后不再收到来信。", "Press the button, and no more letters will come.") }
    var leftTitle: String { say("已退订", "You are unsubscribed") }
    var leftText: String {
        say("您不会再收到这份邮件。想回来的话，随时可以再订阅。", "No more letters will come. You can come back at any time.")
    }
    var subscribeAgain: String { say("重新订阅", "Subscribe again") }
    var lapsedTitle: String { say("链接已失效", "This link holds no longer") }
    var lapsedText: String {
        say(
            "链接只在三天内有效，并且只对应一个邮箱。您可以再订阅一次。",
            "A link holds for three days and for one mailbox. You can subscribe once more.")
    }
    var unknownTitle: String { say("没有这份邮件", "There is no such newsletter") }
    var tooMuchTitle: String { say("请稍后再试", "Please try again later") }
    var tooMuchText: String { say("现在订阅的人太多。", "Too many people sign up at this moment.") }
    var notNowText: String {
        say("邮件订阅正在启动，请一分钟后再试。", "The newsletter is just starting; try again in a minute.")
    }
    var home: String { say("回到首页", "To the start page") }
    var skip: String { say("跳到正文", "Skip to the content") }
}
