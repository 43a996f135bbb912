import Contracts
import Values

extension ExportText {
    /// What a person does over there, step by step, with what does not fit named first.
    func checklist(_ language: Language) -> String {
        func say(_ chinese: String, _ english: String) -> String {
            Localized(chinese: chinese, english: english)[language]
        }
        let name = format.name[language]
        var lines = [say("发布到\(name)：检查清单", "Publishing on \(name): checklist"), ""]
        for problem in problems { lines.append("!! " + problem[language]) }
        if !problems.isEmpty { lines.append("") }
        var steps: [String] = []
        if let desk = format.desk { steps.append(say("登录 \(desk)", "Sign in at \(desk)")) }
        steps.append(
            say(
                "标题：粘贴 title.txt（\(limit(format.title, .chinese))）",
                "Title: paste title.txt (\(limit(format.title, .english)))"))
        steps.append(say("作者：author.txt", "Author: author.txt"))
        steps.append(
            say(
                "摘要：digest.txt（\(limit(format.digest, .chinese))）",
                "Digest: digest.txt (\(limit(format.digest, .english)))"))
        if !format.covers.isEmpty, edition.cover != nil || !edition.pictures.isEmpty {
            let covers = format.covers.map(\.name).joined(separator: say("、", ", "))
            steps.append(say("封面：\(covers)", "Cover: \(covers)"))
        }
        if !pictures.isEmpty {
            steps.append(
                say(
                    "上传 pictures 里的 \(pictures.count) 张图片，按 article.html 里的顺序插入，并填上 alternative-texts.txt 里的说明",
                    "Upload the \(pictures.count) pictures of the folder, insert them in the order of article.html, and give each its words from alternative-texts.txt"
                ))
        }
        steps.append(
            say(
                "正文：用浏览器打开 article.html，全选复制粘贴；要纯文字用 article.txt",
                "Text: open article.html in a browser, select all, copy and paste; article.txt is the plain text"))
        if !edition.films.isEmpty {
            steps.append(say("视频：另行上传，插在标出的地方", "Film: upload it by itself and insert it where the text says so"))
        }
        steps.append(say("原文链接：link.txt", "Address of the original: link.txt"))
        steps += format.advice.map { $0[language] }
        steps.append(say("预览一遍：价格、重量、产地、图片、链接", "Look at the preview: prices, weights, origin, pictures, links"))
        lines += steps.map { "[ ] " + $0 }
        lines.append("")
        lines.append(
            say(
                "第 \(edition.number) 稿，\(edition.updatedAt.shanghai)（上海时间）",
                "Revision \(edition.number), \(edition.updatedAt.shanghai) (Shanghai time)"))
        return lines.joined(separator: "\n")
    }

    private func limit(_ most: Int?, _ language: Language) -> String {
        guard let most else { return Localized(chinese: "不限长度", english: "no limit known")[language] }
        return Localized(chinese: "不超过 \(most) 字", english: "at most \(most) characters")[language]
    }

    /// What the platform would not take as it is.
    private var problems: [Localized] {
        var problems: [Localized] = []
        let title = edition.title.unicodeScalars.count
        if let most = format.title, title > most {
            problems.append(
                Localized(
                    chinese: "标题有 \(title) 字，超过 \(most) 字，要改短。",
                    english: "The title has \(title) characters, more than \(most): shorten it."))
        }
        if let most = format.body, edition.html.unicodeScalars.count > most {
            problems.append(
                Localized(
                    chinese: "正文连标签超过 \(most) 字，要删节或分成两篇。",
                    english: "The text with its tags is longer than \(most) characters: shorten it or make two of it."))
        }
        if edition.cover == nil, edition.pictures.isEmpty {
            problems.append(Localized(chinese: "没有封面。", english: "There is no cover."))
        }
        if let most = format.pictures, edition.pictures.count > most {
            problems.append(
                Localized(
                    chinese: "文中有 \(edition.pictures.count) 张图片，这里只能带 \(most) 张。",
                    english: "The text has \(edition.pictures.count) pictures, and only \(most) can go along here."))
        }
        return problems
    }
}
