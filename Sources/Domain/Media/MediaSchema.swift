public import Storage

extension Schema {
    public static let media = Schema(
        room: "media",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE media_item (
                        id BIGINT NOT NULL PRIMARY KEY,
                        digest BYTEA NOT NULL UNIQUE,
                        format TEXT NOT NULL,
                        byte_count BIGINT NOT NULL CHECK (byte_count > 0),
                        width BIGINT,
                        height BIGINT,
                        stored_at BIGINT NOT NULL,
                        stored_by BIGINT NOT NULL,
                        CHECK ((width IS NULL) = (height IS NULL))
                    )
                    """
                ])
        ])
}
