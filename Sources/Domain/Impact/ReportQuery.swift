import Contracts
import Storage
import Values

/// Gathers a report within one consistent state.
struct ReportQuery {
    let grouping: ImpactGrouping
    let period: ReportPeriod

    func report(in transaction: Transaction) throws(StorageError) -> ImpactReport {
        let sums = try ReportSums.all(grouping, period, in: transaction)
        let lots = scoped(try LotTable.all(in: transaction).values.map(\.subject), by: sums)
        let facts = Dictionary(uniqueKeysWithValues: lots.map { ($0.fact.lot, $0.fact) })
        var gathered: [String: ImpactFigures] = [:]
        var totals = ImpactFigures()
        for sum in sums {
            guard let lot = facts[sum.lot] else { throw .column(1, "no lot \(sum.lot)") }
            gathered[key(of: sum, lot), default: ImpactFigures()]
                .add(sum, orders: sum.orders, buyers: sum.newBuyers, lot.quantity.unit)
            totals.add(sum, orders: sum.allOrders, buyers: sum.allNewBuyers, lot.quantity.unit)
        }
        for (key, its) in lotsByKey(lots, sums) { gathered[key, default: ImpactFigures()].add(lots: its) }
        totals.add(lots: lots)
        if period != .everything {
            for key in gathered.keys { gathered[key]?.buyers = 0 }
            for (key, buyers) in try BuyerCount.byKey(grouping, period, in: transaction) {
                gathered[key, default: ImpactFigures()].buyers = buyers
            }
            totals.buyers = try BuyerCount.total(period, in: transaction)
        }

        let names = try ReportNames(grouping, lots, in: transaction)
        let rows = gathered.map { key, figures in
            ImpactRow(
                key: Self.isNothing(key) ? ImpactRow.unattributed : key, name: names[key], figures: hiding(figures))
        }
        return ImpactReport(
            grouping: grouping, period: period, ledger: try EntryTable.head(in: transaction),
            rows: rows.sorted(by: Self.precedes), totals: hiding(totals),
            owedToGrowers: try owed(in: transaction), unbooked: try RefusalTable.count(in: transaction))
    }

    static func isNothing(_ key: String) -> Bool { key == "0" }

    private func key(of sum: ReportSums, _ lot: LotFact) -> String {
        switch grouping {
        case .product: lot.product.description
        case .lot: lot.lot.description
        case .county: lot.county.code
        case .article, .channel: sum.key
        }
    }

    private func hiding(_ figures: ImpactFigures) -> ImpactFigures {
        guard period.isShorterThanAWeek, let buyers = figures.buyers, buyers > 0,
            buyers < ImpactFigures.fewestBuyers
        else { return figures }
        var hidden = figures
        hidden.buyers = nil
        return hidden
    }

    /// The lots that moved in the period, or were to be sold in it.
    private func scoped(_ lots: [LotFact], by sums: [ReportSums]) -> [ScopedLot] {
        var drawn: [LotID: Int64] = [:]
        for sum in sums { drawn[sum.lot, default: 0] += sum.drawn }
        return lots.filter { lot in
            drawn[lot.lot] != nil
                || (lot.opensOn <= period.to ?? lot.opensOn && lot.closesOn >= period.from ?? lot.closesOn)
        }
        .sorted { $0.lot < $1.lot }
        .map { ScopedLot(fact: $0, hasSold: drawn[$0.lot] ?? 0 > 0) }
    }

    private func lotsByKey(_ lots: [ScopedLot], _ sums: [ReportSums]) -> [String: [ScopedLot]] {
        switch grouping {
        case .product: return Dictionary(grouping: lots) { $0.fact.product.description }
        case .lot: return Dictionary(grouping: lots) { $0.fact.lot.description }
        case .county: return Dictionary(grouping: lots) { $0.fact.county.code }
        case .article, .channel:
            // What was confirmed belongs to no article: a row names the lots that it helped to sell.
            let known = Dictionary(uniqueKeysWithValues: lots.map { ($0.fact.lot, $0.fact) })
            return Dictionary(grouping: sums, by: \.key).mapValues { sums in
                sums.compactMap { sum in known[sum.lot].map { ScopedLot(fact: $0, hasSold: sum.drawn > 0) } }
            }
        }
    }

    private func owed(in transaction: Transaction) throws(StorageError) -> Money {
        let balances = try AccountTable.all(in: transaction)
        return Money(
            fen: balances.reduce(0) { sum, balance in
                if case .growerPayable = balance.account { sum - balance.balance } else { sum }
            })
    }

    private static func precedes(_ left: ImpactRow, _ right: ImpactRow) -> Bool {
        let isLast = (left.key == ImpactRow.unattributed, right.key == ImpactRow.unattributed)
        if isLast.0 != isLast.1 { return isLast.1 }
        if left.figures.net != right.figures.net { return left.figures.net.fen > right.figures.net.fen }
        // Identifiers grow with time and differ in length only after centuries.
        return (left.key.utf8.count, left.key) < (right.key.utf8.count, right.key)
    }
}

/// A lot that a report speaks of.
struct ScopedLot: Sendable {
    let fact: LotFact
    /// Whether anything was drawn from it in the period.
    let hasSold: Bool
}

extension ImpactFigures {
    fileprivate mutating func add(_ sums: ReportSums, orders new: Int64, buyers newBuyers: Int64, _ unit: Unit) {
        orders += new
        buyers = (buyers ?? 0) + newBuyers
        firstSaleOn = [firstSaleOn, sums.firstSaleOn].compactMap(\.self).min()
        lastSaleOn = [lastSaleOn, sums.lastSaleOn].compactMap(\.self).max()
        gross = Money(fen: gross.fen + sums.gross)
        refunds = Money(fen: refunds.fen + sums.refunds)
        growerShare = Money(fen: growerShare.fen + sums.growerShare)
        attributed = Money(fen: attributed.fen + sums.attributed)
        switch unit {
        case .grams:
            grams.add(sums)
            netOfGrams = Money(fen: netOfGrams.fen + sums.gross - sums.refunds)
            growerShareOfGrams = Money(fen: growerShareOfGrams.fen + sums.growerShare)
        case .places: places.add(sums)
        }
    }

    fileprivate mutating func add(lots: [ScopedLot]) {
        for lot in lots {
            switch lot.fact.quantity.unit {
            case .grams: grams.confirmed += lot.fact.quantity.amount
            case .places: places.confirmed += lot.fact.quantity.amount
            }
        }
        for its in Dictionary(grouping: lots.filter(\.hasSold), by: \.fact.supplier).values {
            growers += its.map(\.fact.growers).max() ?? 0
            households += its.map(\.fact.households).max() ?? 0
        }
    }
}

extension GoodsFigures {
    fileprivate mutating func add(_ sums: ReportSums) {
        drawn += sums.drawn
        returned += sums.returned
        delivered += sums.delivered
        oversold += sums.oversold
        outsideWindow += sums.outsideWindow
        certified += sums.certified
    }
}
