import Contracts
import Synchronization
import Values

extension Promotions {
    /// Gives campaigns their positions on a page that was ranked without them.
    ///
    /// A campaign whose story stands as high already is not placed: nobody pays for what the feed gives anyway. For a reader
    /// who is held out everything is done alike but the placing itself, so that both groups differ in nothing else.
    func place(
        _ ranked: [Placement], _ request: RankingRequest, for reader: Reader, _ wishes: ReaderWishes
    ) -> PromotedPage {
        var page = PromotedPage(placements: ranked)
        if isIdle { return page }
        let day = request.now.day
        let candidates = request.board.candidates(in: request.language)
        let running = state.withLock { Array($0.campaigns.values) }
        let fitting = running.compactMap { campaign -> Offer? in
            guard campaign.startsOn <= day, day <= campaign.endsOn,
                tastes.holds(campaign.audience, reader, wishes, campaign.product, on: day)
            else { return nil }
            return Offer(campaign, candidates, request)
        }.sorted { $0.worth == $1.worth ? $0.campaign.campaign < $1.campaign.campaign : $0.worth > $1.worth }
        guard !fitting.isEmpty else { return page }

        var open = PromotedShare.positions(of: ranked.count)
        for offer in fitting {
            guard let position = open.first else { break }
            let stands = page.placements.firstIndex { $0.candidate == offer.candidate }
            if let stands, stands <= position { continue }
            let isGhost = offer.campaign.holdsOut(reader)
            guard let lease = take(offer.campaign, for: reader, isGhost: isGhost, at: request.now) else { continue }
            page.places.append(
                PromotedPage.Place(
                    campaign: offer.campaign, position: position, article: offer.article, isGhost: isGhost,
                    lease: isGhost ? nil : lease, cost: isGhost ? 0 : offer.campaign.bid))
            open.removeFirst()
            guard !isGhost else { continue }
            if let stands { page.placements.remove(at: stands) } else { page.placements.removeLast() }
            let outlet = offer.outlet
            page.placements.insert(
                Placement(
                    candidate: offer.candidate, propensity: 1_000_000,
                    why: [.promoted]
                        + PlacementReasons(request).reasons(
                            for: candidates[offer.candidate], outlet: outlet, isBehind: false, isTrial: false)),
                at: position)
        }
        touch(&page, fitting, candidates, request, reader)
        return page
    }

    /// Marks what of the page lies within the reach of a campaign that this reader was placed before.
    private func touch(
        _ page: inout PromotedPage, _ fitting: [Offer], _ candidates: [Candidate], _ request: RankingRequest,
        _ reader: Reader
    ) {
        let reached = state.withLock { state in
            fitting.filter { offer in
                state.exposures[Key(campaign: offer.campaign.campaign, reader: reader.hash)] != nil
            }
        }
        guard !reached.isEmpty else { return }
        page.touches = page.placements.enumerated().map { position, placement in
            if let place = page.places.first(where: { $0.position == position && !$0.isGhost }) {
                return CampaignTouch(campaign: place.campaign.campaign, arm: .promoted)
            }
            let outlets = candidates[placement.candidate].outlets
            let own = reached.first { offer in
                outlets.contains { request.board.outlets[$0].lot == offer.campaign.lot }
            }
            return own.map { offer in
                CampaignTouch(
                    campaign: offer.campaign.campaign, arm: offer.campaign.holdsOut(reader) ? .holdout : .beside)
            }
        }
    }

    /// Counts the placement and pays for it, unless the caps or the purse forbid it. A ghost is held to both and pays nothing.
    private func take(
        _ campaign: CampaignStarted, for reader: Reader, isGhost: Bool, at now: Instant
    ) -> BudgetLeaseID? {
        let day = now.day.number
        return state.withLock { state -> BudgetLeaseID? in
            guard state.campaigns[campaign.campaign] != nil, var purse = state.purses[campaign.campaign],
                purse.pays(campaign.bid, at: now), let lease = purse.lease
            else { return nil }
            if let seen = state.exposures[Key(campaign: campaign.campaign, reader: reader.hash)] {
                guard seen.inAll < campaign.caps.inAll, seen.day != day || seen.onDay < campaign.caps.perDay else {
                    return nil
                }
            }
            state.count(campaign.campaign, reader.hash, on: day)
            if !isGhost {
                purse.left -= campaign.bid
                state.purses[campaign.campaign] = purse
            }
            return lease.id
        }
    }

    /// A campaign with the story that would stand for it.
    private struct Offer {
        let campaign: CampaignStarted
        let candidate: Int
        let article: ArticleID
        let outlet: Int
        /// What a showing brings growers by what is known: the mean order rate at the lot's price, more when it is behind.
        let worth: Double

        /// Nil when no story leads to the lot, or none of it can be bought today.
        init?(_ campaign: CampaignStarted, _ candidates: [Candidate], _ request: RankingRequest) {
            let today = request.now.day.number
            var best: (candidate: Int, outlet: Int, appeal: Double)?
            for (place, candidate) in candidates.enumerated() {
                guard
                    let outlet = candidate.outlets.first(where: { index in
                        request.board.outlets[index].lot == campaign.lot
                            && request.board.outlets[index].isOpen(on: today)
                    })
                else { continue }
                var appeal = (candidate.opens + 5) / (candidate.impressions + 50)
                if !candidate.isInReadersLanguage { appeal *= 0.3 }
                if appeal > best?.appeal ?? -1 { best = (place, outlet, appeal) }
            }
            guard let best else { return nil }
            let chosen = candidates[best.candidate]
            let outlet = request.board.outlets[best.outlet]
            let orders = (chosen.orders + 200 * request.board.orderRate) / (chosen.impressions + 200)
            self.campaign = campaign
            candidate = best.candidate
            article = request.board.cards[chosen.card].article
            self.outlet = best.outlet
            worth = orders * Double(outlet.price) * min(3, max(0.5, outlet.lag(on: today)))
        }
    }
}

extension CampaignStarted {
    /// By the reader's and the campaign's numbers alone: the same on every node and every day, and for each campaign anew.
    func holdsOut(_ reader: Reader) -> Bool {
        let mixed = Chance.mixed(UInt64(bitPattern: reader.hash) ^ Chance.mixed(UInt64(bitPattern: campaign.raw)))
        return mixed % 10_000 < UInt64(max(0, holdout))
    }
}
