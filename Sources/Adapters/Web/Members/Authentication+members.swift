import Contracts
import Members
import Values

extension Authentication {
    /// Members knows who a token or a session's cookie belongs to; what it does not know (any more) is nobody.
    static func members(_ rooms: Rooms) -> Authentication {
        let members = rooms.members
        return Authentication(
            bearer: { secret in
                do throws(MembersError) {
                    let caller = try await members.caller(bearing: secret)
                    // Programs see no header with their name in it.
                    return Visitor(
                        caller: caller, name: "", organizationName: Localized(chinese: "", english: ""),
                        csrf: nil)
                } catch .notSignedIn {
                    return nil
                }
            },
            session: { secret in
                do throws(MembersError) {
                    let session = try await members.session(secret)
                    return Visitor(
                        caller: session.caller, name: session.displayName,
                        organizationName: session.organizationName, csrf: session.formToken)
                } catch .notSignedIn {
                    return nil
                }
            })
    }
}
