import Distribution

/// Text for the query of an address.
func activityQueryEscaped(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            out.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            out += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
        }
    }
    return out
}

extension InboundRequest {
    /// Browsers ask for pages, servers for activities.
    var wantsPage: Bool {
        guard let accept = header("accept")?.lowercased() else { return false }
        return accept.contains("text/html") && !accept.contains("activity+json") && !accept.contains("ld+json")
    }

    /// Nil when there is one that cannot be read; an inner nil when there is none.
    func cursor<Cursor>(_ read: (String) -> Cursor?) -> Cursor?? {
        guard let text = query["before"] else { return .some(nil) }
        return read(text).map { .some($0) }
    }
}

extension InboundAnswer {
    static func activity(
        _ document: ActivityJSON, for request: InboundRequest, status: Int = 200
    ) -> InboundAnswer {
        let accept = request.header("accept")?.lowercased() ?? ""
        let type =
            accept.contains("ld+json") && !accept.contains("activity+json")
            ? "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"" : "application/activity+json"
        return activity(document, type: type, headers: [(name: "vary", value: "Accept")], status: status)
    }

    static func activity(
        _ document: ActivityJSON, type: String, headers: [(name: String, value: String)] = [], status: Int = 200
    ) -> InboundAnswer {
        InboundAnswer(status: status, headers: [(name: "content-type", value: type)] + headers, body: document.bytes)
    }

    static func activityProblem(_ status: Int, _ said: String) -> InboundAnswer {
        activity(["error": .text(said)], type: "application/json", status: status)
    }

    static func moved(to address: String) -> InboundAnswer {
        InboundAnswer(status: 303, headers: [(name: "location", value: address), (name: "vary", value: "Accept")])
    }
}
