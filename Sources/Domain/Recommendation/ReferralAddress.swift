/// Adds `rid` to an address's query (RFC 3986 §3.4), before its fragment; one that is there already gives way.
///
/// The referral is base64url, so nothing in it needs escaping.
func address(_ address: String, carrying referral: String) -> String {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let halves = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var fields = halves.count > 1 ? halves[1].split(separator: "&").filter { !$0.hasPrefix("rid=") && $0 != "rid" } : []
    let own = "rid=" + referral
    fields.append(own[...])
    let fragment = parts.count > 1 ? "#" + parts[1] : ""
    return halves[0] + "?" + fields.joined(separator: "&") + fragment
}
