struct MembersAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        let members = house.rooms.members
        return OrganizationEndpoints(room: members).endpoints + MemberEndpoints(room: members).endpoints
            + TokenEndpoints(room: members).endpoints + AuditEndpoints(room: members).endpoints
    }
}
