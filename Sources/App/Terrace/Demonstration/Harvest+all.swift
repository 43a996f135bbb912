import Contracts
import Values

extension Harvest {
    /// In the order of the cast's counties.
    static let all: [Harvest] = [
        Harvest(
            slug: "baojing-oranges", kind: .produce,
            name: Localized(chinese: "保靖脐橙", english: "Baojing oranges"),
            summary: Localized(
                chinese: "湘西梯田上的脐橙，皮薄汁多，采后不打蜡。",
                english: "Navel oranges from the terraces of western Hunan: thin peel, much juice, no wax."),
            picture: "orange-box", visitPicture: "orange-visit",
            visitCaption: Localized(chinese: "评估员在橙园过秤", english: "Assessors weigh oranges in the grove"),
            code: "BJ-ORANGE-2026-1", kilograms: 50_000, packGrams: 5_000, price: .fen(2_800), gatePrice: .fen(320),
            growers: 186, households: 162, shelfLifeDays: 30, sellingDays: 30,
            statement: "采收已结束，合作社仓库里还有五万公斤脐橙没有买家，月底前不卖出就会烂在仓库里。",
            benefit: "合作社按保底价收购，162 户分红；分拣和装箱雇用本村 40 人。",
            notes: "两处仓库逐筐过秤，合计 50,000 公斤；抽检 30 筐，无霉烂。",
            origin: Localized(chinese: "湖南省保靖县", english: "Baojing County, Hunan"),
            harvest: Localized(chinese: "2026 年 11 月", english: "November 2026"), place: ("28.699878", "109.660559"),
            sku: "BJ-ORANGE-5KG"),
        Harvest(
            slug: "zhenfeng-brown-sugar", kind: .processed,
            name: Localized(chinese: "贞丰红糖", english: "Zhenfeng brown sugar"),
            summary: Localized(
                chinese: "九口连环锅柴火熬制，只用本地甘蔗。",
                english: "Boiled over wood in nine pans in a row, from local cane alone."),
            picture: "sugar-blocks", visitPicture: "sugar-cane",
            visitCaption: Localized(chinese: "糖坊旁的蔗田", english: "The cane field beside the sugar works"),
            code: "ZF-SUGAR-2026-1", kilograms: 6_000, packGrams: 1_000, price: .fen(3_200), gatePrice: .fen(1_500),
            growers: 48, households: 45, shelfLifeDays: 540, sellingDays: 120,
            statement: "糖坊今年产红糖六千公斤，县内只销得掉两成。", benefit: "甘蔗按订单收购，45 户增收；糖坊雇用 12 人。",
            notes: "核对作坊登记证与检验报告，仓库盘点 6,000 公斤。",
            origin: Localized(chinese: "贵州省贞丰县", english: "Zhenfeng County, Guizhou"),
            harvest: Localized(chinese: "2026 年 1 月榨季", english: "the pressing season of January 2026"),
            place: ("25.385760", "105.649864"), sku: "ZF-SUGAR-1KG"),
        Harvest(
            slug: "fangxian-mushrooms", kind: .processed,
            name: Localized(chinese: "房县干香菇", english: "Fangxian dried shiitake"),
            summary: Localized(
                chinese: "段木香菇，日晒后低温烘干。", english: "Shiitake grown on logs, sun-dried, then finished at low heat."),
            picture: "mushrooms", visitPicture: "mushrooms",
            visitCaption: Localized(chinese: "段木上的香菇", english: "Shiitake on a log"), code: "FX-MUSHROOM-2026-1",
            kilograms: 3_000, packGrams: 500, price: .fen(4_500), gatePrice: .fen(5_200), growers: 77, households: 70,
            shelfLifeDays: 360, sellingDays: 90, statement: "秋菇丰收，合作社干香菇三千公斤待销。",
            benefit: "统购统销，70 户参与；烘干线雇用 15 人。", notes: "烘干房盘点 3,000 公斤，含水率抽检合格。",
            origin: Localized(chinese: "湖北省房县", english: "Fang County, Hubei"),
            harvest: Localized(chinese: "2026 年秋", english: "autumn 2026"), place: ("32.050160", "110.733181"),
            sku: "FX-MUSHROOM-500G"),
    ]
}
