public import Values

// Rooms speak of one another's things by identifier alone, so the kinds of identifiers are common words.
public enum OrganizationMark {}
public enum MemberMark {}
public enum ProductMark {}
public enum NominationMark {}
public enum VisitMark {}
public enum AssessmentMark {}
public enum FactMark {}
public enum LotMark {}
public enum MediaMark {}
public enum ArticleMark {}
public enum RevisionMark {}
public enum TranslationGroupMark {}
public enum ReviewMark {}
public enum ChannelMark {}
public enum PublicationMark {}
public enum DeliveryMark {}
public enum ImpressionMark {}
public enum DecisionMark {}
public enum MarketplaceMark {}
public enum ListingMark {}
public enum OrderMark {}
public enum SaleMark {}
public enum RefundMark {}
public enum EntryMark {}
public enum CampaignMark {}
public enum BudgetLeaseMark {}
public enum BannerMark {}

public typealias OrganizationID = Identifier<OrganizationMark>
public typealias MemberID = Identifier<MemberMark>
public typealias ProductID = Identifier<ProductMark>
public typealias NominationID = Identifier<NominationMark>
public typealias VisitID = Identifier<VisitMark>
public typealias AssessmentID = Identifier<AssessmentMark>
public typealias FactID = Identifier<FactMark>
public typealias LotID = Identifier<LotMark>
public typealias MediaID = Identifier<MediaMark>
public typealias ArticleID = Identifier<ArticleMark>
public typealias RevisionID = Identifier<RevisionMark>
public typealias TranslationGroupID = Identifier<TranslationGroupMark>
public typealias ReviewID = Identifier<ReviewMark>
public typealias ChannelID = Identifier<ChannelMark>
public typealias PublicationID = Identifier<PublicationMark>
public typealias DeliveryID = Identifier<DeliveryMark>
public typealias ImpressionID = Identifier<ImpressionMark>
public typealias DecisionID = Identifier<DecisionMark>
public typealias MarketplaceID = Identifier<MarketplaceMark>
public typealias ListingID = Identifier<ListingMark>
public typealias OrderID = Identifier<OrderMark>
public typealias SaleID = Identifier<SaleMark>
public typealias RefundID = Identifier<RefundMark>
public typealias EntryID = Identifier<EntryMark>
public typealias CampaignID = Identifier<CampaignMark>
public typealias BudgetLeaseID = Identifier<BudgetLeaseMark>
public typealias BannerID = Identifier<BannerMark>
