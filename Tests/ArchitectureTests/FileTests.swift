import Testing

@Suite struct `A source file` {
    /// What stands nowhere in Sources, but for the files that are named here with their reason.
    static let forbidden: [(code: String, exceptions: [String: String])] = [
        ("@unchecked Sendable", [:]),
        ("nonisolated(unsafe)", [:]),
        ("try!", [:]),
        ("as!", [:]),
        ("fatalError(", [:]),
        ("DispatchSemaphore", [:]),
        ("Thread.sleep", [:]),
        ("usleep(", [:]),
    ]

    /// Words that say nothing at the end of a type's name.
    static let hollow = ["Manager", "Helper", "Utils", "Util", "Service", "Impl", "Data", "Info"]

    /// What schema.org calls it.
    static let spared: Set<String> = ["StructuredData"]

    /// A type bears its module's name here, and why nobody is harmed: the name hides the module, so nothing in the
    /// module can be written `EventLog.X`; the seam is the only thing of that name.
    static let namesake = ["Sources/Foundations/EventLog/EventLog.swift"]

    @Test func `tells one idea in at most 400 lines`() {
        for file in House.files where !file.isGenerated {
            #expect(file.lineCount <= 400, "\(file.path)")
        }
    }

    @Test func `is not empty`() {
        for file in House.files { #expect(!file.pieces.isEmpty, "\(file.path)") }
    }

    @Test func `stays away from what the compiler cannot check`() {
        for (code, exceptions) in Self.forbidden {
            let fragment = SwiftText.pieces(of: code)
            let found = Set(House.files.filter { $0.says(fragment) }.map(\.path))
            #expect(found.subtracting(exceptions.keys).sorted() == [], "\(code) stands where no reason is given")
            #expect(
                Set(exceptions.keys).subtracting(found).sorted() == [], "\(code) has an exception that is not needed")
        }
    }

    @Test func `gives no type the name of its module`() {
        let found = House.files.filter { file in file.declaredTypes.contains(file.target) }.map(\.path)
        #expect(found == Self.namesake)
    }

    @Test func `names a type by what it is`() {
        for file in House.files {
            let hollow = file.declaredTypes.filter { name in
                Self.hollow.contains { name.hasSuffix($0) } && !Self.spared.contains(name)
            }
            #expect(hollow == [], "\(file.path)")
        }
    }

    @Test func `is taken apart right`() {
        let file = SourceFile(
            path: "Sources/Domain/Tea/Lot.swift",
            source: #"""
                // import Ghost, try! nothing
                public import Values
                @testable import struct Storage.Cell
                /* fatalError( /* nested */ import Phantom */
                struct Lot { let isBad = try !good(), note = "import Web \(try! mass("a)b")) \" done", raw = #"a"b\(c)"#, `class`: Int }
                """#)
        #expect(file.imports == ["Values", "Storage"])
        #expect(file.literals == ["import Web $   done", "a)b", #"a"b\(c)"#])
        #expect(file.declaredTypes == ["Lot"])
        #expect(file.says(SwiftText.pieces(of: "try!")))
        #expect(!file.says(SwiftText.pieces(of: "fatalError(")))
        #expect(file.lineCount == 4)
        #expect((file.layer, file.target, file.name) == ("Domain", "Tea", "Lot.swift"))
    }
}
