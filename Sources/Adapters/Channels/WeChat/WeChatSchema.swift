public import Storage

extension Schema {
    /// Which articles of official accounts are asked for their comments.
    public static let weChatChannel = Schema(
        room: "channels_wechat",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_wechat_article (
                        publication BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        message TEXT NOT NULL,
                        published_at BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_wechat_article_channel ON channels_wechat_article (channel, published_at)",
                ])
        ])
}
