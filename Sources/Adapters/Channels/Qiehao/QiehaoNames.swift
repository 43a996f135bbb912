/// The paths and fields of the open interface of 企鹅号 in one place: they are known from several public clients that agree
/// with one another, not from the platform's own pages, which are no longer open to everybody.
enum QiehaoNames {
    /// Calls for the account of the application itself, or for one that has authorised it.
    struct Paths: Sendable {
        let article: String
        let gallery: String
        let film: String
        let filmBegin: String
        let filmPart: String
        let transaction: String
        let list: String
        let numbers: String
        let account: String
    }

    static let own = Paths(
        article: "/articlev2/clientpubpic", gallery: "/articlev2/clientpubgrpic", film: "/article/clientpubvideo",
        filmBegin: "/video/clientuploadready", filmPart: "/video/clientuploadtrunk",
        transaction: "/transaction/infoclient", list: "/article/clientlist", numbers: "/article/statsclient",
        account: "/media/basicinfoclient")

    static let authorized = Paths(
        article: "/article/authpubpic", gallery: "/article/authpubgrpic", film: "/article/authpubvideo",
        filmBegin: "/video/authuploadready", filmPart: "/video/authuploadtrunk", transaction: "/transaction/infoauth",
        list: "/article/authlist", numbers: "/article/statsauth", account: "/media/basicinfoauth")

    static let token = "/omoauth2/accesstoken"
    static let refresh = "/omoauth2/refreshtoken"

    /// `article_pub_flag` and `transaction_status` are words for people.
    static func isDone(_ word: String) -> Bool { word.contains("成功") }
    static func hasFailed(_ word: String) -> Bool {
        ["失败", "未通过", "不通过", "拒绝", "删除", "下架", "退回"].contains { word.contains($0) }
    }
}
