/// Exploration whose probabilities can be written down: an option is the rarer the further it is behind the best.
///
/// Inverse-gap weighting (N. Abe, P. Long 1999; D. Foster, A. Rakhlin 2020, SquareCB): with K options, any but the best gets
/// 1 / (K + sharpness · gap), and the best gets what is left. No option's probability is ever zero.
enum InverseGap {
    static func choose(_ values: [Double], sharpness: Double, share: Double) -> Int {
        let best = values.indices.max { values[$0] < values[$1] } ?? 0
        var rest = share
        for place in values.indices where place != best {
            rest -= 1 / (Double(values.count) + sharpness * (values[best] - values[place]))
            if rest < 0 { return place }
        }
        return best
    }
}
