/// A province, autonomous region, municipality or special administrative region.
public struct Province: Hashable, Sendable {
    /// GB/T 2260, such as `430000`.
    public let code: String
    /// ISO 3166-2, such as `CN-HN`; Shanxi is `CN-SX`, Shaanxi `CN-SN`.
    public let iso: String
    public let name: Localized

    /// All 34, by code.
    public static let all: [Province] = [
        Province("11", "BJ", "北京市", "Beijing"),
        Province("12", "TJ", "天津市", "Tianjin"),
        Province("13", "HE", "河北省", "Hebei"),
        Province("14", "SX", "山西省", "Shanxi"),
        Province("15", "NM", "内蒙古自治区", "Inner Mongolia"),
        Province("21", "LN", "辽宁省", "Liaoning"),
        Province("22", "JL", "吉林省", "Jilin"),
        Province("23", "HL", "黑龙江省", "Heilongjiang"),
        Province("31", "SH", "上海市", "Shanghai"),
        Province("32", "JS", "江苏省", "Jiangsu"),
        Province("33", "ZJ", "浙江省", "Zhejiang"),
        Province("34", "AH", "安徽省", "Anhui"),
        Province("35", "FJ", "福建省", "Fujian"),
        Province("36", "JX", "江西省", "Jiangxi"),
        Province("37", "SD", "山东省", "Shandong"),
        Province("41", "HA", "河南省", "Henan"),
        Province("42", "HB", "湖北省", "Hubei"),
        Province("43", "HN", "湖南省", "Hunan"),
        Province("44", "GD", "广东省", "Guangdong"),
        Province("45", "GX", "广西壮族自治区", "Guangxi"),
        Province("46", "HI", "海南省", "Hainan"),
        Province("50", "CQ", "重庆市", "Chongqing"),
        Province("51", "SC", "四川省", "Sichuan"),
        Province("52", "GZ", "贵州省", "Guizhou"),
        Province("53", "YN", "云南省", "Yunnan"),
        Province("54", "XZ", "西藏自治区", "Xizang"),
        Province("61", "SN", "陕西省", "Shaanxi"),
        Province("62", "GS", "甘肃省", "Gansu"),
        Province("63", "QH", "青海省", "Qinghai"),
        Province("64", "NX", "宁夏回族自治区", "Ningxia"),
        Province("65", "XJ", "新疆维吾尔自治区", "Xinjiang"),
        Province("71", "TW", "台湾省", "Taiwan"),
        Province("81", "HK", "香港特别行政区", "Hong Kong"),
        Province("82", "MO", "澳门特别行政区", "Macao"),
    ]

    /// The province of a county's or a province's own code, by its first two digits; nil when there is none.
    public static func find(_ code: String) -> Province? {
        guard code.utf8.count == 6 else { return nil }
        let prefix = code.prefix(2)
        return all.first { $0.code.hasPrefix(prefix) }
    }

    private init(_ digits: String, _ letters: String, _ chinese: String, _ english: String) {
        code = digits + "0000"
        iso = "CN-" + letters
        name = Localized(chinese: chinese, english: english)
    }
}
