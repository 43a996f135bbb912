import Testing
import Values

@Suite struct `A county` {
    @Test func `is found by its code, with its names in both languages`() throws {
        let baojing = try #require(County.find("433125"))
        #expect(baojing.name == Localized(chinese: "保靖县", english: "Baojing County"))
        #expect(
            baojing.prefecture
                == Localized(
                    chinese: "湘西土家族苗族自治州", english: "Xiangxi Tujia and Miao Autonomous Prefecture"))
        #expect(baojing.province.name == Localized(chinese: "湖南省", english: "Hunan"))
        #expect(baojing.province.iso == "CN-HN")
        #expect(baojing.code == CountyCode(code: "433125", revision: "2026-06"))
        #expect(baojing.isCurrent)
        #expect(baojing.place == Localized(chinese: "湖南省保靖县", english: "Baojing County, Hunan"))
    }

    @Test func `that became a city is found by both codes`() throws {
        let county = try #require(County.find("540422"))
        let city = try #require(County.find("540481"))
        #expect(county.name == Localized(chinese: "米林县", english: "Milin County"))
        #expect(county.code.revision == "2019-04")
        #expect(!county.isCurrent)
        #expect(county.successor == "540481")
        #expect(city.name == Localized(chinese: "米林市", english: "Milin City"))
        #expect(city.isCurrent)
        #expect(city.successor == nil)
        #expect(city.prefecture?.english == "Nyingchi City")
    }

    @Test(arguments: [
        ("130502", "2017-06", "桥东区", "Qiaodong District"),
        ("130502", "2026-06", "襄都区", "Xiangdu District"),
        // A month between two revisions means the earlier of them.
        ("130502", "2021-01", "桥东区", "Qiaodong District"),
        ("130502", "2031-01", "襄都区", "Xiangdu District"),
        ("450331", "2016-12", "荔浦县", "Lipu County"),
        // The print of 2002 to 2006 had no character for 瀍.
        ("410304", "2003-12", "廛河回族区", "Chanhe Hui District"),
        ("410304", "2019-04", "瀍河回族区", "Chanhe Hui District"),
        // The list of 1990 left it out; it was there before and after.
        ("130107", "1990-12", "井陉矿区", "Jingxing Mining District"),
    ]) func `keeps the name of its revision`(
        code: String, revision: String, chinese: String, english: String
    ) throws {
        let asked = try #require(CountyCode(code: code, revision: revision))
        let county = try #require(County.find(asked))
        #expect(county.name == Localized(chinese: chinese, english: english))
        #expect(county.code == asked)
    }

    @Test func `is unknown before it was founded and after it was abolished`() throws {
        #expect(County.find(try #require(CountyCode(code: "540481", revision: "2019-04"))) == nil)
        #expect(County.find(try #require(CountyCode(code: "540422", revision: "2026-06"))) == nil)
        #expect(County.find(try #require(CountyCode(code: "433125", revision: "1979-01"))) == nil)
    }

    @Test(arguments: [
        "433199", "000000", "999999", "43312", "4331250", "", "43312五", "-43125", "430000", "433100",
    ])
    func `is nil for what is no county's code`(code: String) { #expect(County.find(code) == nil) }

    @Test(arguments: [
        ("140428", "Zhangzi County", "Shanxi"), ("370682", "Laiyang City", "Shandong"),
        ("340621", "Suixi County", "Anhui"), ("610115", "Lintong District", "Shaanxi"),
        ("371524", "Dong'e County", "Shandong"), ("420116", "Huangpi District", "Hubei"),
        ("510112", "Longquanyi District", "Sichuan"), ("320116", "Luhe District", "Jiangsu"),
        ("140109", "Wanbailin District", "Shanxi"), ("429021", "Shennongjia Forestry District", "Hubei"),
        ("622926", "Dongxiang Autonomous County", "Gansu"),
        ("622927", "Jishishan Bonan, Dongxiang and Salar Autonomous County", "Gansu"),
        ("152221", "Horqin Right Front Banner", "Inner Mongolia"),
        ("150723", "Oroqen Autonomous Banner", "Inner Mongolia"),
        ("441900", "Dongguan City", "Guangdong"), ("419001", "Jiyuan City", "Henan"),
        ("340181", "Chaohu City", "Anhui"),
    ]) func `is written in English as is usual`(code: String, english: String, province: String) {
        #expect(County.find(code)?.name.english == english)
        #expect(County.find(code)?.province.name.english == province)
    }

    @Test func `that no prefecture governs has none`() {
        #expect(County.find("419001")?.prefecture == nil)
        #expect(County.find("441900")?.prefecture == nil)
        #expect(County.find("110101")?.prefecture == nil)
    }

    @Test func `is one of those of today, which all have names, a province and a code of their own`() {
        let all = County.all
        #expect(all.count == 2_849)
        #expect(all.map(\.code.code) == Set(all.map(\.code.code)).sorted())
        for county in all {
            #expect(county.isCurrent)
            #expect(county.code.revision == County.newestRevision)
            #expect(County.find(county.code) == county)
            #expect(county.name.english.utf8.first.map { (65...90).contains($0) } == true)
            #expect(!county.name.english.hasSuffix("."))
        }
    }

    @Test func `that became another names one of today`() {
        for code in (110_000...659_999).map(String.init) {
            guard let county = County.find(code), let successor = county.successor else { continue }
            #expect(!county.isCurrent)
            #expect(County.find(successor)?.isCurrent == true, "\(code) → \(successor)")
        }
    }

    @Test(arguments: [
        ("保靖", ["433125"]), ("Baojing", ["433125"]),
        ("43312", ["433122", "433123", "433124", "433125", "433126", "433127"]),
        ("靖县", ["350627", "433125", "622923"]), ("AOJING c", ["433125"]), ("no such place", []), ("%", []),
    ]) func `is found by a part of its name`(query: String, codes: [String]) {
        #expect(County.matching(query, limit: 50).map(\.code.code) == codes)
    }

    @Test func `is listed no further than asked`() { #expect(County.matching("a", limit: 3).count == 3) }
}

@Suite struct `A county's code` {
    @Test(arguments: [
        ("433125", "2026-06", true), ("43312", "2026-06", false), ("43312a", "2026-06", false),
        ("433125", "2026-13", false), ("433125", "2026", false), ("433125", "", false),
        ("４３３１２５", "2026-06", false),
    ]) func `is six digits and a month`(code: String, revision: String, isGood: Bool) {
        #expect((CountyCode(code: code, revision: revision) != nil) == isGood)
    }

    @Test func `tells its province`() {
        #expect(CountyCode(code: "433125", revision: "2026-06")?.provinceCode == "430000")
    }
}

@Suite struct `A province` {
    @Test func `is one of 34, each with codes of its own`() {
        #expect(Province.all.count == 34)
        #expect(Set(Province.all.map(\.code)).count == 34)
        #expect(Set(Province.all.map(\.iso)).count == 34)
    }

    @Test(arguments: [("140000", "CN-SX"), ("610115", "CN-SN"), ("433125", "CN-HN"), ("420100", "CN-HB")])
    func `is found by any code in it`(code: String, iso: String) { #expect(Province.find(code)?.iso == iso) }

    @Test(arguments: ["", "99", "43", "990000", "4300000"])
    func `is nil for other codes`(code: String) { #expect(Province.find(code) == nil) }
}
