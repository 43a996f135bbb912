import Contracts
import HTTPTypes
import Recommendation
import Values

/// `/advertising`: what is shown as advertising here and why, and what a reader may say about it. No account is needed; what
/// is said is kept in the browser's own cookies.
struct ReaderWishesPages: Sendable {
    let house: House

    private static let address = "/advertising"
    private static let year = 365 * 86_400

    var pages: [Page] {
        [
            .get(Self.address) { request in
                let wishes = ReaderWishes(request)
                let regions = Province.all.map { province in
                    CommerceChoice(
                        value: province.code, name: province.name[request.language],
                        isChosen: province.code == wishes.region)
                }
                return try house.renderer.page(
                    "promotion/advertising", for: request,
                    WishesPage(
                        regions: regions, refuses: wishes.refusesPersonal, isRefusedByBrowser: request.refusesBySignal))
            },
            .post(Self.address, isForMembers: false) { request in
                let form = try request.form()
                let wishes = ReaderWishes(region: form["region"], refusesPersonal: !form.has("personal"))
                return WebResponse.redirect(to: Self.address + "?notice=wishes_saved")
                    .cookie(request.cookie("region", wishes.region ?? "", maxAge: wishes.region == nil ? 0 : Self.year))
                    .cookie(
                        request.cookie(
                            "advertising", wishes.refusesPersonal ? "general" : "personal", maxAge: Self.year))
            },
        ]
    }
}

struct WishesPage {
    let regions: [CommerceChoice]
    let refuses: Bool
    let isRefusedByBrowser: Bool
}

extension ReaderWishes {
    /// What the browser keeps of them, and what it says by itself (Global Privacy Control, `Sec-GPC: 1`).
    init(_ request: WebRequest) {
        self.init(
            region: request.cookies["region"],
            refusesPersonal: request.cookies["advertising"] == "general" || request.refusesBySignal)
    }
}

extension WebRequest {
    var refusesBySignal: Bool { headers[.globalPrivacyControl]?.trimmed == "1" }
}

extension HTTPField.Name {
    static let globalPrivacyControl = HTTPField.Name("Sec-GPC")!
}
