import Contracts
import Distribution
import Values

extension SiteAddress {
    /// The article on our own site as a copy elsewhere links it: with the copy's referral, which the page hands on to the
    /// shops, and with the copy's key, by which the copy is found again.
    func article(_ slug: Slug, from copy: ChannelCopy) -> String {
        article(slug, from: copy.referral) + "&copy=\(copy.key)"
    }
}

extension ChannelCopy {
    /// Whether an address that a platform keeps is the one that ``SiteAddress/article(_:from:)`` made for this copy.
    func isNamed(in address: String) -> Bool {
        address.split(whereSeparator: { "?&#".contains($0) }).contains { $0 == "copy=\(key)" }
    }

    /// When the publication was made, to the second before: nothing that is ours can be older. An identifier holds the
    /// milliseconds since 2020 in its upper 41 bits (``IdentifierSource``).
    var madeAt: Instant { Instant(seconds: 1_577_836_800 + (publication.raw >> 22) / 1_000) }
}
