/// The subspace in which readings vary most smoothly: the leading eigenvectors of the normalised co-reading, by which the
/// graph filter lets long waves pass (Shen et al. 2021, GF-CF, arXiv 2108.07567).
///
/// Only the projector on them is wanted, so any orthonormal basis will do, and none of them need be told from another.
struct LeadingSubspace: Sendable {
    let rank: Int
    /// Item by item, `rank` numbers each.
    private(set) var basis: [Float]

    /// - Parameters:
    ///   - rank: at most the number of items.
    ///   - rounds: of the subspace iteration; each makes the rest smaller by the ratio of the eigenvalues.
    init(of history: ReadingHistory, rank: Int, rounds: Int = 20) {
        self.rank = min(rank, history.items)
        let chance = Chance(seed: 0x9A11)
        basis = (0..<history.items * self.rank).map { Float(chance.normal(UInt64($0))) }
        let readerNorms = (0..<history.readers).map { 1 / Float(max(1, history.count(of: $0))) }
        let itemNorms = (0..<history.items).map { 1 / Float(max(1, history.count(ofItem: $0))).squareRoot() }
        orthonormalise()
        for _ in 0..<rounds {
            multiply(history, readerNorms, itemNorms)
            orthonormalise()
        }
    }

    /// What of one item comes through to another.
    func share(_ item: Int, _ other: Int) -> Float {
        let basis = basis.span
        var sum = SIMD4<Float>.zero
        var k = 0
        while k + 4 <= rank {
            let (own, far) = (item * rank + k, other * rank + k)
            sum +=
                SIMD4(basis[own], basis[own + 1], basis[own + 2], basis[own + 3])
                * SIMD4(basis[far], basis[far + 1], basis[far + 2], basis[far + 3])
            k += 4
        }
        var rest = sum.sum()
        while k < rank {
            rest += basis[item * rank + k] * basis[other * rank + k]
            k += 1
        }
        return rest
    }

    /// R̃ᵀ R̃ times the basis, reader by reader.
    private mutating func multiply(_ history: ReadingHistory, _ readerNorms: [Float], _ itemNorms: [Float]) {
        let rank = rank
        var product = Array(repeating: Float(0), count: basis.count)
        var wave = Array(repeating: Float(0), count: rank)
        for reader in 0..<history.readers {
            for k in 0..<rank { wave[k] = 0 }
            let range = history.starts[reader]..<history.starts[reader + 1]
            let (old, places) = (basis.span, history.places.span)
            do {
                var out = wave.mutableSpan
                for at in range {
                    let item = Int(places[at])
                    let norm = itemNorms[item]
                    for k in 0..<rank { out[unchecked: k] += norm * old[unchecked: item * rank + k] }
                }
            }
            let known = wave.span
            var new = product.mutableSpan
            for at in range {
                let item = Int(places[at])
                let norm = itemNorms[item] * readerNorms[reader]
                for k in 0..<rank { new[unchecked: item * rank + k] += norm * known[unchecked: k] }
            }
        }
        basis = product
    }

    /// By Cholesky's factor of the Gram matrix. A direction that has died out (there are fewer readers than directions)
    /// becomes zero, and lets nothing pass.
    private mutating func orthonormalise() {
        let items = rank == 0 ? 0 : basis.count / rank
        var gram = Array(repeating: 0.0, count: rank * rank)
        var row = Array(repeating: 0.0, count: rank)
        for item in 0..<items {
            for k in 0..<rank { row[k] = Double(basis[item * rank + k]) }
            let row = row.span
            var gram = gram.mutableSpan
            for k in 0..<rank {
                let value = row[unchecked: k]
                for j in 0..<rank { gram[unchecked: k * rank + j] += value * row[unchecked: j] }
            }
        }
        let sizes = (0..<rank).map { gram[$0 * rank + $0] }
        for column in 0..<rank {
            for k in 0..<column {
                let factor = gram[column * rank + k]
                for row in column..<rank { gram[row * rank + column] -= gram[row * rank + k] * factor }
            }
            let pivot = gram[column * rank + column]
            let isAlive = pivot > 1e-9 * sizes[column] && pivot > 0
            let inverse = isAlive ? 1 / pivot.squareRoot() : 0
            for row in column..<rank { gram[row * rank + column] *= inverse }
            // Its reciprocal is what the substitution wants.
            gram[column * rank + column] = inverse
        }
        for item in 0..<items {
            for k in 0..<rank {
                var value = Double(basis[item * rank + k])
                for j in 0..<k { value -= gram[k * rank + j] * row[j] }
                row[k] = value * gram[k * rank + k]
                basis[item * rank + k] = Float(row[k])
            }
        }
    }
}
