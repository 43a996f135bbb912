/// What the engine hears, of stories and of readers, in the log's order.
enum FeedEvent: Hashable, Sendable {
    /// A story was told, or told anew, under a title.
    case told(story: Int64, title: String)
    /// A story came before a reader's eyes.
    case shown(impression: Int64, reader: Int64, StoryTraits, ReaderTraits, position: Int)
    case opened(impression: Int64)
    /// An order was credited to the impression; so many packs.
    case ordered(impression: Int64, packs: Int)
}
