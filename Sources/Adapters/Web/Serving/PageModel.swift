/// Turns what a page gives its template into nested dictionaries, once for each rendering.
///
/// Mustache looks a name up in every surrounding value, by reflection when it is a struct: half of the server's time under
/// the load of the Baojing season (2026-11-24). A dictionary answers at once.
func pageModel(_ value: Any) -> Any {
    switch value {
    case is String, is Int, is Int64, is Bool, is Double: return value
    case let list as [Any]: return list.map(pageModel)
    case let dictionary as [String: Any]: return dictionary.compactMapValues(presentModel)
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct, .class:
        var dictionary: [String: Any] = [:]
        for (label, child) in mirror.children {
            guard let label, let model = presentModel(child) else { continue }
            dictionary[label] = model
        }
        // A value without parts, such as an identifier of another kind, is shown by its description.
        return dictionary.isEmpty ? value : dictionary
    case .optional: return presentModel(value) ?? [String: Any]()
    default: return value
    }
}

/// Nil for an optional without a value, which a template takes for missing.
private func presentModel(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return pageModel(value) }
    guard let wrapped = mirror.children.first else { return nil }
    return presentModel(wrapped.value)
}
