import Contracts
import Distribution
import Foundation
import Imaging
import Media
import Members
import Storage
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `An export package` {
    /// Two photographs in Media, and a desk.
    private func withDesk(_ body: (ExportDesk, RoomMedia, [MediaID]) async throws -> Void) async throws {
        try await World.on(.sqlite, [.members, .media]) { world in
            try await withTemporaryFolder { folder in
                let room = try MediaRoom(ground: world.ground, folder: folder + "/media", images: VipsImageProcessor())
                let author = Caller(member: MemberID(11), organization: OrganizationID(10), roles: [.author])
                var pictures: [MediaID] = []
                for shade in [UInt8(40), 200] {
                    let pixels = (0..<1_200 * 900).flatMap { index -> [UInt8] in
                        [UInt8(truncatingIfNeeded: index), shade, 40]
                    }
                    let photograph = try await VipsImageProcessor().drawing(pixels, width: 1_200, height: 900)
                    pictures.append(try await room.store(photograph, as: .picture, by: author).id)
                }
                try await body(ExportDesk(site: Story.site), RoomMedia(room), pictures)
            }
        }
    }

    private func text(_ package: ExportPackage, _ name: String) -> String? {
        package[name].map { String(decoding: $0.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }, as: UTF8.self) }
    }

    private func edition(_ pictures: [MediaID], title: String = "十月的保靖橙子") -> Edition {
        Story.edition(
            title: title, html: Story.everything + pictures.map { Story.picture($0.raw) }.joined(), pictures: pictures,
            films: [MediaID(88)], cover: pictures.first)
    }

    @Test func `for WeChat has covers in its shapes, the text without links, and a checklist in both languages`()
        async throws
    {
        try await withDesk { desk, media, pictures in
            let edition = Story.edition(
                html: pictures.map { Story.picture($0.raw) }.joined()
                    + "<p>见<a href=\"https://shop.example/\">店铺</a></p>",
                pictures: pictures, films: [MediaID(88)], cover: pictures.first)
            let package = try await desk.package(
                edition, for: ChannelKind(rawValue: "wechat"), media, referral: "rid-7")
            #expect(package.name == "baojing-oranges-wechat")
            #expect(
                package.files.map(\.name) == [
                    "title.txt", "digest.txt", "author.txt", "link.txt", "article.html", "article.txt", "message.txt",
                    "alternative-texts.txt", "检查清单.txt", "checklist.txt", "cover-235x100.jpg", "cover-1x1.jpg",
                    "pictures/01.jpg", "pictures/02.jpg",
                ])
            #expect(text(package, "title.txt") == "十月的保靖橙子\n")
            #expect(text(package, "link.txt") == "https://terrace.example/articles/baojing-oranges?from=rid-7\n")
            let page = try #require(text(package, "article.html"))
            #expect(page.contains(#"<img src="pictures/02.jpg" alt="枝头的&quot;橙子&quot;" />"#))
            #expect(!page.contains("href"))
            let wide = try await VipsImageProcessor().measure(try #require(package["cover-235x100.jpg"]).bytes)
            #expect(wide.width == 900)
            #expect(wide.height == 383)
            let square = try await VipsImageProcessor().measure(try #require(package["cover-1x1.jpg"]).bytes)
            #expect(square.width == square.height)
            let chinese = try #require(text(package, "检查清单.txt"))
            #expect(chinese.contains("[ ] 标题：粘贴 title.txt（不超过 32 字）"))
            #expect(chinese.contains("[ ] 上传 pictures 里的 2 张图片"))
            #expect(!chinese.contains("!!"))
            #expect(
                text(package, "checklist.txt")?.contains("[ ] Title: paste title.txt (at most 32 characters)") == true)
        }
    }

    @Test func `says first what the platform would not take`() async throws {
        try await withDesk { desk, media, pictures in
            let long = edition(pictures, title: String(repeating: "橙", count: 40))
            let weChat = ExportText(long, .of(ChannelKind(rawValue: "wechat")), site: Story.site, referral: nil)
            #expect(weChat.checklist(.english).contains("!! The title has 40 characters, more than 32: shorten it."))
            let bare = Story.edition(html: "<p>橙</p>", pictures: [], cover: nil)
            let package = try await desk.package(bare, for: ChannelKind(rawValue: "qiehao"), media)
            #expect(package.files.contains { $0.name.hasSuffix(".jpg") } == false)
            #expect(text(package, "检查清单.txt")?.contains("!! 没有封面。") == true)
        }
    }

    @Test(arguments: ["qq", "qiehao", "somewhere"]) func `is made for every kind`(kind: String) async throws {
        try await withDesk { desk, media, pictures in
            let edition = Story.edition(
                html: pictures.map { Story.picture($0.raw) }.joined()
                    + "<p>见<a href=\"https://shop.example/\">店铺</a></p>",
                pictures: pictures, cover: pictures.first)
            let package = try await desk.package(edition, for: ChannelKind(rawValue: kind), media)
            #expect(package.files.filter { $0.name.hasPrefix("pictures/") }.count == (kind == "qq" ? 1 : 2))
            #expect(package["cover-16x9.jpg"] != nil)
            let page = try #require(text(package, "article.html"))
            #expect(page.contains("href=\"https://shop.example/\"") == (kind == "somewhere"))
        }
    }

    @Test func `that lacks a picture is not made`() async throws {
        try await withDesk { desk, media, pictures in
            let edition = Story.edition(html: Story.picture(404), pictures: [MediaID(404)], cover: pictures.first)
            let result = await outcome { () async throws(ChannelTrouble) in
                try await desk.package(edition, for: ChannelKind(rawValue: "wechat"), media)
            }
            #expect(result.trouble == "content pictures")
        }
    }

    @Test func `is the same ZIP each time, and others can read it`() async throws {
        try await withDesk { desk, media, pictures in
            let edition = Story.edition(html: Story.picture(pictures[0].raw), pictures: pictures, cover: pictures.first)
            let package = try await desk.package(edition, for: ChannelKind(rawValue: "wechat"), media)
            #expect(package.zip == package.zip)
            let listing = try Self.unpacked(package.zip)
            #expect(listing.map(\.name) == package.files.map { "baojing-oranges-wechat/\($0.name)" })
            #expect(listing.map(\.sum) == package.files.map { CRC32.of($0.bytes) })
        }
    }

    @Test func `has sums as the format defines them`() {
        // ISO 3309's check value.
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of([]) == 0)
        #expect(ZipArchive([]).bytes.count == 22)
    }

    private struct Entry {
        let name: String
        let sum: UInt32
    }

    /// What Python's zipfile finds in it, after it has checked every sum.
    private static func unpacked(_ zip: [UInt8]) throws -> [Entry] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip")
        try Data(zip).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let script = """
            import sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            sys.stdout.buffer.write("".join(f"{i.filename}\\t{i.CRC}\\n" for i in archive.infolist()).encode())
            """
        process.arguments = ["-c", script, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t")
            return parts.count == 2 ? Entry(name: String(parts[0]), sum: UInt32(parts[1]) ?? 0) : nil
        }
    }
}
