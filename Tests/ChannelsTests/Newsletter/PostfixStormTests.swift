import Contracts
import Foundation
import Storage
import TestKit
import Testing
import Values

@testable import Channels

/// Postfix behind a line that loses, cuts, delays and garbles, by a fixed seed.
@Suite(.enabled(if: MailPeer.text != nil, "Tests/Peers/channels/postfix.sh start"))
struct `A storm on the way to Postfix` {
    @Test func `leaves each reader with one letter, or with one of which nobody knows`() async throws {
        let peer = try MailPeer.here()
        let storm = try Storm(to: peer.port, beside: peer.check)
        defer { storm.end() }
        let letters = Array("234567abcdefghijklmnopqrstuvwxyz")
        let key = String((0..<13).map { _ in letters.randomElement()! })
        let readers = (1...120).map { "reader+\($0)@peers.test" }
        try await Mailroom.on(.sqlite, port: storm.port, host: "127.0.0.1") { room in
            for reader in readers { try await room.readers(reader) }
            _ = try await room.publish(.season(), room.copy(key: key))
            var states: [String: NewsletterRecipient.State] = [:]
            for _ in 1...300 {
                try await room.work()
                states = try await room.letters()
                if states.values.allSatisfy({ $0 == .sent || $0 == .unconfirmed }) { break }
                room.world.clock.advance(seconds: 901)
            }
            let ids = try await room.world.store.read { transaction in
                try transaction.rows(
                    "SELECT address, message_id FROM channels_newsletter_recipient WHERE kind = 'issue' ORDER BY id"
                ) { row throws(StorageError) in (try row.value(0, as: String.self), try row.value(1, as: String.self)) }
            }
            let sent = states.values.count { $0 == .sent }
            _ = try await peer.letters(of: "reader", holding: key, atLeast: sent)
            var arrived: [String: Int] = [:]
            for path in try await peer.letters(of: "reader", holding: key) {
                let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
                for (address, id) in ids where text.contains("<\(id)>") { arrived[address, default: 0] += 1 }
            }
            for reader in readers {
                let count = arrived[reader] ?? 0
                switch states[reader] {
                case .sent: #expect(count == 1, "\(reader)")
                case .unconfirmed: #expect(count <= 1, "\(reader)")
                default: Issue.record("\(reader) is \(states[reader].map { "\($0)" } ?? "nowhere")")
                }
            }
            print("storm: \(readers.count) letters, \(sent) sent, \(readers.count - sent) unconfirmed")
            #expect(sent > readers.count / 2)
        }
    }

    /// `Tests/Peers/channels/fault_proxy.py`.
    private final class Storm {
        let port: Int
        private let process = Process()
        private let input = Pipe()

        init(to upstream: Int, beside script: String) throws {
            let output = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = [
                URL(filePath: script).deletingLastPathComponent().appending(path: "fault_proxy.py").path(),
                #"{"seed":7,"stream":0.04,"routes":[{"name":"mail","upstream":"127.0.0.1:\#(upstream)","kind":"stream"}]}"#,
            ]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            struct Told: Decodable { let routes: [String: Int] }
            var line = Data()
            while !line.contains(10) {
                let more = output.fileHandleForReading.availableData
                if more.isEmpty { break }
                line += more
            }
            port = try JSONDecoder().decode(Told.self, from: line).routes["mail"] ?? 0
        }

        func end() {
            // It ends with its input; Foundation's wait for it would need a run loop.
            try? input.fileHandleForWriting.close()
            process.terminate()
        }
    }
}
