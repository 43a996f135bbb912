import Testing

@testable import Web

@Suite struct `A form` {
    @Test func `is read as browsers send it`() throws {
        let form = try Form(urlEncoded: Array("name=%E4%BF%9D%E9%9D%96+oranges&roles=author&roles=editor&empty=".utf8))
        #expect(form["name"] == "保靖 oranges")
        #expect(form.all("roles") == ["author", "editor"])
        #expect(form["empty"] == "" && form.has("empty") && !form.has("missing"))
    }

    @Test(arguments: ["name=%E4%BF", "name=%zz", "a=%", "%ff=1"]) func `refuses broken escapes and what is not UTF-8`(
        body: String
    ) {
        #expect(throws: Problem.self) { try Form(urlEncoded: Array(body.utf8)) }
    }

    @Test func `carries a photograph untouched, whatever bytes it holds`() throws {
        let photograph: [UInt8] = [0xFF, 0xD8, 13, 10, 45, 45, 13, 10, 0, 66]
        var body = Array("--b1\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n橙园\r\n".utf8)
        body += Array(
            "--b1\r\nContent-Disposition: form-data; name=\"photograph\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                .utf8)
        body += photograph + Array("\r\n--b1--\r\n".utf8)
        let form = try Form(multipart: body, boundary: "b1")
        #expect(form["caption"] == "橙园")
        let file = try #require(form.file("photograph"))
        #expect(file.bytes == photograph && file.type == "image/jpeg" && file.name == "a.jpg")
    }

    @Test(arguments: [
        "", "--b1", "--b1\r\n", "--b1\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b1--", "--b1\r\n\r\n--b2--",
    ])
    func `that was cut short is refused`(body: String) {
        #expect(throws: Problem.self) { try Form(multipart: Array(body.utf8), boundary: "b1") }
    }
}
