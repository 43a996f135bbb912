public import Values

/// Why a story stands where it stands, as the reader may read it.
public enum Reason: Hashable, Sendable {
    /// More is left of the lot than its days would have it; rounded down to two digits.
    case plenty(Quantity, daysLeft: Int)
    /// It can be bought: at least so much is left, for so many days; rounded down to two digits.
    case supply(Quantity, daysLeft: Int)
    /// It came out so many days ago.
    case fresh(days: Int)
    /// Those who saw it opened it more often than other stories.
    case liked
    /// The reader's leading stories of late came from other counties than this.
    case newCounty(Localized)
    /// Chosen by chance, to learn whether readers like it.
    case trial
    /// A story to read; nothing of it can be bought now.
    case story
    /// Advertising: somebody pays for this position.
    case promoted
}

extension Quantity {
    /// Rounded down to its first two digits: 37,845 becomes 37,000. So that a reason is true, short, and seldom changes.
    var roughly: Quantity {
        var scale: Int64 = 1
        while amount / scale >= 100 { scale *= 10 }
        return Quantity(amount: amount / scale * scale, unit: unit)
    }
}
