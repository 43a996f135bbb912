public import Storage

extension Schema {
    /// What was sent to 企鹅号 when: for the number of posts a day, and to find a post whose answer was lost by its title.
    public static let qiehaoChannel = Schema(
        room: "channels_qiehao",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_qiehao_sending (
                        copy_key TEXT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        title TEXT NOT NULL,
                        first_sent_at BIGINT NOT NULL,
                        last_sent_at BIGINT NOT NULL,
                        address TEXT
                    )
                    """,
                    "CREATE INDEX channels_qiehao_sending_day ON channels_qiehao_sending (channel, last_sent_at)",
                    "CREATE INDEX channels_qiehao_sending_title ON channels_qiehao_sending (channel, title)",
                ])
        ])
}
