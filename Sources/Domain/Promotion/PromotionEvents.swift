import Contracts
public import EventLog
import Members
public import Storage
import Values

extension PromotionRoom {
    /// Hears of lots, offers and sales: what there is to promote, and how far it has come.
    public func hear(_ event: RecordedEvent, in transaction: Transaction) throws {
        let at = event.event.at
        switch event.event.kind {
        case LotConfirmed.kind:
            guard let lot = try event.event.decoded(LotConfirmed.self) else { return }
            try LotTable.add(lot, in: transaction)
        case LotWithdrawn.kind:
            guard let lot = try event.event.decoded(LotWithdrawn.self) else { return }
            try LotTable.withdraw(lot.lot, at: at, in: transaction)
            for campaign in try CampaignTable.open(of: lot.lot, in: transaction) {
                try finish(campaign, .lotWithdrawn, because: lot.reason, at: at, in: transaction)
            }
        case LotStockChanged.kind:
            guard let stock = try event.event.decoded(LotStockChanged.self) else { return }
            try LotTable.set(stock.lot, remaining: stock.remaining.amount, in: transaction)
            guard stock.remaining.amount <= 0 else { return }
            for campaign in try CampaignTable.open(of: stock.lot, in: transaction)
            where campaign.state.kind != .drafted {
                try finish(campaign, .soldOut, at: at, in: transaction)
            }
        case ListingOpened.kind:
            guard let listing = try event.event.decoded(ListingOpened.self) else { return }
            try LotTable.offer(listing, in: transaction)
        case ListingClosed.kind:
            guard let listing = try event.event.decoded(ListingClosed.self) else { return }
            try LotTable.close(listing.listing, in: transaction)
        case SaleRecorded.kind:
            guard let sale = try event.event.decoded(SaleRecorded.self) else { return }
            try take(sale, at: at, in: transaction)
        case SaleReversed.kind:
            guard let reversal = try event.event.decoded(SaleReversed.self) else { return }
            try giveBack(reversal, in: transaction)
        default:
            // The stream carries many other events; that is no concern of this room.
            return
        }
    }

    private func take(_ sale: SaleRecorded, at: Instant, in transaction: Transaction) throws {
        try LotDayTable.add(sale, isOfSite: sale.credit.channel == site, in: transaction)
        if let touch = sale.credit.touch, try CampaignTable.known(touch.campaign, in: transaction)?.lot == sale.lot {
            let isFirst = try CampaignSaleTable.add(sale, touch, in: transaction)
            try TallyTable.add(
                CampaignTally(
                    day: sale.occurredAt.day, arm: touch.arm, orders: isFirst ? 1 : 0, income: sale.gross.fen),
                to: touch.campaign, in: transaction)
        }
        for campaign in try CampaignTable.open(of: sale.lot, in: transaction) where campaign.state.kind != .drafted {
            try ProgressTable.move(
                campaign.id, goods: sale.drawn.amount, income: sale.gross.fen, in: transaction)
            if try ProgressTable.find(campaign.id, in: transaction).has(reached: campaign.terms.goal) {
                try finish(campaign, .goal, at: at, in: transaction)
            }
        }
    }

    private func giveBack(_ reversal: SaleReversed, in transaction: Transaction) throws {
        if let line = try CampaignSaleTable.find(reversal.sale, in: transaction) {
            try TallyTable.add(
                CampaignTally(day: line.day, arm: line.arm, income: -reversal.money.fen), to: line.campaign,
                in: transaction)
        }
        for campaign in try CampaignTable.open(of: reversal.lot, in: transaction)
        where campaign.state.kind != .drafted {
            try ProgressTable.move(
                campaign.id, goods: -(reversal.restored.amount + reversal.wasted.amount), income: -reversal.money.fen,
                in: transaction)
        }
    }
}
