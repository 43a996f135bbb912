import Contracts
import Distribution
import Values

/// Something that came back, in the reader's words.
struct ReturnLine {
    let kind: String
    let channelName: String
    let actor: String
    let text: String?
    let address: String?
    let at: String

    init(_ item: ReturnedItem, _ standing: ArticleStanding, _ house: House, _ request: WebRequest) {
        kind = house.renderer.text("distribution.returned.\(item.kind.rawValue)", request)
        channelName = standing.places.first { $0.channel.id == item.channel }?.channel.name ?? ""
        actor = item.person?.actor ?? ""
        text = item.person?.text.trimmed
        // Addresses come from strangers: only those that a browser opens as a page.
        address = item.address.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
        at = item.at.shanghai
    }
}
