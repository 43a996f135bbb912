struct MembersPages: Sendable {
    let house: House

    var pages: [Page] {
        SignInPages(house: house).pages + AccountPages(house: house).pages
            + OrganizationPages(house: house).pages
            + MemberPages(house: house).pages + AuditPages(house: house).pages
    }
}
