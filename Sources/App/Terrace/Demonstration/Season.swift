import Contracts
import Crypto
import Foundation
import Media
import Members
import Sourcing
import Values
import Web

/// The way of the three products from the nomination to the confirmed lot.
struct Season: Sendable {
    let rooms: Rooms
    let cast: Cast
    let clock: any WallClock

    /// What came of it.
    struct Outcome: Sendable {
        /// By the product's slug.
        let products: [(slug: Slug, file: ProductFile)]
        /// By the picture's name.
        let pictures: [String: StoredMedia]
    }

    func play() async throws -> Outcome {
        var pictures: [String: StoredMedia] = [:]
        let folder = Bundle.module.bundleURL.appendingPathComponent("Resources/Pictures")
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".jpg") {
            let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
            pictures[String(file.dropLast(4))] = try await rooms.media.store(
                bytes, as: .picture, by: cast.caller("author"))
        }
        var products: [(slug: Slug, file: ProductFile)] = []
        for (harvest, bureau) in zip(Harvest.all, cast.bureaus) {
            guard let slug = Slug(harvest.slug) else { preconditionFailure("\(harvest.slug) is a slug") }
            try await bring(harvest, slug, bureau, pictures)
            guard let file = try await rooms.sourcing.product(slug) else {
                preconditionFailure("it was just confirmed")
            }
            products.append((slug, file))
        }
        return Outcome(products: products, pictures: pictures)
    }

    /// Takes a product from where it stands to its confirmation.
    private func bring(
        _ harvest: Harvest, _ slug: Slug, _ bureau: Cast.Bureau, _ pictures: [String: StoredMedia]
    ) async throws {
        let room = rooms.sourcing
        let product: Product
        if let found = try await room.product(slug) {
            guard found.lots.isEmpty else { return }
            product = found.product
        } else {
            product = try await room.describeProduct(
                ProductDescription(
                    kind: harvest.kind, slug: slug, name: harvest.name, summary: harvest.summary, county: bureau.county,
                    organization: bureau.cooperative, picture: pictures[harvest.picture]?.id), by: bureau.applicant)
        }
        let admin = cast.caller("admin")
        var nomination: NominationID
        if let open = try await room.nominations(
            NominationFilter(product: product.id, state: .open), by: admin
        ).first {
            nomination = open.nomination.id
        } else {
            nomination = try await room.nominate(product.id, harvest.request, by: bureau.applicant).id
        }
        while true {
            let file = try await room.nomination(nomination, by: admin)
            switch file.stage {
            case .signing(let missing):
                for duty in missing { _ = try await room.sign(nomination, as: duty, by: bureau.signer(of: duty)) }
            case .scheduling, .failed:
                _ = try await room.scheduleVisit(
                    for: nomination, on: clock.now().day, visitor: cast.caller("visitor").member,
                    by: cast.caller("assessor"))
            case .visiting(let visit):
                _ = try await room.recordVisit(
                    visit, try harvest.report(at: clock.now(), pictures), by: cast.caller("visitor"))
            case .assessing(let visit):
                _ = try await room.assess(visit, harvest.assessment, by: cast.caller("visitor"))
            case .confirming:
                nomination = try await room.confirm(
                    nomination, harvest.confirmation(on: clock.now().day, supplier: bureau.cooperative, product.county),
                    by: cast.caller("assessor")
                ).nomination
            case .ended: return
            }
        }
    }
}

extension Cast.Bureau {
    fileprivate func signer(of duty: SigningDuty) -> Caller {
        switch duty {
        case .applicant: applicant
        case .agriculture: agriculture
        case .revitalisation: revitalisation
        }
    }
}
