import FoundationEssentials
import Recommendation
import Testing

@testable import Web

@Suite struct `A report of readers' events` {
    private struct Body: Decodable, Equatable {
        struct Event: Decodable, Equatable {
            let kind: String
            let impression: String
        }

        let events: [Event]
    }

    @Test(arguments: [
        #"{"events":[]}"#,
        #"{"events":[{"kind":"impression","impression":"AbC-_9"}]}"#,
        #"{"events":[{"impression":"a","kind":"open"},{"kind":"impression","impression":""}]}"#,
        " {\n\t\"events\" : [ { \"kind\" : \"open\" , \"impression\" : \"a b\" } ,\r\n {\"kind\":\"open\",\"impression\":\"c\"} ] } \n",
    ])
    func `is read by hand as Foundation reads it`(text: String) throws {
        let reports = try #require(ReportScanner(Array(text.utf8)).reports())
        let body = try JSONDecoder().decode(Body.self, from: Data(text.utf8))
        #expect(reports.map { Body.Event(kind: $0.kind.rawValue, impression: $0.impression) } == body.events)
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"events":[}"#, #"{"events":[]"#, #"{"events":[]}}"#, #"{"events":[],"more":1}"#,
        #"{"events":[{"kind":"open","impression":"a"},]}"#, #"{"events":[{"kind":"open"}]}"#,
        #"{"events":[{"kind":"open","kind":"open"}]}"#, #"{"events":[{"kind":"buy","impression":"a"}]}"#,
        #"{"events":[{"kind":"open","impression":7}]}"#, #"{"events":[{"kind":"open","impression":"a\u0041"}]}"#,
        #"{"events":[{"kind":"open","impression":"橘"}]}"#, #"{"events":[{"kind":"open","impression":"a","x":"y"}]}"#,
        "{\"events\":[{\"kind\":\"open\",\"impression\":\"a\nb\"}]}", #"{"events":[{"kind":"open","impression":"a"#,
    ])
    func `is left to the slow way when it is anything else`(text: String) {
        #expect(ReportScanner(Array(text.utf8)).reports() == nil)
    }

    @Test func `is cut short anywhere and never read as whole`() {
        let whole = Array(#"{"events":[{"kind":"open","impression":"a"},{"kind":"impression","impression":"b"}]}"#.utf8)
        #expect(ReportScanner(whole).reports()?.count == 2)
        for length in whole.indices { #expect(ReportScanner(Array(whole[..<length])).reports() == nil) }
    }

    @Test(arguments: ["", "橘子 \"甜\" \\ /", "a\nb\tc\u{0}\u{1F}\u{7F}", "🍊\u{2028}"])
    func `has texts that come back as they were`(text: String) throws {
        var json: [UInt8] = []
        json.append("[")
        json.append(json: text)
        json.append("]")
        #expect(try JSONDecoder().decode([String].self, from: Data(json)) == [text])
    }
}
