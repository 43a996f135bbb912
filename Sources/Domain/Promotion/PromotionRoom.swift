public import Contracts
public import Members
import Storage
public import Values

/// The front door of Promotion: campaigns for lots, what they spend, and what they bring.
///
/// A campaign is drafted (``draft(_:by:)``), changed (``revise(_:to:expecting:by:)``), and goes ``start(_:by:)`` ·
/// ``hold(_:because:by:)`` · ``resume(_:by:)`` · ``end(_:because:by:)``, or ``cancel(_:because:by:)``. Before and while it
/// runs ``forecast(of:if:by:)`` tells what is to be expected; afterwards ``results(of:by:)`` what came of it. The feed
/// spends through ``Purse``.
public struct PromotionRoom: Sendable {
    let ground: Ground
    let members: MembersRoom
    let readership: any Readership
    let site: ChannelID

    /// - Parameter siteChannel: the channel that the feed belongs to; orders credited to it tell how readers buy.
    public init(ground: Ground, members: MembersRoom, readership: any Readership, siteChannel: ChannelID) {
        self.ground = ground
        self.members = members
        self.readership = readership
        site = siteChannel
    }

    /// Marketers write, those of the lot's own organization and of the platform; admins everywhere.
    func checkWriting(_ caller: Caller, for organization: OrganizationID) async throws(PromotionError) {
        guard caller.has(.marketer) else { throw .notAllowed(anyOf: [.marketer, .admin]) }
        guard caller.organization != organization, !caller.roles.contains(.admin) else { return }
        guard try await isPlatform(caller.organization) else { throw .otherOrganization(organization) }
    }

    /// Whose campaigns a caller may read: nil is everybody's.
    func readable(to caller: Caller) async throws(PromotionError) -> OrganizationID? {
        guard caller.has(anyOf: .marketer, .auditor) else { throw .notAllowed(anyOf: [.marketer, .auditor, .admin]) }
        if caller.has(.auditor) { return nil }
        return try await isPlatform(caller.organization) ? nil : caller.organization
    }

    private func isPlatform(_ organization: OrganizationID) async throws(PromotionError) -> Bool {
        do { return try await members.organization(organization).kind == .platform } catch {
            switch error {
            case .noSuchOrganization: return false
            default: throw PromotionError(wrapping: error)
            }
        }
    }
}
