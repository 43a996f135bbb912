import Distribution
import Values

struct WebhooksPage {
    let items: [WebhookLine]
    let events: [String]
    /// Of the endpoint that was made by this very request.
    let secret: String?
    let madeAddress: String?
    let typed: String
    let problem: String?
    let errors: [String: String]
}

struct WebhookPage {
    let webhook: WebhookLine
    let items: [WebhookDeliveryLine]
    let next: String?
    let problem: String?
}

/// An endpoint, and what is to be done about it, in the reader's words.
struct WebhookLine {
    let id: String
    let address: String
    let made: String
    let state: String
    let badge: String
    let isOff: Bool
    /// Why it is off or failing, and how to mend it; nil while all is well.
    let trouble: String?
    let said: String?

    init(_ webhook: Webhook, _ house: House, _ request: WebRequest) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("webhook." + key, request, arguments)
        }
        id = webhook.id.description
        address = webhook.address
        made = webhook.madeAt.shanghai
        isOff = webhook.off != nil
        said = webhook.said
        if let off = webhook.off {
            (state, badge) = (text("off"), "badge badge-red")
            trouble = text("trouble.\(off.reason.rawValue)", ["time": off.at.shanghai])
        } else if let since = webhook.failingSince {
            (state, badge) = (text("failing"), "badge badge-orange")
            trouble = text("trouble.now", ["time": since.shanghai, "days": String(Webhook.badDays)])
        } else {
            (state, badge) = (text("on"), "badge")
            trouble = nil
        }
    }
}

struct WebhookDeliveryLine {
    let id: String
    let event: String
    let name: String
    let payload: String
    let made: String
    let state: String
    let badge: String
    /// What the endpoint said last.
    let answer: String?
    let attempts: String
    let tried: String?
    let next: String?

    init(_ delivery: WebhookDelivery, _ house: House, _ request: WebRequest) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("webhook." + key, request, arguments)
        }
        id = delivery.id.description
        let key = "webhook.event.\(delivery.event.replacing(".", with: "_"))"
        event = house.renderer.catalogue.has(key) ? house.renderer.text(key, request) : delivery.event
        name = delivery.name
        payload = delivery.payload
        made = delivery.madeAt.shanghai
        state = text("state.\(delivery.state.rawValue)")
        switch delivery.state {
        case .told: badge = "badge"
        case .waiting: badge = "badge badge-orange"
        case .dropped: badge = "badge badge-red"
        }
        answer = delivery.status.map { text("answered", ["status": String($0)]) } ?? delivery.said
        attempts = text("attempts", ["count": String(delivery.attempts)])
        tried = delivery.triedAt.map { text("tried", ["time": $0.shanghai]) }
        next = delivery.nextAt.map { text("next", ["time": $0.shanghai]) }
    }
}
