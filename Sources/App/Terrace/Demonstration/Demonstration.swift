import Channels
import Contracts
import Distribution
import EventLog
import Foundation
import Members
import Values
import Web

/// The Baojing programme, set up through the rooms' own front doors, once: what is there already is gone on with.
public struct Demonstration: Sendable {
    let platform: Platform

    public init(platform: Platform) { self.platform = platform }

    var rooms: Rooms { platform.rooms }

    /// Sets up what is missing and writes `demo.json`. Returns how to sign in, in words.
    public func setUp(at address: String) async throws -> String {
        let path = platform.settings.dataFolder + "/demo.json"
        if let before = DemoFile.read(path), before.isComplete {
            try before.moved(to: address).write(path)
        } else {
            let cast = try await Cast.assemble(in: rooms, folder: platform.settings.dataFolder)
            let season = try await Season(rooms: rooms, cast: cast, clock: platform.clock).play()
            try await settle()
            let shop = try await DemoShop(rooms: rooms, cast: cast, address: address).open(season)
            try await settle()
            let stories = try await Stories(rooms: rooms, cast: cast).publish(season)
            try await settle()
            for story in stories where try await rooms.site.find(story.article) == nil {
                throw DemonstrationTrouble.notPublished(story.slug.description)
            }
            let campaign = try await DemoCampaign(rooms: rooms, cast: cast, clock: platform.clock).start(season)
            try await settle()
            try await DemoFile(
                address: address, tokens: try await cast.tokens(in: rooms), accounts: cast.accounts, shop: shop,
                season: season, stories: stories, campaign: campaign
            ).write(path)
        }
        return "admin; passwords and tokens are in \(path)"
    }

    /// Waits until every event is handled and every publication stands.
    private func settle() async throws {
        try await platform.pump.drain()
        try await rooms.distribution.work()
        try await platform.pump.drain()
    }
}
