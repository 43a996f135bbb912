import Authoring
import Testing

@Suite struct `The difference of two texts` {
    private func difference(_ before: String, _ after: String) -> [String] {
        TextDifference(from: before, to: after).pieces.map { "\($0.kind.rawValue) \($0.text)" }
    }

    @Test func `goes by sentences of either language`() {
        #expect(
            difference("一箱二十八元。甜。\n\n再见。", "一箱二十六元。甜。\n\n很甜。再见。") == [
                "removed 一箱二十八元。", "added 一箱二十六元。", "same 甜。\n\n", "added 很甜。", "same 再见。",
            ])
        #expect(
            difference("Sweet. Cheap. Bye.", "Sweet. Bye.") == [
                "same Sweet. ", "removed Cheap. ", "same Bye.",
            ])
        #expect(
            difference("甜。很酸。一箱。\n\n卡片", "甜。不酸。一箱。还有。") == [
                "same 甜。", "removed 很酸。", "added 不酸。", "same 一箱。", "removed \n\n卡片", "added 还有。",
            ])
        #expect(difference("5.5 kg", "5.5 kg") == ["same 5.5 kg"])
        #expect(difference("", "新") == ["added 新"])
        #expect(difference("旧", "") == ["removed 旧"])
        #expect(TextDifference(from: "甲。乙", to: "甲。乙").isEmpty)
    }

    @Test func `always holds both texts`() {
        let before = "a. b; c! d\ne. e. f? g"
        let after = "c! a. d\nx. e. g\nf? "
        let pieces = TextDifference(from: before, to: after).pieces
        #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == before)
        #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined() == after)
    }

    @Test func `of very long texts comes in good time`() {
        let before = (0..<20_000).map { "第\($0)句。" }.joined()
        let after = (0..<20_000).map { "另\($0)句。" }.joined()
        let pieces = TextDifference(from: "头。" + before, to: "头。" + after).pieces
        #expect(pieces.map(\.kind) == [.same, .removed, .added])
    }

    @Test func `a text is as long as its author counts`() {
        #expect(wordCount(of: "保靖椪柑 5 kg, it's sweet — 很甜。") == 10)
        #expect(wordCount(of: " \n") == 0)
    }
}
