import Crypto
import FoundationEssentials

/// `app.bsky.feed.post` (github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/post.json).
struct ATProtoPost: Codable, Hashable {
    var type = "app.bsky.feed.post"
    let text: String
    let createdAt: String
    let langs: [String]
    let facets: [Facet]
    let embed: Embed

    private enum CodingKeys: String, CodingKey {
        case type = "$type"
        case text, createdAt, langs, facets, embed
    }

    /// A part of the text, counted in UTF-8 bytes, that leads somewhere.
    struct Facet: Codable, Hashable {
        struct Index: Codable, Hashable {
            let byteStart: Int
            let byteEnd: Int
        }

        struct Feature: Codable, Hashable {
            let type: String
            let uri: String?
            let tag: String?

            private enum CodingKeys: String, CodingKey {
                case type = "$type"
                case uri, tag
            }
        }

        let index: Index
        let features: [Feature]

        static func link(_ range: Range<Int>, to uri: String) -> Facet {
            Facet(
                index: Index(byteStart: range.lowerBound, byteEnd: range.upperBound),
                features: [Feature(type: "app.bsky.richtext.facet#link", uri: uri, tag: nil)])
        }

        static func tag(_ range: Range<Int>, _ tag: String) -> Facet {
            Facet(
                index: Index(byteStart: range.lowerBound, byteEnd: range.upperBound),
                features: [Feature(type: "app.bsky.richtext.facet#tag", uri: nil, tag: tag)])
        }
    }

    /// The article as a card below the post.
    struct Embed: Codable, Hashable {
        struct External: Codable, Hashable {
            let uri: String
            let title: String
            let description: String
            let thumb: ATProtoBlob?
        }

        var type = "app.bsky.embed.external"
        let external: External

        private enum CodingKeys: String, CodingKey {
            case type = "$type"
            case external
        }
    }
}

/// A file that a server keeps, named by what is in it.
struct ATProtoBlob: Codable, Hashable {
    struct Reference: Codable, Hashable {
        let link: String
        private enum CodingKeys: String, CodingKey { case link = "$link" }
    }

    var type = "blob"
    let ref: Reference
    let mimeType: String
    let size: Int

    private enum CodingKeys: String, CodingKey {
        case type = "$type"
        case ref, mimeType, size
    }

    /// The CID that every server gives these bytes: version 1, raw, SHA-256, in base 32 (atproto.com/specs/blob).
    static func name(of bytes: [UInt8]) -> String {
        let cid: [UInt8] = [0x01, 0x55, 0x12, 0x20] + Array(SHA256.hash(data: Data(bytes)))
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var text: [UInt8] = [UInt8(ascii: "b")]
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for byte in cid {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> count & 31)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << (5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
