/// A small symmetric matrix, row by row: for some tens of prices, or a handful of tastes.
struct SymmetricMatrix: Hashable, Sendable {
    let size: Int
    var cells: [Double]

    init(size: Int, diagonal: Double = 0) {
        self.size = size
        cells = Array(repeating: 0, count: size * size)
        for place in 0..<size { cells[place * size + place] = diagonal }
    }

    subscript(row: Int, column: Int) -> Double {
        get { cells[row * size + column] }
        set { cells[row * size + column] = newValue }
    }

    /// Solves for what this matrix turns into `right`; nil when the matrix is not positive definite.
    func solving(_ right: [Double]) -> [Double]? {
        guard let lower = factor() else { return nil }
        return Self.substitute(lower, size, right)
    }

    /// Nil when the matrix is not positive definite.
    func inverse() -> SymmetricMatrix? {
        guard let lower = factor() else { return nil }
        var inverse = SymmetricMatrix(size: size)
        for column in 0..<size {
            var unit = Array(repeating: 0.0, count: size)
            unit[column] = 1
            let solution = Self.substitute(lower, size, unit)
            for row in 0..<size { inverse[row, column] = solution[row] }
        }
        return inverse
    }

    /// Cholesky's lower factor.
    private func factor() -> [Double]? {
        var lower = cells
        for column in 0..<size {
            var pivot = lower[column * size + column]
            for k in 0..<column { pivot -= lower[column * size + k] * lower[column * size + k] }
            guard pivot > 0 else { return nil }
            let root = pivot.squareRoot()
            lower[column * size + column] = root
            for row in (column + 1)..<max(size, column + 1) {
                var sum = lower[row * size + column]
                for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
                lower[row * size + column] = sum / root
            }
        }
        return lower
    }

    private static func substitute(_ lower: [Double], _ size: Int, _ right: [Double]) -> [Double] {
        var x = right
        for row in 0..<size {
            for k in 0..<row { x[row] -= lower[row * size + k] * x[k] }
            x[row] /= lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for k in (row + 1)..<max(size, row + 1) { x[row] -= lower[k * size + row] * x[k] }
            x[row] /= lower[row * size + row]
        }
        return x
    }
}
