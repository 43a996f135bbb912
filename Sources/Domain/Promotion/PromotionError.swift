public import Contracts
public import Storage
public import Values

/// Why Promotion refuses; each case says what a person can do about it.
public enum PromotionError: RoomError, Equatable {
    case storage(StorageError)
    /// A field of a request cannot be taken as it is.
    case invalid(FieldProblem)
    case notAllowed(anyOf: [Role])
    /// The lot belongs to another organization, whose marketers alone, or the platform's, promote it.
    case otherOrganization(OrganizationID)
    case noSuchCampaign(CampaignID)
    /// Somebody changed the campaign since it was read; read it again.
    case campaignChanged(CampaignID, version: Int64)
    /// What is asked for does not follow from how the campaign stands: a held one is resumed, an ended one stays so.
    case wrongState(CampaignID, CampaignState.Kind)
    /// The lot can be bought no longer: there is nothing to promote.
    case lotClosed(LotID)
}

extension PromotionError {
    static func field(_ name: String, _ rule: FieldRule) -> PromotionError { .invalid(FieldProblem(name, rule)) }
}
