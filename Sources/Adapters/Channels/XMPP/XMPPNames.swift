/// Namespaces, and the forms that are made of them.
enum XMPPNames {
    static let client = "jabber:client"
    static let streams = "http://etherx.jabber.org/streams"
    static let streamErrors = "urn:ietf:params:xml:ns:xmpp-streams"
    static let stanzaErrors = "urn:ietf:params:xml:ns:xmpp-stanzas"
    static let tls = "urn:ietf:params:xml:ns:xmpp-tls"
    static let sasl = "urn:ietf:params:xml:ns:xmpp-sasl"
    static let bind = "urn:ietf:params:xml:ns:xmpp-bind"
    static let session = "urn:ietf:params:xml:ns:xmpp-session"
    /// XEP-0478
    static let limits = "urn:xmpp:stream-limits:0"
    static let ping = "urn:xmpp:ping"
    static let disco = "http://jabber.org/protocol/disco#info"
    static let forms = "jabber:x:data"
    static let pubsub = "http://jabber.org/protocol/pubsub"
    static let pubsubOwner = "http://jabber.org/protocol/pubsub#owner"
    static let pubsubErrors = "http://jabber.org/protocol/pubsub#errors"
    static let atom = "http://www.w3.org/2005/Atom"
    static let xhtml = "http://www.w3.org/1999/xhtml"

    /// A form that is handed in (XEP-0004), of one type.
    static func form(_ type: String, _ fields: KeyValuePairs<String, String>) -> XMPPElement {
        let kind = XMPPElement(
            "field", forms, ["var": "FORM_TYPE", "type": "hidden"], [XMPPElement("value", forms, text: type)])
        return XMPPElement(
            "x", forms, ["type": "submit"],
            [kind]
                + fields.map { name, value in
                    XMPPElement("field", forms, ["var": name], [XMPPElement("value", forms, text: value)])
                })
    }
}

extension XMPPElement {
    /// The values of a form's field (XEP-0004).
    func values(of field: String) -> [String] {
        children.first { $0.name == "field" && $0["var"] == field }?
            .children.filter { $0.name == "value" }.map(\.text) ?? []
    }
}
