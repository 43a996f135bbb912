/// The pages on which articles are written, reviewed and released.
struct AuthoringPages: Sendable {
    let house: House

    var pages: [Page] {
        ArticleListPages(house: house).pages + NewArticlePages(house: house).pages
            + EditorPages(house: house).pages
            + ReviewPages(house: house).pages
    }
}
