import Contracts
import Imaging
import Synchronization

/// The real processor, and a note of what it was asked for.
final class CountingProcessor: ImageProcessor {
    private let real: VipsImageProcessor
    private let asked = Mutex<[[Int]]>([])

    init(real: VipsImageProcessor) { self.real = real }

    var widths: [[Int]] { asked.withLock { $0 } }

    func measure(_ original: [UInt8]) async throws(ImageTrouble) -> (width: Int, height: Int) {
        try await real.measure(original)
    }

    func renditions(
        of original: [UInt8], widths: [Int], formats: [Rendition.Format]
    ) async throws(ImageTrouble) -> [Rendition] {
        asked.withLock { $0.append(widths) }
        return try await real.renditions(of: original, widths: widths, formats: formats)
    }

    func picture(of original: [UInt8], fitting: PictureFit) async throws(ImageTrouble) -> Rendition {
        try await real.picture(of: original, fitting: fitting)
    }
}
