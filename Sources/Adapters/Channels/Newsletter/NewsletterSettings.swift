import Contracts
import Distribution
import FoundationEssentials

/// How one newsletter is sent: the mail server that takes its letters, and the names in them.
struct NewsletterSettings: Hashable, Sendable, Decodable {
    enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
        case everyone
        /// Only those who signed up in the article's language.
        case sameLanguage = "same_language"
    }

    let host: String
    let port: Int
    let security: SMTPServer.Security
    /// From whom the letters are.
    let from: MailAddress
    /// The name in front of it; the channel's when there is none.
    let fromName: String?
    /// What letters that cannot be delivered come back to, with a name of their own for each: `bounces+x7@farm.example`.
    let bounces: MailAddress
    /// The first label of the DKIM records.
    let selector: String
    /// Letters a minute, at most.
    let perMinute: Int
    let audience: Audience
    /// Letters that came back for good before no more are sent to a reader.
    let bounceLimit: Int
    /// Who answers for the letters, with a postal address, where the law asks for it; at the end of every letter.
    let imprint: String?

    static let fields: [ChannelField] = [
        ChannelField("host", in: .settings, example: "smtp.farm.example"),
        ChannelField("port", in: .settings, .number(1...65_535), isRequired: false, example: "587"),
        ChannelField(
            "security", in: .settings, .choice(SMTPServer.Security.allCases.map(\.rawValue)),
            isRequired: false,
            example: "starttls"),
        ChannelField("from", in: .settings, example: "news@farm.example"),
        ChannelField("from_name", in: .settings, isRequired: false, example: "保靖的橙子"),
        ChannelField("bounce_address", in: .settings, isRequired: false, example: "bounces@farm.example"),
        ChannelField("selector", in: .settings, isRequired: false, example: "terrace"),
        ChannelField("per_minute", in: .settings, .number(1...60_000), isRequired: false, example: "300"),
        ChannelField(
            "audience", in: .settings, .choice(Audience.allCases.map(\.rawValue)), isRequired: false,
            example: "everyone"),
        ChannelField("bounce_limit", in: .settings, .number(1...20), isRequired: false, example: "3"),
        ChannelField(
            "imprint", in: .settings, .block, isRequired: false,
            example: "Farm Cooperative, 1 Orange Road, Baojing"),
        ChannelField("username", in: .credentials, isRequired: false, example: "news@farm.example"),
        ChannelField("password", in: .credentials, isRequired: false),
        ChannelField(
            "dkim_rsa", in: .credentials, .block, isRequired: false, example: "-----BEGIN PRIVATE KEY-----"),
        ChannelField(
            "dkim_ed25519", in: .credentials, .block, isRequired: false,
            example: "-----BEGIN PRIVATE KEY-----"),
    ]

    enum Key: String, CodingKey {
        case host, port, security, from, selector, audience, imprint
        case fromName = "from_name"
        case bounces = "bounce_address"
        case perMinute = "per_minute"
        case bounceLimit = "bounce_limit"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws(Misfit) -> String? {
            guard container.contains(key), (try? container.decodeNil(forKey: key)) == false else {
                return nil
            }
            guard let text = try? container.decode(String.self, forKey: key) else {
                throw Misfit(key, .malformed(expected: "text"))
            }
            guard text.utf8.count <= 1_000 else { throw Misfit(key, .tooLong(most: 1_000)) }
            guard
                !text.unicodeScalars.contains(where: {
                    $0.properties.generalCategory == .control && $0 != "\n"
                })
            else {
                throw Misfit(key, .malformed(expected: "text without control characters"))
            }
            return text.trimmed
        }
        func number(_ key: Key, _ range: ClosedRange<Int>, else other: Int) throws(Misfit) -> Int {
            guard container.contains(key), (try? container.decodeNil(forKey: key)) == false else {
                return other
            }
            // Forms know texts alone.
            let word = try? container.decode(String.self, forKey: key)
            if let word, word.trimmed == nil { return other }
            guard let number = (try? container.decode(Int.self, forKey: key)) ?? word.flatMap({ Int($0) })
            else {
                throw Misfit(key, .malformed(expected: "number"))
            }
            guard range.contains(number) else {
                throw Misfit(key, .outOfRange(least: Int64(range.lowerBound), most: Int64(range.upperBound)))
            }
            return number
        }
        func choice<Choice: RawRepresentable<String>>(_ key: Key, else other: Choice) throws(Misfit) -> Choice {
            guard let name = try text(key) else { return other }
            guard let choice = Choice(rawValue: name) else { throw Misfit(key, .unknown(name)) }
            return choice
        }
        func mailbox(_ key: Key) throws(Misfit) -> MailAddress? {
            guard let written = try text(key) else { return nil }
            guard let address = MailAddress(written) else {
                throw Misfit(key, .malformed(expected: "name@farm.example"))
            }
            return address
        }
        guard let host = try text(.host) else { throw Misfit(.host, .required) }
        guard host.utf8.count <= 253, !host.contains(where: { $0.isWhitespace || $0 == "/" || $0 == "@" })
        else {
            throw Misfit(.host, .malformed(expected: "smtp.farm.example"))
        }
        self.host = host
        security = try choice(.security, else: .starttls)
        port = try number(.port, 1...65_535, else: security == .tls ? 465 : 587)
        guard let from = try mailbox(.from) else { throw Misfit(.from, .required) }
        guard !from.needsUTF8 else {
            throw Misfit(.from, .malformed(expected: "a name in ASCII before the @"))
        }
        self.from = from
        fromName = try text(.fromName)
        let bounces = try mailbox(.bounces) ?? MailAddress("bounces@\(from.domain)")
        guard let bounces, !bounces.needsUTF8, bounces.local.utf8.count <= 24 else {
            throw Misfit(.bounces, .malformed(expected: "bounces@farm.example"))
        }
        self.bounces = bounces
        selector = try text(.selector) ?? "terrace"
        guard selector.utf8.count <= 40, MailAddress.ascii("\(selector).a")?.hasPrefix(selector) == true
        else {
            throw Misfit(.selector, .malformed(expected: "lower-case letters, digits and hyphens"))
        }
        perMinute = try number(.perMinute, 1...60_000, else: 300)
        audience = try choice(.audience, else: .everyone)
        bounceLimit = try number(.bounceLimit, 1...20, else: 3)
        imprint = try text(.imprint)
    }

    /// What is wrong with one of them.
    struct Misfit: Error {
        let problem: FieldProblem

        init(_ key: Key, _ rule: FieldRule) { problem = FieldProblem("settings.\(key.rawValue)", rule) }
    }

    static func read(_ settings: ChannelSettings) -> Result<NewsletterSettings, Misfit> {
        do {
            return .success(try JSONDecoder().decode(Self.self, from: Data(settings.json.utf8)))
        } catch let misfit as Misfit {
            return .failure(misfit)
        } catch {
            return .failure(Misfit(.host, .required))
        }
    }
}
