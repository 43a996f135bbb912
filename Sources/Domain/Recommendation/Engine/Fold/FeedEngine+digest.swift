extension FeedEngine {
    /// The same when everything in memory is the same, bit by bit: what two nodes compare.
    var digest: UInt64 {
        var digest = Digest()
        digest.take(openings.cells.span.bytes)
        digest.take(orders.cells.span.bytes)
        digest.take(readers.places.span.bytes)
        for queue in maturing.queues.indices { digest.take(maturing.entries(of: queue).span.bytes) }
        digest.take(packs.kept.span.bytes)
        digest.take(openingCalibration.kept.span.bytes)
        digest.take(orderCalibration.kept.span.bytes)
        digest.take(coReads.trails.places.span.bytes)
        digest.take(coReads.table.heads.span.bytes)
        digest.take(coReads.table.neighbours.span.bytes)
        digest.take(coReads.table.weights.span.bytes)
        digest.take(content.stories.span.bytes)
        digest.take(content.grams.span.bytes)
        digest.take(content.neighbours.span.bytes)
        digest.take(content.likenesses.span.bytes)
        digest.take([now, Int64(bitPattern: content.told), Int64(readers.count)].span.bytes)
        return digest.value
    }

    private struct Digest {
        private(set) var value: UInt64 = 0

        mutating func take(_ bytes: RawSpan) { value = Chance.mixed(value ^ Checksum.of(bytes)) }
    }
}
