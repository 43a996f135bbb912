import Testing

@testable import Recommendation

@Suite struct `The watch over probabilities` {
    @Test func `says which county a model is wrong for, though it is right in the mean`() {
        var watch = CountyCalibration()
        let chance = Chance(seed: 8)
        for n in 0..<40_000 as Range<UInt64> {
            let county = UInt16(n % 4)
            let said: Float = [0.02, 0.05, 0.1, 0.1][Int(n % 4)]
            // In county 2 half as many open as was said, in county 3 half as many more.
            let truth = Double(said) * [1, 1, 0.5, 1.5][Int(n % 4)]
            watch.note(said, isHit: chance.share(n) < truth, county: county)
        }
        let report = CalibrationReport(watch)
        #expect(report.astray.map(\.name) == ["county 2", "county 3"])
        #expect(abs((watch.all.ratio ?? 0) - 1) < 0.05)
        #expect(report.description.contains("county 2\t10000\t0.1\t"))
    }

    @Test func `puts events together by tenths`() {
        var calibration = Calibration()
        let chance = Chance(seed: 9)
        for n in 0..<50_000 as Range<UInt64> {
            let said = Float(Exponential.logistic(-3 + chance.normal(2 * n)))
            calibration.note(said, isHit: chance.share(2 * n + 1) < Double(said))
        }
        let deciles = calibration.deciles
        #expect((8...10).contains(deciles.count))
        #expect(deciles.reduce(0) { $0 + $1.events } == 50_000)
        #expect(zip(deciles, deciles.dropFirst()).allSatisfy { $0.expected / $0.events < $1.expected / $1.events })
        #expect(deciles.allSatisfy { abs($0.deviation) < 4 })
        #expect(Calibration().deciles.isEmpty && Calibration().ratio == nil)
        for extreme: Float in [0, .leastNonzeroMagnitude, 1e-9, 1] { calibration.note(extreme, isHit: extreme == 1) }
        #expect(calibration.all.events == 50_004)
    }

    @Test func `outlives a restart`() throws {
        var watch = CountyCalibration()
        for n in 0..<500 { watch.note(Float(n % 50 + 1) / 100, isHit: n % 3 == 0, county: UInt16(n % 7)) }
        let again = try #require(CountyCalibration(kept: watch.kept))
        #expect(again == watch && CalibrationReport(again) == CalibrationReport(watch))
        var wrong = watch.kept
        wrong[0].bin = 1_000
        #expect(CountyCalibration(kept: wrong) == nil)
    }

    @Test func `counts packs by story, leaning on its kind and on all`() {
        var packs = PackCounts()
        #expect(abs(packs.mean(story: 1, kind: 1) - 1.1) < 1e-9)
        for _ in 0..<200 { packs.note(3, story: 1, kind: 1) }
        for _ in 0..<200 { packs.note(1, story: 2, kind: 2) }
        #expect(packs.orders == 400)
        #expect(packs.mean(story: 1, kind: 1) > 2.8 && packs.mean(story: 2, kind: 2) < 1.1)
        let (likeOne, likeTwo) = (packs.mean(story: 77, kind: 1), packs.mean(story: 77, kind: 2))
        #expect(likeOne > 2.5 && likeTwo < 1.3, "a new story is like its kind")
        #expect(PackCounts(kept: packs.kept) == packs)
    }
}
