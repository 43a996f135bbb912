import Contracts
import EventLog
import Values

// The events of the reader stream are written for every page that is shown, so their canonical JSON is put together by
// hand: the same bytes as Foundation's encoder makes (a test holds them together), at a twentieth of its time.

extension Envelope {
    init(_ event: DecisionMade, candidateList: [UInt8], id: EventID, at: Instant) {
        var json: [UInt8] = []
        json.reserveCapacity(400 + candidateList.count + event.shown.count * 100)
        json.append("{")
        if let campaign = event.campaign {
            json.append("\"campaign\":")
            json.append(quoted: campaign.raw)
            json.append(",")
        }
        json.append("\"candidates\":[")
        json += candidateList
        json.append("],\"channel\":")
        json.append(quoted: event.channel.raw)
        json.append(",\"decision\":")
        json.append(quoted: event.decision.raw)
        json.append(",\"domainPosition\":")
        json.append(event.domainPosition)
        json.append(event.isHoldout ? ",\"isHoldout\":true" : ",\"isHoldout\":false")
        json.append(",\"language\":\"")
        json += event.language.rawValue.utf8
        json.append("\",\"model\":\"")
        json += event.model.utf8
        json.append("\",\"policy\":\"")
        json += event.policy.utf8
        json.append("\",\"reader\":")
        json.append(event.reader)
        json.append(",\"readerPosition\":")
        json.append(event.readerPosition)
        json.append(",\"shown\":[")
        for (place, shown) in event.shown.enumerated() {
            json.append(place == 0 ? "{\"article\":" : ",{\"article\":")
            json.append(quoted: shown.article.raw)
            json.append(",\"impression\":")
            json.append(quoted: shown.impression.raw)
            json.append(",\"propensity\":")
            json.append(shown.propensity)
            json.append("}")
        }
        json.append("]}")
        self.init(
            id: id, stream: DecisionMade.stream, kind: DecisionMade.kind, version: DecisionMade.version, at: at,
            key: event.key, payload: json)
    }

    init(_ event: ImpressionSeen, id: EventID, at: Instant) {
        self.init(
            id: id, stream: ImpressionSeen.stream, kind: ImpressionSeen.kind, version: ImpressionSeen.version, at: at,
            key: event.key, payload: Self.payload(event.article, event.impression))
    }

    init(_ event: ArticleOpened, id: EventID, at: Instant) {
        self.init(
            id: id, stream: ArticleOpened.stream, kind: ArticleOpened.kind, version: ArticleOpened.version, at: at,
            key: event.key, payload: Self.payload(event.article, event.impression))
    }

    private static func payload(_ article: ArticleID, _ impression: ImpressionID) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(72)
        json.append("{\"article\":")
        json.append(quoted: article.raw)
        json.append(",\"impression\":")
        json.append(quoted: impression.raw)
        json.append("}")
        return json
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    mutating func append(_ number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var magnitude = number.magnitude
        let start = count
        repeat {
            append(UInt8(48 + magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        self[start...].reverse()
    }

    mutating func append(quoted number: Int64) {
        append(UInt8(ascii: "\""))
        append(number)
        append(UInt8(ascii: "\""))
    }
}
