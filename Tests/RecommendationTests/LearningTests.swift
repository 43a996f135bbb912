import Testing

@testable import Recommendation

@Suite struct `The learner` {
    private func events(_ text: String) throws -> HashedEvents {
        var events = HashedEvents()
        var lines = EventLines()
        let bytes = Array(text.utf8)
        try lines.read(bytes.span, into: &events)
        return events
    }

    @Test func `does to a cell what FTRL-Proximal says, step by step`() throws {
        // The update of McMahan et al. 2013, written out for one event of two features and the constant.
        let settings = ProximalModel.Settings(alpha: 0.1, beta: 1, l1: 0, l2: 0)
        var model = ProximalModel(bits: 10, settings: settings)
        let list = try events("1 |a x y\n-1 |a x\n")
        var calibration = Calibration()
        let loss = model.learn(list, calibration: &calibration)
        let cell = Int(list.features[0] & model.mask)
        var (z, n) = (-0.5, 0.25)
        let w = 0.5 * 0.1 / (1 + 0.5)
        let both = 2 * w
        let p = 1 / (1 + Exponential.exp(-both))
        let sigma = ((n + p * p).squareRoot() - n.squareRoot()) / 0.1
        z += p - sigma * w
        n += p * p
        #expect(abs(Double(model.learnt[cell].x) - z) < 1e-5 && abs(Double(model.learnt[cell].y) - n) < 1e-5)
        #expect(abs(loss - (Exponential.log(2) - Exponential.log(1 - p))) < 1e-6)
    }

    @Test func `learns a repeated and a valued feature as often and as much as it stands there`() throws {
        func weight(_ text: String) throws -> Float {
            var model = ProximalModel(bits: 12, settings: .vowpalWabbit)
            let list = try events(text)
            var calibration = Calibration()
            _ = model.learn(list, calibration: &calibration)
            return model.weight(at: Int(list.features[0] & model.mask))
        }
        #expect(try weight("1 |a x x\n") > weight("1 |a x\n"))
        #expect(try weight("1 |a x:2\n") > weight("1 |a x:1\n"))
        #expect(try weight("1 |a x:1\n") == weight("1 |a x\n"))
        // Four at a time or one by one: a cell that comes twice is moved twice, the second time by its new weight.
        let (z, n) = (Float(-0.5), Float(0.25))
        let w = -z * 0.1 / (1 + n.squareRoot())
        let again = SIMD2(z - 0.5 - ((n + 0.25).squareRoot() - n.squareRoot()) / 0.1 * w, n + 0.25)
        for text in ["1 |a x x\n", "1 |a x x p q\n", "1 |a x p q x\n", "1 |a x p q r x\n", "1 |a x:1 x\n"] {
            var model = ProximalModel(bits: 12, settings: .vowpalWabbit)
            let list = try events(text)
            var calibration = Calibration()
            _ = model.learn(list, calibration: &calibration)
            let cell = model.learnt[Int(list.features[0] & model.mask)]
            #expect(abs(cell.x - again.x) < 1e-6 && abs(cell.y - again.y) < 1e-6, "\(text)")
        }
    }

    @Test func `tells features apart by name and namespace, wherever they stand in the text`() throws {
        let list = try events("1 |a tee |b tee longername12 |a tee\n\n-1 |b longername12 tee |a 橘子 tee")
        #expect(list.count == 2 && list.isHit(0) && !list.isHit(1))
        let first = Array(list.features[0..<5])
        let second = Array(list.features[5..<10])
        #expect(first[0] == first[3] && first[0] != first[1])
        #expect(second[0] == first[2] && second[1] == first[1] && second[3] == first[0])
        #expect(first[4] == second[4], "the constant")
        #expect(Set(first + second).count == 5)
    }

    @Test func `has a feature of its own for each story, kind and slot`() {
        // 4,000 stories of 8 kinds: among 2^32 numbers two should hardly ever meet.
        var features: Set<UInt32> = []
        for story in 1...4_000 as ClosedRange<Int64> {
            let traits = StoryTraits(story: story, kind: UInt8(story % 8), county: UInt16(story % 50))
            features.insert(traits.common()[1])
            for slot in 0..<ReaderTraits.slots { features.insert(traits.cross(slot).2) }
        }
        #expect(features.count > 4_000 * (1 + ReaderTraits.slots) - 50)
    }

    @Test func `spreads names that are much alike over the cells as chance would`() throws {
        for form in ["1 |u u#\n", "1 |u 0000#\n", "1 |reader a-long-name-of-#\n"] {
            let list = try events((10_000..<30_000).map { form.replacing("#", with: "\($0)") }.joined())
            let names = (0..<list.count).map { list.features[2 * $0] }
            // 20,000 names in 2^22 cells: 47.6 are expected to meet another, with a deviation of 6.9.
            let met = 20_000 - Set(names.map { $0 & 0x3F_FFFF }).count
            #expect((20...76).contains(met), "\(form)")
        }
    }

    @Test func `names the line that it cannot read`() {
        #expect(throws: EventLines.Problem.label(line: 2)) { try events("1 |a x\nyes |a x\n") }
        #expect(throws: EventLines.Problem.features(line: 1)) { try events("1\n") }
        #expect(throws: EventLines.Problem.features(line: 1)) { try events("1") }
        #expect(throws: EventLines.Problem.value(line: 3)) { try events("1 |a x\n-1 |a y\n1 |a x:much\n") }
        #expect(throws: EventLines.Problem.value(line: 1)) { try events("1 |a x: y\n") }
        #expect(throws: EventLines.Problem.value(line: 2)) { try events("\n1 |a:2 y\n") }
        #expect(throws: EventLines.Problem.value(line: 1)) { try events("1 |a x:1:2\n") }
        #expect(throws: EventLines.Problem.label(line: 1)) { try events("1:2 |a x\n") }
    }

    @Test func `reads any bytes without falling over`() {
        let chance = Chance(seed: 9)
        for round in 0..<2_000 as Range<UInt64> {
            let bytes = (0..<64 as Range<UInt64>).map { n in
                let pick = chance.number(round * 128 + n)
                return pick % 3 == 0
                    ? [UInt8(ascii: "|"), 32, 10, 58, 49][Int(pick >> 8) % 5] : UInt8(truncatingIfNeeded: pick >> 16)
            }
            var list = HashedEvents()
            var lines = EventLines()
            do throws(EventLines.Problem) { try lines.read(bytes.span, into: &list) } catch {}
            #expect(Int(list.starts[list.count]) == list.features.count)
        }
    }

    @Test func `reads a text the same in one piece and line by line, however long its words`() throws {
        let chance = Chance(seed: 4)
        var lines: [String] = []
        for n in 0..<700 as Range<UInt64> {
            var line = chance.number(n) & 3 == 0 ? "1" : "-1"
            for token in 0..<chance.number(n + 1_000, below: 30) {
                let draw = chance.number(n << 8 | token)
                if token % 5 == 0 { line += draw & 64 == 0 ? " |n\(token)" : " |name-of-\(token)" }
                line += " " + String(repeating: "x橘", count: Int(draw & 15)) + "\(draw >> 8 & 255)"
                if draw & 0xF0_0000 == 0 { line += ":0.5" }
            }
            lines.append(line.contains("|") ? line : "1 |only a")
        }
        let whole = try events(lines.joined(separator: "\n"))
        var piecewise = HashedEvents()
        for line in lines {
            let one = try events(line)
            for place in one.features.indices {
                if one.worth.isEmpty {
                    piecewise.add(one.features[place])
                } else {
                    piecewise.add(one.features[place], value: one.worth[place])
                }
            }
            piecewise.endEvent(isHit: one.isHit(0))
        }
        #expect(whole.count == 700 && whole.starts == piecewise.starts && whole.features == piecewise.features)
        #expect(whole.worth[..<whole.filled] == piecewise.worth[..<piecewise.filled])
        #expect((0..<700).allSatisfy { whole.isHit($0) == piecewise.isHit($0) })
    }

    @Test func `is calibrated on what it was made for`() throws {
        var list = HashedEvents()
        let chance = Chance(seed: 2)
        for n in 0..<20_000 as Range<UInt64> {
            let kind = UInt32(chance.number(2 * n, below: 5))
            list.add(kind + 100)
            list.add(1)
            list.endEvent(isHit: chance.share(2 * n + 1) < 0.02 * Double(kind + 1))
        }
        var model = ProximalModel(bits: 10)
        var calibration = Calibration()
        _ = model.learn(list, calibration: &calibration)
        #expect(abs((calibration.ratio ?? 0) - 1) < 0.1)
        let (features, values): ([UInt32], [Float]) = ([104, 1], [])
        let odds = model.predict(features.span, values: values.span)
        #expect(abs(Exponential.logistic(Double(odds)) - 0.1) < 0.02)
        #expect(model.doubt(at: 104) < model.doubt(at: 500))
    }

    @Test func `has its own exponential and logarithm, near the last bit`() {
        for n in -3_000...3_000 {
            let x = Double(n) / 10
            #expect(abs(Exponential.log(Exponential.exp(x)) - x) <= 4e-15 * max(1, abs(x)))
        }
        for n in -880...880 {
            let x = Float(n) / 10
            let exact = Exponential.logistic(Double(x))
            #expect(abs(Double(Exponential.logistic(x)) - exact) <= 4e-7 * exact)
        }
        #expect(abs(Exponential.exp(1) - 2.718281828459045) < 1e-15 && Exponential.exp(-800) == 0)
        let four = Exponential.exp(SIMD4<Float>(-10, 0, 1, 20))
        for (place, x) in [-10.0, 0, 1, 20].enumerated() {
            #expect(abs(Double(four[place]) / Exponential.exp(x) - 1) < 1e-6)
        }
    }
}
