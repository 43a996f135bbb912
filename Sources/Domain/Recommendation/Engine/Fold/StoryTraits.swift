/// What a story is to the models: itself, and what it has in common with others, which is all that a new one has.
struct StoryTraits: Hashable, Sendable {
    /// The translation group's or article's number.
    var story: Int64
    var kind: UInt8
    var county: UInt16

    /// Names of features, so that no two kinds of crosses can meet but by accident.
    private enum Name: UInt64 {
        case all = 1
        case story, kind, county, kindOfCounty, slot, storySlot, kindSlot
    }

    /// Features that hold for every reader.
    static let commonCount = 5

    func common() -> [UInt32] {
        [
            FeatureHash.of(Name.all.rawValue, 0), FeatureHash.of(Name.story.rawValue, UInt64(bitPattern: story)),
            FeatureHash.of(Name.kind.rawValue, UInt64(kind)), FeatureHash.of(Name.county.rawValue, UInt64(county)),
            FeatureHash.of(Name.kindOfCounty.rawValue, UInt64(kind) << 16 | UInt64(county)),
        ]
    }

    /// The features of a slot of ``ReaderTraits``: of readers, of readers and kind, of readers and story.
    func cross(_ slot: Int) -> (UInt32, UInt32, UInt32) {
        let slot = UInt64(slot)
        return (
            FeatureHash.of(Name.slot.rawValue, slot), FeatureHash.of(Name.kindSlot.rawValue, UInt64(kind) << 8 | slot),
            FeatureHash.of(Name.storySlot.rawValue | slot << 8, UInt64(bitPattern: story))
        )
    }

    /// All features of the story before a reader: 29.
    func features(before reader: ReaderTraits) -> [UInt32] {
        var features = common()
        features.reserveCapacity(Self.commonCount + 3 * ReaderTraits.traits)
        for trait in 0..<ReaderTraits.traits {
            let (own, kind, story) = cross(Int(reader.slots[trait]))
            features.append(own)
            features.append(kind)
            features.append(story)
        }
        return features
    }
}
