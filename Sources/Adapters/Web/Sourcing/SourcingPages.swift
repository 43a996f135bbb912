/// The pages of Sourcing: products for everybody, the rest for those who work on them.
struct SourcingPages: Sendable {
    let house: House

    var pages: [Page] {
        ProductPages(house: house).pages + NewProductPages(house: house).pages + NominationPages(house: house).pages
            + SupplyPages(house: house).pages
    }
}
