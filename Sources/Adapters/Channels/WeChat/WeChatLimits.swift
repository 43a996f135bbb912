import Contracts
import Distribution

/// The limits of `draft/add`, `media/uploadimg` and `material/add_material` as developers.weixin.qq.com states them
/// (read in 2026); the interface does not tell them.
enum WeChatLimits {
    /// Characters (字).
    static let title = ChannelLimits.Length(most: 32, measure: .scalars)
    static let author = ChannelLimits.Length(most: 16, measure: .scalars)
    /// 128 in the newest documents and 120 in the older ones.
    static let digest = ChannelLimits.Length(most: 120, measure: .scalars)
    /// "Less than 20,000 characters", tags included, and less than 1 MB.
    static let body = ChannelLimits.Length(most: 19_999, measure: .scalars)
    static let bodyBytes = ChannelLimits.Length(most: 1_000_000, measure: .bytes)
    static let link = ChannelLimits.Length(most: 1_000, measure: .bytes)
    /// JPEG or PNG; WebP is refused.
    static let picture = PictureBounds(mostWidth: 1_280, mostBytes: 1_000_000, format: .jpeg)
    /// `type=thumb`: JPEG, 64 KB; shown at 2.35 : 1 at the head of a list.
    static let cover = PictureBounds(mostWidth: 900, mostBytes: 64_000, format: .jpeg, aspect: 2.35)

    static let all = ChannelLimits(
        title: [title], body: [body, bodyBytes], pictureBytes: picture.mostBytes, pictureFormats: [.jpeg],
        filmBytes: nil)
}
