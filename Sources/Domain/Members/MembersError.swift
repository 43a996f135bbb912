public import Contracts
public import Storage

/// What Members refuses, named after what the person sees.
public enum MembersError: RoomError, Equatable {
    case storage(StorageError)
    case invalid(FieldProblem)
    /// The caller has none of these roles.
    case notAllowed(anyOf: [Role])
    case noSuchOrganization(OrganizationID)
    case noSuchMember(MemberID)
    case noSuchToken(BearerToken.ID)
    /// There is a platform organization already: sign in as one of its admins.
    case alreadyFounded
    /// Login and password do not go together; which of the two is wrong is not said.
    case wrongPassword
    /// The password was right, but the member has been disabled.
    case disabled
    /// Too many sign-ins failed, or too many wait: try again after so many seconds.
    case tooManySignIns(retryAfterSeconds: Int64)
    /// The session or token is unknown, ended, revoked or expired, or its member was disabled: sign in again.
    case notSignedIn
    /// Nobody could administer the platform any more: make another admin first.
    case lastAdmin(MemberID)
}
