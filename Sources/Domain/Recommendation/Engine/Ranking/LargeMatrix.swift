/// A large symmetric matrix of single precision, of which the lower half counts, with its inverse: some thousand rows.
///
/// Its rows are filled up to a whole number of blocks by those of the unit matrix, so no loop has an edge.
struct LargeMatrix: Sendable {
    /// Rows that are eliminated together.
    static let block = 64

    let size: Int
    private let padded: Int
    /// Eights of columns in a row.
    private let width: Int
    private var cells: [SIMD8<Float>]

    init(size: Int) {
        self.size = size
        padded = max(1, (size + Self.block - 1) / Self.block) * Self.block
        width = padded / 8
        cells = Array(repeating: .zero, count: padded * width)
        for row in size..<padded { self[row, row] = 1 }
    }

    subscript(row: Int, column: Int) -> Float {
        get { cells[row * width + column / 8][column % 8] }
        set { cells[row * width + column / 8][column % 8] = newValue }
    }

    /// Turns the matrix into its inverse with the sign changed, both halves; false when it is not positive definite (and then
    /// it holds nothing of use).
    ///
    /// The sweep operator (Beaton 1964; Goodnight 1979, "A Tutorial on the SWEEP Operator"), a block of 64 rows at a time: with this
    /// sign the matrix stays symmetric, so only half of it is reckoned: n³ / 2 multiplications, 4 seconds for 3,800 rows
    /// (2026-11-24). In a fixed order on one thread, so the same on every machine.
    mutating func sweep() -> Bool {
        var columns = Array(repeating: Float(0), count: padded * Self.block)
        var turned = columns
        var panels = Array(repeating: SIMD8<Float>.zero, count: width * Self.block)
        for first in stride(from: 0, to: padded, by: Self.block) {
            guard let pivot = pivot(at: first).inverse() else { return false }
            copyColumns(at: first, into: &columns)
            turn(columns, by: pivot, into: &turned)
            for place in first * Self.block..<(first + Self.block) * Self.block {
                columns[place] = 0
                turned[place] = 0
            }
            fill(&panels, with: columns)
            subtract(turned, panels)
            write(turned, pivot, at: first)
        }
        mirror()
        return true
    }

    private func pivot(at first: Int) -> SymmetricMatrix {
        var pivot = SymmetricMatrix(size: Self.block)
        for row in 0..<Self.block {
            for column in 0...row {
                let value = Double(self[first + row, first + column])
                pivot[row, column] = value
                pivot[column, row] = value
            }
        }
        return pivot
    }

    /// The block's columns, whole: above the block they are its rows.
    private func copyColumns(at first: Int, into columns: inout [Float]) {
        for row in 0..<first {
            for k in 0..<Self.block { columns[row * Self.block + k] = self[first + k, row] }
        }
        for row in first + Self.block..<max(padded, first + Self.block) {
            for k in 0..<Self.block { columns[row * Self.block + k] = self[row, first + k] }
        }
    }

    private func turn(_ columns: [Float], by pivot: SymmetricMatrix, into turned: inout [Float]) {
        let cells = pivot.cells.map { Float($0) }
        let (columns, pivot) = (columns.span, cells.span)
        var row = Array(repeating: Float(0), count: Self.block)
        for first in stride(from: 0, to: columns.count, by: Self.block) {
            for k in 0..<Self.block { row[k] = 0 }
            var out = row.mutableSpan
            for k in 0..<Self.block {
                let value = columns[unchecked: first + k]
                for j in 0..<Self.block { out[unchecked: j] += value * pivot[unchecked: k * Self.block + j] }
            }
            for k in 0..<Self.block { turned[first + k] = row[k] }
        }
    }

    /// The columns once more, eight rows of them side by side, in the order in which ``subtract(_:_:)`` reads.
    private func fill(_ panels: inout [SIMD8<Float>], with columns: [Float]) {
        for panel in 0..<width {
            for k in 0..<Self.block {
                var eight = SIMD8<Float>.zero
                for lane in 0..<8 { eight[lane] = columns[(panel * 8 + lane) * Self.block + k] }
                panels[panel * Self.block + k] = eight
            }
        }
    }

    /// Takes the product away from the lower half, four rows and eight columns at a time, which stay in registers.
    private mutating func subtract(_ turned: [Float], _ panels: [SIMD8<Float>]) {
        let (turned, panels) = (turned.span, panels.span)
        let (width, padded, block) = (width, padded, Self.block)
        var cells = cells.mutableSpan
        for row in stride(from: 0, to: padded, by: 4) {
            let (m0, m1, m2, m3) = (row * block, (row + 1) * block, (row + 2) * block, (row + 3) * block)
            for panel in 0...(row + 3) / 8 {
                var (c0, c1) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
                var (c2, c3) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
                let base = panel * block
                for k in 0..<block {
                    let p = panels[unchecked: base + k]
                    c0 += turned[unchecked: m0 + k] * p
                    c1 += turned[unchecked: m1 + k] * p
                    c2 += turned[unchecked: m2 + k] * p
                    c3 += turned[unchecked: m3 + k] * p
                }
                let at = row * width + panel
                cells[unchecked: at] -= c0
                cells[unchecked: at + width] -= c1
                cells[unchecked: at + 2 * width] -= c2
                cells[unchecked: at + 3 * width] -= c3
            }
        }
    }

    private mutating func write(_ turned: [Float], _ pivot: SymmetricMatrix, at first: Int) {
        for row in 0..<first {
            for k in 0..<Self.block { self[first + k, row] = turned[row * Self.block + k] }
        }
        for row in first + Self.block..<max(padded, first + Self.block) {
            for k in 0..<Self.block { self[row, first + k] = turned[row * Self.block + k] }
        }
        for row in 0..<Self.block {
            for column in 0...row { self[first + row, first + column] = -Float(pivot[row, column]) }
        }
    }

    private mutating func mirror() {
        for row in 0..<padded {
            for column in 0..<row { self[column, row] = self[row, column] }
        }
    }
}
