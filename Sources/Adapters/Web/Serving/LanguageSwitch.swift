import Values

/// The link that changes the language of the pages and leads back.
enum LanguageSwitch {
    static let page = Page.get("/language/{language}") { request in
        guard let language = Language(rawValue: request.parameters["language"] ?? "") else { throw Problem.notFound }
        // Only paths of ours: `//host` and `/\host` would lead elsewhere.
        let back = request.query["to"] ?? "/"
        let isOurs = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
        return WebResponse.redirect(to: isOurs ? back : "/")
            .cookie(request.cookie("language", language.rawValue, maxAge: 365 * 86_400))
    }
}
