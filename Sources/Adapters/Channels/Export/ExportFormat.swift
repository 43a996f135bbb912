import Contracts
import Distribution
import Values

/// What a platform wants of an article that a person pastes into its pages.
struct ExportFormat: Sendable {
    struct Cover: Sendable {
        /// `cover-235x100.jpg`
        let name: String
        let bounds: PictureBounds
    }

    let name: Localized
    /// Characters; nil where no limit is known.
    let title: Int?
    let digest: Int?
    /// Characters of the text with its tags.
    let body: Int?
    let covers: [Cover]
    let picture: PictureBounds
    /// Pictures that go along, at most; nil where no limit is known.
    let pictures: Int?
    /// Whether links to other sites stay in the text.
    let keepsLinks: Bool
    /// Where a person pastes it.
    let desk: String?
    /// What else a person must look to there.
    let advice: [Localized]

    static func of(_ kind: ChannelKind) -> ExportFormat {
        switch kind.rawValue {
        case "wechat": weChat
        case "qq": qq
        case "qiehao": qiehao
        default: plain(kind)
        }
    }

    private static let weChat = ExportFormat(
        name: Localized(chinese: "微信公众号", english: "WeChat Official Account"), title: WeChatLimits.title.most,
        digest: WeChatLimits.digest.most, body: WeChatLimits.body.most,
        covers: [
            Cover(name: "cover-235x100.jpg", bounds: PictureBounds(mostWidth: 900, mostBytes: 2_000_000, aspect: 2.35)),
            Cover(name: "cover-1x1.jpg", bounds: PictureBounds(mostWidth: 500, mostBytes: 2_000_000, aspect: 1)),
        ],
        picture: WeChatLimits.picture, pictures: nil, keepsLinks: false, desk: "https://mp.weixin.qq.com/",
        advice: [
            Localized(
                chinese: "正文里的外部链接已去掉；把 link.txt 里的网址填进“阅读原文”，读者才能买到。",
                english:
                    "Links to other sites are taken out; put the address of link.txt into “Read more”, by which readers buy."
            ),
            Localized(
                chinese: "图片要先上传到素材库再插入正文，直接粘贴外站图片会被过滤。",
                english: "Upload the pictures to the account first; pictures of other sites are filtered out."),
            Localized(
                chinese: "发表后把文章网址填回本站，修改和撤回才有据可查。",
                english: "Enter the article's address here after it is published, so that changes and recalls find it."),
        ])

    private static let qq = ExportFormat(
        name: Localized(chinese: "QQ 群与频道", english: "QQ groups and channels"), title: nil, digest: 200,
        body: QQRendering.body.most,
        covers: [
            Cover(
                name: "cover-16x9.jpg", bounds: PictureBounds(mostWidth: 1_280, mostBytes: 2_000_000, aspect: 16.0 / 9))
        ],
        picture: QQRendering.picture, pictures: 1, keepsLinks: false, desk: nil,
        advice: [
            Localized(
                chinese: "一条消息发 message.txt 的文字、封面和 link.txt 的网址；一个群一天不要发第二次。",
                english:
                    "Send the text of message.txt, the cover and the address of link.txt as one message; not twice a day in one group."
            )
        ])

    private static let qiehao = ExportFormat(
        name: Localized(chinese: "企鹅号", english: "Qiehao (Tencent's content platform)"), title: nil, digest: 200,
        body: nil,
        covers: [
            Cover(
                name: "cover-16x9.jpg", bounds: PictureBounds(mostWidth: 1_280, mostBytes: 5_000_000, aspect: 16.0 / 9)),
            Cover(
                name: "cover-4x3.jpg", bounds: PictureBounds(mostWidth: 1_280, mostBytes: 5_000_000, aspect: 4.0 / 3)),
        ],
        picture: PictureBounds(mostWidth: 1_280, mostBytes: 5_000_000), pictures: nil, keepsLinks: false,
        desk: "https://om.qq.com/",
        advice: [
            Localized(
                chinese: "如实声明首发：文章先在 link.txt 的网址发表；没有把握不要勾选原创，虚假声明会停用原创标记三十天。",
                english:
                    "Declare where it was first published (link.txt); claim originality only when it is sure: a false claim costs the mark for thirty days."
            ),
            Localized(
                chinese: "标题里不要用【】；一天最多发五篇。",
                english: "No 【】 in the title; five articles a day at most."),
            Localized(
                chinese: "被判侵权要在二十四小时内带证据申诉。",
                english: "An accusation must be answered with evidence within twenty-four hours."),
        ])

    private static func plain(_ kind: ChannelKind) -> ExportFormat {
        ExportFormat(
            name: Localized(chinese: kind.rawValue, english: kind.rawValue), title: nil, digest: nil, body: nil,
            covers: [
                Cover(
                    name: "cover-16x9.jpg",
                    bounds: PictureBounds(mostWidth: 1_280, mostBytes: 2_000_000, aspect: 16.0 / 9))
            ],
            picture: PictureBounds(mostWidth: 1_920, mostBytes: 5_000_000), pictures: nil, keepsLinks: true, desk: nil,
            advice: [])
    }
}
