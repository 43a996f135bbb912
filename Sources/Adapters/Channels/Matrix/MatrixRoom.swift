import Contracts
import Distribution
import Values

/// One room, as our account sees and writes it.
struct MatrixRoom {
    private static let mostPages = 50
    let client: MatrixClient
    /// `!id:server`.
    let id: String
    /// `@user:server`, ours.
    let user: String

    private var path: String { "/client/v3/rooms/\(id.percentEncodedPart)" }

    /// The same transaction again, from the same device, gives the event that it made at first.
    func send(_ message: MatrixMessage, transaction: String) async throws(ChannelTrouble) -> String {
        struct Sent: Decodable { let event_id: String }
        let sent: Sent = try await client.ask(
            "PUT", "\(path)/send/m.room.message/\(transaction.percentEncodedPart)", json: message, .acting)
        return sent.event_id
    }

    /// Takes all content from an event; what is not there is as good as that.
    func redact(_ event: String) async throws(ChannelTrouble) {
        struct Redacted: Decodable { let event_id: String }
        // Redacting twice does no harm, so that the event itself may name the transaction.
        let transaction = "r" + event.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        do throws(ChannelTrouble) {
            let _: Redacted = try await client.ask(
                "PUT", "\(path)/redact/\(event.percentEncodedPart)/\(transaction)", json: [String: String](), .acting)
        } catch .gone {
            return
        }
    }

    /// Nil when nothing is left of it.
    func event(_ event: String) async throws(ChannelTrouble) -> MatrixEvent? {
        do throws(ChannelTrouble) {
            let found: MatrixEvent = try await client.ask("GET", "\(path)/event/\(event.percentEncodedPart)", .looking)
            return found.isRedacted ? nil : found
        } catch .gone {
            return nil
        }
    }

    /// All that relates to an event: edits and pictures of ours, reactions and threads of others; newest first.
    func relations(of event: String) async throws(ChannelTrouble) -> [MatrixEvent] {
        struct Page: Decodable {
            let chunk: MatrixEvents
            let next_batch: String?
        }
        var found: [MatrixEvent] = []
        var from: [(name: String, value: String)] = []
        for _ in 1...Self.mostPages {
            let page: Page
            do throws(ChannelTrouble) {
                page = try await client.ask(
                    "GET", "/client/v1/rooms/\(id.percentEncodedPart)/relations/\(event.percentEncodedPart)",
                    query: [("limit", "100")] + from, .looking)
            } catch .gone {
                return found
            }
            found += page.chunk.events.filter { !$0.isRedacted }
            guard let next = page.next_batch else { break }
            from = [("from", next)]
        }
        return found
    }

    /// Our texts that carry the copy's key, oldest first: the room is read backwards until before the publication was made.
    func texts(of copy: ChannelCopy) async throws(ChannelTrouble) -> [MatrixEvent] {
        struct Filter: Encodable {
            let senders: [String]
            let types = ["m.room.message"]
        }
        struct Page: Decodable {
            let chunk: MatrixEvents
            let end: String?
        }
        let filter = String(decoding: jsonBytes(Filter(senders: [user])), as: UTF8.self)
        let oldest = (copy.madeAt.microseconds - 3_600_000_000) / 1_000
        var found: [MatrixEvent] = []
        var from: [(name: String, value: String)] = []
        for _ in 1...Self.mostPages {
            let page: Page = try await client.ask(
                "GET", "\(path)/messages", query: [("dir", "b"), ("limit", "100"), ("filter", filter)] + from, .looking)
            found += page.chunk.events.filter {
                $0.sender == user && $0.content.copy?.key == copy.key.description && $0.content.relation == nil
                    && !$0.isRedacted
            }
            guard let end = page.end, page.chunk.events.last.map({ $0.origin_server_ts > oldest }) ?? true else {
                break
            }
            from = [("from", end)]
        }
        return found.reversed()
    }

    /// Whether what is written here can be read by a server; we cannot encrypt.
    func isEncrypted() async throws(ChannelTrouble) -> Bool {
        struct Encryption: Decodable { init(from decoder: any Decoder) throws {} }
        do throws(ChannelTrouble) {
            let _: Encryption = try await client.ask("GET", "\(path)/state/m.room.encryption/", .looking)
            return true
        } catch .gone {
            return false
        }
    }

    /// Where people can read an event.
    func address(of event: String) -> String {
        "https://matrix.to/#/\(id.percentEncodedPart)/\(event.percentEncodedPart)"
    }
}
