public import Contracts
import Members
import Storage
public import Values

extension CommerceRoom {
    /// Takes what a shop told, in one transaction: the message, what it does to the order, the lots it draws
    /// on, and the events. Returns once all of it is durable, so that the shop may forget it.
    ///
    /// The same delivery again, the same body again, or a version of an order that is known already change
    /// nothing. What makes no sense (an unknown SKU) is refused whole, and nothing changes.
    public func receive(_ message: ShopMessage, at id: MarketplaceID) async throws(CommerceError) -> Receipt {
        let content: String?
        do { content = try message.content.kept() } catch { throw .storage(error) }
        return try await ground.store.write(refusing: CommerceError.self) { transaction in
            let marketplace = try MarketplaceTable.find(id, in: transaction)
            guard marketplace.switchedOff == nil else { throw CommerceError.marketplaceOff(id) }
            let kept: Identifier<MessageMark> = ground.identifiers.next()
            let isIgnored = message.content == .ignored
            let isNew = try MessageTable.add(
                message, id: kept, to: id, content: content, effect: isIgnored ? .ignored : .applied,
                at: ground.clock.now(), in: transaction)
            guard isNew else {
                let before = try MessageTable.digest(of: message.delivery, at: id, in: transaction)
                guard before == nil || before == message.digest else {
                    throw CommerceError.deliveryReused(message.delivery)
                }
                return .duplicate
            }
            let booking = Booking(
                room: self, marketplace: marketplace, message: message, kept: kept, now: ground.clock.now(),
                transaction: transaction)
            switch message.content {
            case .order(let version, let buyer, let referral):
                try booking.take(version, buyer: buyer, referral: referral)
            case .refund(let notice): try booking.take(notice)
            case .ignored: return .ignored
            }
            return .accepted
        }
    }

    /// Last touch: the referral that travelled with the order, if our own seal minted it. Never by time: the
    /// shop's clock and ours differ.
    func credit(_ referral: String?) -> SaleCredit {
        guard let referral, let origin = referrals.open(referral) else { return .unattributed }
        return SaleCredit(article: origin.article, channel: origin.channel, evidence: "rid", touch: origin.touch)
    }
}
