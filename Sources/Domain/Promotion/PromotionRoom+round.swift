import Contracts
import Members
import Storage
import Values

extension PromotionRoom {
    /// What is due now and then, at least once a day: campaigns whose day or lot is over end, leases that ended give back
    /// what is left, and the counts of the feed are noted for forecasts.
    public func makeRound() async throws(PromotionError) {
        let now = ground.clock.now()
        let products = try await ground.store.write(refusing: PromotionError.self) { transaction in
            try Purse.closeLeases(at: now, in: transaction)
            for campaign in try CampaignTable.open(in: transaction) {
                guard let lot = try LotTable.known(campaign.lot, in: transaction) else { continue }
                if lot.closesOn < now.day {
                    try finish(campaign, .lotClosed, at: now, in: transaction)
                } else if campaign.terms.endsOn < now.day {
                    try finish(campaign, .deadline, at: now, in: transaction)
                }
            }
            return Set(try LotTable.open(on: now.day, in: transaction).map(\.product))
        }
        for product in products.sorted() {
            let figures: ReadershipFigures
            do { figures = try await readership.figures(of: product) } catch { throw PromotionError(wrapping: error) }
            try await ground.store.write(refusing: PromotionError.self) { transaction in
                try ObservationTable.note(figures, of: product, at: now, in: transaction)
            }
        }
    }
}
