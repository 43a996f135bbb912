/// Why an event cannot be booked. It is kept, counted and shown rather than booked wrongly: a room that records events as
/// agreed never causes one.
struct Refusal: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Refuses amounts that are negative or beyond what a line can move.
func checkAmounts(_ amounts: Int64...) throws(Refusal) {
    for amount in amounts where amount < 0 || amount > Entry.Line.most {
        throw Refusal("an amount of \(amount)")
    }
}

/// Free text may name a person, so only a machine's word gets into what is hashed.
func machineWord(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let isWord = (1...40).contains(bytes.count) && bytes.allSatisfy { (97...122).contains($0) || $0 == 95 }
    return isWord ? text : nil
}
