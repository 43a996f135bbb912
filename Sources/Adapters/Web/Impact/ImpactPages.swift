/// The public pages of Impact.
struct ImpactPages: Sendable {
    let house: House

    var pages: [Page] { ReportPages(house: house).pages + LedgerPages(house: house).pages }
}
