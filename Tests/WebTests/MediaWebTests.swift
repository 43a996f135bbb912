import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Terrace
import Testing
import Values

@testable import Web

@Suite struct `Media on the web` {
    /// One grey pixel.
    private static let pixel = [UInt8](
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        )!)

    private static let film: [UInt8] =
        [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp41".utf8)
        + (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    private func stored(_ bytes: [UInt8], _ type: String, by desk: Desk) async throws -> [String: Any] {
        let response = try await desk.send(.post, "/api/v1/media", bytes, type: type)
        #expect(response.status == .created)
        return try response.object()
    }

    @Test func `are stored once and served for good`() async throws {
        try await Desk.on { desk, _ in
            let media = try await stored(Self.pixel, "image/png", by: desk)
            let again = try await stored(Self.pixel, "image/png", by: desk)
            let id = try #require(media["id"] as? String)
            #expect(again["id"] as? String == id)
            #expect(media["kind"] as? String == "picture" && media["width"] as? Int == 1)
            #expect(try await desk.stranger.get("/api/v1/media/\(id)").object()["id"] as? String == id)
            for (name, type) in [("320.jpg", "image/jpeg"), ("1920.webp", "image/webp")] {
                let picture = try await desk.stranger.get("/media/\(id)/\(name)")
                #expect(picture.status == .ok)
                #expect(picture.headers[.contentType] == type)
                #expect(picture.headers[.cacheControl] == "public, max-age=31536000, immutable")
                let tag = try #require(picture.headers[.eTag])
                let fresh = try await desk.stranger.get("/media/\(id)/\(name)", [.ifNoneMatch: tag])
                #expect(fresh.status == .notModified)
                #expect(fresh.body.readableBytes == 0)
            }
            for name in ["321.jpg", "320.png", "film", "paper", "original"] {
                #expect(try await desk.stranger.get("/media/\(id)/\(name)").status == .notFound)
            }
            #expect(try await desk.stranger.get("/media/4/320.jpg").status == .notFound)
            #expect(try await desk.stranger.get("/media/x/320.jpg").status == .notFound)
        }
    }

    @Test func `are refused with the reason when they are something else, too large or nobody's`()
        async throws
    {
        try await Desk.on { desk, _ in
            let cases: [([UInt8], String, HTTPResponse.Status)] = [
                (Array("<svg/>".utf8), "image/svg+xml", .unsupportedMediaType),
                (Array("<svg/>".utf8), "image/png", .unsupportedMediaType),
                (Self.pixel, "video/mp4", .unsupportedMediaType),
                (Self.pixel, "", .unsupportedMediaType),
                (Array(Self.pixel.prefix(40)), "image/png", .unprocessableContent),
                (
                    Array("%PDF-1.7".utf8) + [UInt8](repeating: 0, count: 20 * 1_048_576), "application/pdf",
                    .contentTooLarge
                ),
            ]
            for (bytes, type, status) in cases {
                let response = try await desk.send(.post, "/api/v1/media", bytes, type: type)
                #expect(response.status == status)
                _ = try response.problem()
            }
            let nobody = try await desk.stranger.send(.post, "/api/v1/media", Self.pixel, type: "image/png")
            #expect(nobody.status == .unauthorized)
        }
    }

    @Test func `play from anywhere in a film`() async throws {
        try await Desk.on { desk, _ in
            let media = try await stored(Self.film, "video/mp4", by: desk)
            let address = try #require(media["address"] as? String)
            let whole = try await desk.stranger.get(address)
            #expect(whole.status == .ok && whole.headers[.acceptRanges] == "bytes")
            #expect(Array(whole.body.readableBytesView) == Self.film)
            let part = try await desk.stranger.get(address, [.range: "bytes=300000-300009"])
            #expect(part.status == .partialContent)
            #expect(part.headers[.contentRange] == "bytes 300000-300009/600024")
            #expect(Array(part.body.readableBytesView) == Array(Self.film[300_000..<300_010]))
            let changed = try await desk.stranger.get(
                address, [.range: "bytes=0-9", .ifRange: "\"another\""])
            #expect(changed.status == .ok)
            let behind = try await desk.stranger.get(address, [.range: "bytes=600024-"])
            #expect(behind.status == .rangeNotSatisfiable)
            #expect(behind.headers[.contentRange] == "bytes */600024")
        }
    }

    @Test func `that are papers are given to members alone, to be saved`() async throws {
        try await Desk.on { desk, _ in
            let paper = Array("%PDF-1.7 certificate".utf8)
            let media = try await stored(paper, "application/pdf", by: desk)
            let address = try #require(media["address"] as? String)
            let id = try #require(media["id"] as? String)
            let stranger = try await desk.stranger.get(address)
            #expect(stranger.status == .seeOther)
            #expect(stranger.headers[.location] == "/sign-in?to=" + address)
            #expect(try await desk.stranger.get("/api/v1/media/\(id)").status == .notFound)
            let signedIn = try await desk.stranger.signedIn("yang", Desk.password)
            for member in [desk, signedIn] {
                let response = try await member.get(address)
                #expect(Array(response.body.readableBytesView) == paper)
                #expect(response.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                #expect(response.headers[.cacheControl] == "private, no-store")
            }
        }
    }

    @Test(
        arguments: [
            ("", .whole), ("bytes=0-", .part(0..<100)), ("bytes=0-0", .part(0..<1)),
            ("bytes=10-19", .part(10..<20)),
            ("bytes=90-200", .part(90..<100)), ("bytes=-5", .part(95..<100)), ("bytes=-500", .part(0..<100)),
            ("bytes=100-", .outside), ("bytes=-0", .outside), ("bytes=9-3", .whole),
            ("bytes=0-1,5-6", .whole),
            ("bytes=a-b", .whole), ("lines=0-1", .whole), ("bytes=-", .whole),
            ("bytes=99999999999999999999-", .whole),
            ("BYTES= 1 - 2", .part(1..<3)),
        ] as [(String, ByteRange)])
    func `understand what part is wanted`(header: String, range: ByteRange) {
        #expect(ByteRange(header, of: 100) == range)
    }

    @Test func `have no part when there is nothing`() {
        #expect(ByteRange("bytes=0-", of: 0) == .outside)
        #expect(ByteRange("bytes=-1", of: 0) == .outside)
    }
}
