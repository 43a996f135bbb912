import Contracts
import HTTPTypes
import Members
import Values

/// `/sign-in` and `/sign-out`
struct SignInPages: Sendable {
    let house: House

    private static let cookie = "session"

    var pages: [Page] {
        [
            .get("/sign-in") { request in
                let back = Self.place(request.query["to"])
                guard request.visitor == nil else { return .redirect(to: back) }
                return try show(request, SignInForm(login: "", to: back, .none))
            },
            .post("/sign-in", isForMembers: false) { request in try await signIn(request) },
            .post("/sign-out", isForMembers: false) { request in
                if let secret = request.cookies[Self.cookie] { try await house.rooms.members.signOut(secret) }
                return WebResponse.redirect(to: "/?notice=signed_out").cookie(
                    request.cookie(Self.cookie, "", maxAge: 0))
            },
        ]
    }

    private func signIn(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let back = Self.place(form["to"])
        do throws(MembersError) {
            let signIn = try await house.rooms.members.signIn(
                login: form["login"], password: Password(form["password"]),
                from: throttled(request.remoteAddress))
            // Who signs in anew is done with the session before.
            if let old = request.cookies[Self.cookie] { try await house.rooms.members.signOut(old) }
            return WebResponse.redirect(to: back)
                .cookie(request.cookie(Self.cookie, signIn.secret, maxAge: Int(Session.longestSeconds)))
        } catch {
            let refusal = try Refusal(error, house, request, fields: [])
            return try show(request, SignInForm(login: form["login"], to: back, refusal), refusal)
        }
    }

    private func show(
        _ request: WebRequest, _ form: SignInForm, _ refusal: Refusal = .none
    ) throws -> WebResponse {
        refusal.decorated(
            try house.renderer.page("members/sign_in", for: request, status: refusal.status, form))
    }

    /// Where to go afterwards: a path of this site, never another site that somebody put into the link.
    static func place(_ to: String?) -> String {
        guard let to, to.hasPrefix("/"), !to.hasPrefix("//"), !to.hasPrefix("/sign-"),
            to.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/desk" }
        return to
    }
}

/// What failures are counted by: an address, or for IPv6 the network of 64 bits, of which one person has all addresses.
func throttled(_ address: String) -> String {
    guard address.contains(":") else { return address }
    let halves = address.split(separator: "%")[0].split(
        separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let front = halves[0].split(separator: ":").map(String.init)
    guard halves.count == 2 else { return front.prefix(4).joined(separator: ":") }
    let back = halves[1].split(separator: ":").map(String.init)
    let zeros = [String](repeating: "0", count: max(0, 8 - front.count - back.count))
    return (front + zeros + back).prefix(4).joined(separator: ":")
}

struct SignInForm {
    let login: String
    let to: String
    let problem: String?

    init(login: String, to: String, _ refusal: Refusal) {
        self.login = login
        self.to = to
        problem = refusal.general
    }
}
